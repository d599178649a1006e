package cn.qualitysafety.summons;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What models, forms and documents know of summonses. A cause that joined an open summons is a case
 * without a register of its own: none of its facts is known.
 */
@Component
class SummonsFacts implements RegimeFacts {

  private final SummonsService summonses;
  private final SummonsRoundService rounds;

  SummonsFacts(SummonsService summonses, SummonsRoundService rounds) {
    this.summonses = summonses;
    this.rounds = rounds;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(summonses::of, "summons-enterprise")
            .choice("state", "办理状态", Summons.State.class, Summons::state)
            .text("holderCode", "组织机构代码", Summons::holderCode)
            .text("holderName", "企业", Summons::holderName)
            .text("products", "涉及产品", summons -> summonses.products(summons.caseNumber()))
            .text("nextRoundNumber", "下一次约谈编号", summonses::nextRoundNumber)
            .choice("stage", "本次约谈进展", Stage.class, summonses::stage)
            .yesNo("mayBeSummonedAgain", "可以再次约谈", summonses::mayBeSummonedAgain)
            .titled("{holderName} 约谈（{products}）"),
        CaseFacts.of(rounds::of, "summons-round")
            .number("round", "第几次约谈", SummonsRound::round)
            .choice("stage", "约谈进展", Stage.class, SummonsRound::stage)
            .time("stageDue", "本阶段期限", rounds::stageDue)
            .time("reportExpiry", "逾期未报整改报告的时间", rounds::reportExpiry)
            .text("holderName", "企业", rounds::holderName)
            .text("causes", "约谈事由", rounds::causesShown)
            .text("returned", "局领导退回意见", rounds::returnedText)
            .text("terms", "时间要求", round -> rounds.noticeTerms())
            .choices("presiders", "可以主持约谈的人员", rounds::presiders)
            .text("grounds", "约谈事由和证据", SummonsRound::grounds)
            .text("appointment", "约谈安排", rounds::appointment)
            .text("deliverBy", "送达期限", rounds::deliverByText)
            .text("rescheduled", "改期情况", rounds::rescheduledText)
            .text("commitments", "整改承诺", rounds::commitmentsText)
            .text("report", "整改报告摘要", SummonsRound::report)
            .titled("{holderName} 第{round}次约谈"));
  }
}
