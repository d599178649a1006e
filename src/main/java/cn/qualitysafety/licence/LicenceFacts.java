package cn.qualitysafety.licence;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of the cases of licensing. */
@Component
class LicenceFacts implements RegimeFacts {

  private final ApplicationService applications;
  private final VisitService visits;
  private final ProductTestService tests;
  private final LaboratoryTestService laboratoryTests;
  private final LicenceChangeService changes;
  private final AnnualReviewService reviews;
  private final RevocationService revocations;
  private final LicenceService licences;
  private final TerminationService terminations;
  private final NationalFiles nationalFiles;
  private final RemedyService remedies;
  private final GrantCirculars circulars;

  LicenceFacts(
      ApplicationService applications,
      VisitService visits,
      ProductTestService tests,
      LaboratoryTestService laboratoryTests,
      LicenceChangeService changes,
      AnnualReviewService reviews,
      RevocationService revocations,
      LicenceService licences,
      TerminationService terminations,
      NationalFiles nationalFiles,
      RemedyService remedies,
      GrantCirculars circulars) {
    this.applications = applications;
    this.visits = visits;
    this.tests = tests;
    this.laboratoryTests = laboratoryTests;
    this.changes = changes;
    this.reviews = reviews;
    this.revocations = revocations;
    this.licences = licences;
    this.terminations = terminations;
    this.nationalFiles = nationalFiles;
    this.remedies = remedies;
    this.circulars = circulars;
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
            .day("receivedOn", "收到申请日期", Application::receivedOn)
            .number("receivedDay", "收到申请日期（八位数）", each -> digits(each.receivedOn()))
            .day("correctedOn", "收到补正材料日期", Application::correctedOn)
            .text("missing", "应补正的材料", Application::missing)
            .text("correctionText", "补正情况", applications::correctionText)
            .yesNo("toldLate", "补正告知逾期", applications::toldLate)
            .yesNo("sentInTime", "补正告知书已在期限内寄出、公告", applications::sentInTime)
            .time("correctionExpiry", "视为放弃申请的时间", applications::correctionExpiry)
            .day("acceptedOn", "受理日期", Application::acceptedOn)
            .text("silenceText", "逾期未答复的情况", applications::silenceText)
            .text("visitNumber", "实地核查编号", applications::visitNumber)
            .yesNo("visitPassed", "实地核查合格", applications::visitPassed)
            .text("visitText", "实地核查结论", applications::visitText)
            .text("testNumber", "产品检验编号", applications::testNumber)
            .text("testText", "产品检验结论", applications::testText)
            .yesNo("reportRecorded", "已登记产品检验合格报告", applications::reportRecorded)
            .text("opinionText", "审查意见", applications::opinionText)
            .person("reviewedBy", "审查人", Application::reviewedBy)
            .yesNo("hearingNeeded", "须听证", Application::needsHearing)
            .text("hearingKind", "听证种类", Application::hearingKind)
            .text("thirdParty", "利害关系人", Application::thirdParty)
            .list("interestedParties", "受送达的利害关系人", applications::interestedParties)
            .list("refusalAddressees", "不予许可决定的受送达人", applications::refusalAddressees)
            .text("measureText", "报请的处理", applications::measureText)
            .text("intendedText", "拟作出的决定", applications::intendedText)
            .text("intendedFacts", "拟作出决定的事实和证据", applications::intendedFacts)
            .text("intendedBasis", "拟作出决定的依据", applications::intendedBasis)
            .text("hearingNumber", "听证编号", applications::hearingNumber)
            .text("hearingSubject", "听证事项", applications::hearingSubject)
            .text("hearingText", "听证情况", applications::hearingText)
            .text("handlers", "已参与办理的人员", applications::handlers)
            .text("certificateText", "证书", applications::certificateText)
            .text("licenceNumber", "许可证编号", Application::licenceNumber)
            .day("deliveredOn", "证书送达日期", Application::deliveredOn)
            .text("decidingUnit", "决定机关代码", applications::decidingUnit)
            .titled("{holderName} 生产许可（{product}）"),
        CaseFacts.of(visits::of, "licence-site-visit")
            .text("holderName", "企业", Visit::holderName)
            .text("product", "产品", Visit::product)
            .choices("leaders", "可任核查组长的审查员", visit -> visits.leaders())
            .choices("reviewers", "可参加核查组的审查员", visit -> visits.reviewers())
            .person("leader", "核查组长", Visit::leader)
            .text("planText", "核查安排", visits::planText)
            .text("visitDays", "可选的核查日期", visits::visitDays)
            .day("acceptedOn", "受理日期", visits::acceptedOn)
            .yesNo("noticeLate", "核查通知书送达不足五日", visits::noticeLate)
            .yesNo("visitPassed", "实地核查合格", VisitService::hasPassed)
            .text("visitText", "实地核查结论", visit -> visits.conclusionText(visit.caseNumber()))
            .day("toldOn", "结论告知书送达日期", Visit::toldOn)
            .time("statementExpiry", "陈述申辩登记截止时间", visits::statementExpiry)
            .titled("{holderName} 实地核查（{product}）"),
        CaseFacts.of(tests::of, "licence-product-test")
            .text("holderName", "企业", ProductTest::holderName)
            .text("product", "产品", ProductTest::product)
            .choices("laboratories", "可选的检验机构", test -> tests.laboratories())
            .text("laboratory", "检验机构代码", ProductTest::laboratory)
            .text("samplingSheet", "抽样单编号", ProductTest::samplingSheet)
            .person("sealedBy", "抽样人", ProductTest::sealedBy)
            .text("firstNumber", "检验编号", tests::firstNumber)
            .day("deliverBy", "送样截止日期", ProductTest::deliverBy)
            .yesNo("passedFirst", "检验合格", tests::passedFirst)
            .yesNo("undelivered", "未送样", tests::undelivered)
            .day("objectBy", "异议截止日期", ProductTest::objectBy)
            .time("objectionExpiry", "异议登记截止时间", tests::objectionExpiry)
            .yesNo("objectionRaised", "提出异议", ProductTest::objectionRaised)
            .choices("otherLaboratories", "可选的复检机构", tests::otherLaboratories)
            .text("retestNumber", "复检编号", tests::retestNumber)
            .text("retestLaboratory", "复检机构代码", ProductTest::retestLaboratory)
            .day("deliverRetestBy", "复检送样截止日期", tests::deliverRetestBy)
            .titled("{holderName} 产品检验（{product}）"),
        CaseFacts.of(laboratoryTests::of, "licence-laboratory-test")
            .text("product", "产品", LaboratoryTest::product)
            .text("samplingSheet", "抽样单编号", LaboratoryTest::samplingSheet)
            .day("deliverBy", "送样截止日期", LaboratoryTest::deliverBy)
            .time("deliveryDue", "送样截止时间", laboratoryTests::deliveryDue)
            .time("deliveryExpiry", "收样登记截止时间", laboratoryTests::deliveryExpiry)
            .text("sampleText", "样品", laboratoryTests::sampleText)
            .titled("{product} 样品检验（抽样单{samplingSheet}）"),
        CaseFacts.of(changes::of, "licence-change")
            .choice("state", "办理状态", LicenceChange.State.class, LicenceChange::state)
            .day("receivedOn", "收到申请日期", LicenceChange::receivedOn)
            .number("receivedDay", "收到申请日期（八位数）", each -> digits(each.receivedOn()))
            .day("acceptedOn", "受理日期", LicenceChange::acceptedOn)
            .text("missing", "应补正的材料", LicenceChange::missing)
            .yesNo("toldLate", "补正告知逾期", changes::toldLate)
            .yesNo("sentInTime", "补正告知书已在期限内寄出、公告", changes::sentInTime)
            .text("visitPlace", "核查地点", changes::visitPlace)
            .yesNo("visitPassed", "实地核查合格", changes::visitPassed)
            .text("testNumber", "产品检验编号", changes::testNumber)
            .text("testText", "产品检验", changes::testText)
            .yesNo("reportRecorded", "已登记产品检验合格报告", changes::reportRecorded)
            .yesNo("extended", "办理期限已经延长", changes::isExtended)
            .text("licenceNumber", "许可证编号", LicenceChange::licenceNumber)
            .text("holderCode", "组织机构代码", change -> changes.licence(change).holderCode())
            .text("holderName", "企业", change -> changes.licence(change).holderName())
            .text("product", "产品", change -> changes.licence(change).product())
            .text("changeText", "变更内容", LicenceChange::text)
            .text("afterChange", "变更后内容", LicenceChange::afterChange)
            .text("grounds", "变更理由和证明材料", LicenceChange::grounds)
            .day("openedOn", "收件日期", LicenceChange::openedOn)
            .yesNo("verifiedAgain", "须实地核查", LicenceChange::verifiedAgain)
            .text("visitNumber", "实地核查编号", changes::visitNumber)
            .text("visitText", "实地核查", changes::visitText)
            .text("changeSubject", "变更事项", changes::subject)
            .text("productKind", "产品类别", changes::productKind)
            .text("decidingUnit", "决定机关代码", changes::decidingUnit)
            .titled("{holderName} 许可证变更（{product}）"),
        CaseFacts.of(reviews::of, "licence-annual-review")
            .choice("state", "办理状态", AnnualReview.State.class, AnnualReview::state)
            .text("licenceNumber", "许可证编号", AnnualReview::licenceNumber)
            .text("holderName", "企业", reviews::holderName)
            .text("product", "产品", reviews::product)
            .text("handInBy", "补交截止日期", reviews::handInByText)
            .time("lateReportExpiry", "补交期满时间", reviews::lateReportExpiry)
            .text("summary", "自查报告摘要", AnnualReview::summary)
            .text("creditClass", "信用等级", reviews::creditClass)
            .yesNo("listedBefore", "上次列入检查名单", reviews::listedBefore)
            .yesNo("visitDrawn", "抽中实地检查", AnnualReview::drawn)
            .day("checkSince", "审查期限起算日期", AnnualReview::checkSince)
            .text("drawText", "实地检查", reviews::drawText)
            .titled("{holderName} 许可证年审（{product}）"),
        CaseFacts.of(revocations::of, "licence-revocation")
            .choice("state", "办理状态", Revocation.State.class, Revocation::state)
            .text("licenceNumber", "许可证编号", Revocation::licenceNumber)
            .text("holderCode", "组织机构代码", revocations::holderCode)
            .text("holderName", "企业名称", revocations::holderName)
            .choice("measure", "处理种类", Measure.class, Revocation::measure)
            .text("measureText", "处理种类名称", revocations::measureText)
            .text("proposal", "拟作出的处理", revocations::proposal)
            .text("holderAddress", "企业地址", revocations::holderAddress)
            .text("facts", "事实和证据", Revocation::facts)
            .text("legalBasis", "处理依据", Revocation::legalBasis)
            .day("noticeServedOn", "告知书送达日期", revocations::noticeServedOn)
            .time("defenceDue", "陈述申辩登记期限", revocations::defenceDue)
            .text("defence", "陈述申辩和采纳情况", Revocation::defence)
            .person("defenceBy", "听取陈述申辩人", Revocation::defenceBy)
            .text("handlers", "已参与办理的人员", revocations::handlers)
            .text("hearingNumber", "听证编号", revocations::hearingNumber)
            .text("hearingKind", "听证种类", revocation -> revocation.measure().hearingKind())
            .text("hearingSubject", "听证事项", revocations::hearingSubject)
            .text("hearingText", "听证情况", revocations::hearingText)
            .yesNo("hearingClosed", "听证程序已经终结", revocations::hearingClosed)
            .yesNo("hearingHeld", "举行了听证", revocations::hearingHeld)
            .text("reviewOutcome", "法制审核和集体讨论的结果", Revocation::reviewOutcome)
            .text("reviewText", "审核和讨论的意见", Revocation::reviewText)
            .text("reasons", "决定理由", Revocation::reasons)
            .day("effectiveOn", "处理决定生效日期", Revocation::effectiveOn)
            .yesNo("revokedHere", "由本局吊销", revocations::revokedHere)
            .text("productKind", "产品类别", revocations::productKind)
            .text("decidingUnit", "决定机关代码", revocations::decidingUnit)
            .titled("{holderName} {measureText}生产许可证（{licenceNumber}）"),
        CaseFacts.of(remedies::of, "licence-remedy")
            .text("licenceNumber", "许可证编号", remedy -> remedy.licence().number())
            .text("holderCode", "组织机构代码", remedy -> remedy.licence().holderCode())
            .text("holderName", "企业名称", remedy -> remedy.licence().holderName())
            .text("product", "产品", remedy -> remedy.licence().product())
            .choice("measure", "处理种类", Measure.class, remedy -> remedy.challenged().measure())
            .text("measureText", "处理种类名称", each -> each.challenged().measure().chinese())
            .text("challengedText", "原决定", remedies::challengedText)
            .text("remedyWords", "复议决定、裁判", Remedy::words)
            .day("remedyFrom", "应当执行的起算日期", Remedy::from)
            .text("fulfilmentText", "履行复议决定、裁判的依据", remedies::fulfilmentText)
            .text("decidingUnit", "决定机关代码", remedies::decidingUnit)
            .yesNo("reinstated", "许可证恢复", remedies::reinstated)
            .yesNo("inTerm", "仍在有效期内", remedies::inTerm)
            .choice("redoWay", "怎样重新作出", RemedyService.RedoWay.class, remedies::redoWay)
            .text("standingText", "许可证恢复后的效力", remedies::standingText)
            .text("facts", "事实和证据", remedies::factsAgain)
            .text("legalBasis", "处理依据", remedy -> remedy.challenged().legalBasis())
            .titled("{holderName} 复议、诉讼结果（{licenceNumber}）"),
        CaseFacts.of(terminations::of, "licence-termination")
            .text("holderName", "企业", terminations::holderName)
            .text("decidingUnit", "决定机关代码", terminations::decidingUnit),
        CaseFacts.of(circulars::of, "licence-grant-circular")
            .text("monthText", "月份", circulars::monthText)
            .number("grantedNowCount", "登记簿所载本月发证数", month -> month.licences().size())
            .text("grantedNow", "登记簿所载本月发证名单", circulars::text)
            .titled("{monthText}准予许可的通报"),
        CaseFacts.of(nationalFiles::of, "licence-national-decision")
            .time("forwardBy", "上报期限", nationalFiles::forwardBy)
            .time("decideBy", "总局作出决定的期限", nationalFiles::decideBy),
        CaseFacts.of(licences::of, "licence-renewal-watch")
            .text("licenceNumber", "许可证编号", Licence::number)
            .text("holderCode", "组织机构代码", Licence::holderCode)
            .text("holderName", "企业名称", Licence::holderName)
            .text("product", "产品", Licence::product)
            .text("validity", "有效期", licences::validityText)
            .time("firstUrging", "催办换证时间", licences::firstUrging)
            .time("secondUrging", "再次催办换证时间", licences::secondUrging)
            .text("annualReviews", "历次年审开始时间", licences::annualReviews)
            .time("validityEnds", "有效期届满时间", licences::validityEnds)
            .yesNo("renewalUndecided", "按期换证待决", applications::renewalUndecided)
            .titled("{holderName} 证后监管（{product}）"));
  }

  /** As tables of the law have a day: 20180923. */
  private static Integer digits(LocalDate day) {
    return day == null
        ? null
        : (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
  }
}
