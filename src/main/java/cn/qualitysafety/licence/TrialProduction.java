package cn.qualitysafety.licence;

import cn.qualitysafety.platform.law.Articles;
import java.time.LocalDate;

/** Production on trial (试生产) while an application is reviewed: 实施办法 (order 156) art. 45. */
final class TrialProduction {

  private static final String ARTICLE = "licence-rules-trial-production";

  private TrialProduction() {}

  /** What the acceptance tells the applicant of it. */
  static String begins(Articles articles, LocalDate day) {
    return articles.isInForce(day, ARTICLE)
        ? ("依照%s的规定，你单位可以自受理申请之日起试生产申请取证的产品；试生产的产品应当经出厂检验合格，并在产品或者其包装、说明书上标明“试制品”后，方可销售；"
                + "本局作出终止办理或者不予许可的决定的，从即日起不得继续试生产。")
            .formatted(articles.cite(day, ARTICLE))
        : "";
  }

  /**
   * What a refusal, or the end of a review, tells the applicant; nothing before the rules of 2014.
   */
  static String ends(Articles articles, LocalDate day) {
    return articles.isInForce(day, ARTICLE)
        ? "依照%s的规定，你单位从即日起不得继续试生产该产品。".formatted(articles.cite(day, ARTICLE))
        : "";
  }
}
