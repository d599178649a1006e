package cn.qualitysafety.brand;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What models, forms and documents know of titles, incidents and sanctions. How a member votes is
 * no fact: only what the count of all says.
 */
@Component
class BrandFacts implements RegimeFacts {

  private final BrandTitleService titles;
  private final BrandIncidentService incidents;
  private final SanctionService sanctions;
  private final BallotService ballots;

  BrandFacts(
      BrandTitleService titles,
      BrandIncidentService incidents,
      SanctionService sanctions,
      BallotService ballots) {
    this.titles = titles;
    this.incidents = incidents;
    this.sanctions = sanctions;
    this.ballots = ballots;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(titles::of, "brand-register")
            .text("holderCode", "组织机构代码", BrandTitle::holderCode)
            .text("holderName", "企业", BrandTitle::holderName)
            .text("product", "产品", BrandTitle::product)
            .time("validityEnds", "有效期届满时间", titles::validityEnds)
            .titled("{holderName} 名牌产品称号（{product}）"),
        CaseFacts.of(incidents::of, "brand-incident")
            .choice("state", "办理状态", BrandIncident.State.class, BrandIncident::state)
            .text("titleNumber", "称号编号", BrandIncident::titleNumber)
            .text("holderCode", "组织机构代码", incident -> incidents.title(incident).holderCode())
            .text("holderName", "企业", incident -> incidents.title(incident).holderName())
            .text("product", "产品", incident -> incidents.title(incident).product())
            .text("description", "事件情况", BrandIncident::description)
            .text("facts", "调查查明的事实", BrandIncident::facts)
            .choice("harm", "损害后果", Harm.class, BrandIncident::harm)
            .number("victims", "伤亡人数", BrandIncident::victims)
            .number("failedBatches", "不合格批次", BrandIncident::failedBatches)
            .yesNo("unsafe", "涉及安全指标", BrandIncident::unsafe)
            .text("findingText", "调查结论", incidents::findingText)
            .titled("{holderName} 名牌产品质量事件（{product}）"),
        CaseFacts.of(sanctions::of, "brand-revocation")
            .choice("state", "办理状态", SanctionCase.State.class, SanctionCase::state)
            .text("titleNumber", "称号编号", SanctionCase::titleNumber)
            .text("holderCode", "组织机构代码", sanction -> sanctions.title(sanction).holderCode())
            .text("holderName", "企业", sanction -> sanctions.title(sanction).holderName())
            .text("product", "产品", sanction -> sanctions.title(sanction).product())
            .text("sanctionText", "建议处理", sanction -> sanction.sanction().chinese())
            .text("facts", "事实和证据", SanctionCase::facts)
            .text("legalBasis", "处理依据", SanctionCase::legalBasis)
            .yesNo("basisRepealed", "处理依据已经失效", sanctions::basisRepealed)
            .time("statementDue", "陈述申辩登记期限", sanctions::statementDue)
            .text("statement", "陈述申辩和采纳情况", SanctionCase::statement)
            .text("hearingNumber", "听证编号", sanctions::hearingNumber)
            .text("hearingSubject", "听证事项", sanctions::hearingSubject)
            .text("handlers", "已参与办理的人员", sanctions::handlers)
            .text("hearingText", "听证情况", sanctions::hearingText)
            .list("voters", "参加票决的委员", ballots::voters)
            .time("ballotCloses", "投票截止时间", ballots::closing)
            .choice("ballotOutcome", "票决结论", Ballot.Outcome.class, ballots::outcome)
            .text("resultText", "票决结果", ballots::resultText)
            .titled("{holderName} 拟{sanctionText}（{product}）"));
  }
}
