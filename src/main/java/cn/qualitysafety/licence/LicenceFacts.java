package cn.qualitysafety.licence;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of the cases of licensing. */
@Component
class LicenceFacts implements RegimeFacts {

  private final ApplicationService applications;
  private final VisitService visits;

  LicenceFacts(
      ApplicationService applications,
      VisitService visits) {
    this.applications = applications;
    this.visits = visits;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(applications::of, "licence-review")
            .choice("applicationKind", "申请类别", ApplicationKind.class, Application::kind)
            .choice("state", "办理状态", ApplicationState.class, Application::state)
            .text("holderCode", "组织机构代码", Application::holderCode)
            .text("holderName", "企业", Application::holderName)
            .text("product", "产品", applications::productName)
            .text("productKind", "产品类别", applications::productKind)
            .text("productionSite", "生产地址", Application::productionSite)
            .text("missing", "应补正的材料", Application::missing)
            .text("correctionText", "补正情况", applications::correctionText)
            .day("acceptedOn", "受理日期", Application::acceptedOn)
            .text("silenceText", "逾期未答复的情况", applications::silenceText)
            .text("visitNumber", "实地核查编号", applications::visitNumber)
            .yesNo("visitPassed", "实地核查合格", applications::visitPassed)
            .text("visitText", "实地核查结论", applications::visitText)
            .text("testNumber", "产品检验编号", applications::testNumber)
            .text("testText", "产品检验结论", applications::testText)
            .text("opinionText", "审查意见", applications::opinionText)
            .person("reviewedBy", "审查人", Application::reviewedBy)
            .yesNo("hearingNeeded", "涉及他人重大利益", Application::touchesThirdParty)
            .text("thirdParty", "利害关系人", Application::thirdParty)
            .text("hearingNumber", "听证编号", applications::hearingNumber)
            .text("hearingSubject", "听证事项", applications::hearingSubject)
            .text("hearingText", "听证情况", applications::hearingText)
            .text("handlers", "已参与办理的人员", applications::handlers)
            .text("certificateText", "证书", applications::certificateText),
        CaseFacts.of(visits::of, "licence-site-visit")
            .text("holderName", "企业", Visit::holderName)
            .text("product", "产品", Visit::product)
            .choices("leaders", "可任核查组长的审查员", visit -> visits.leaders())
            .choices("reviewers", "可参加核查组的审查员", visit -> visits.reviewers())
            .person("leader", "核查组长", Visit::leader)
            .text("planText", "核查安排", visits::planText));
  }
}
