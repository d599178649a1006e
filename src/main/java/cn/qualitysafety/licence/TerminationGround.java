package cn.qualitysafety.licence;

import cn.qualitysafety.platform.law.Articles;
import java.time.LocalDate;

/**
 * Why an application is not worked on to a decision (终止办理): 实施办法 (order 156) art. 32. Of the time
 * before 2014-08-01 no article was found; then only the applicant ends it, and papers cite nothing.
 */
enum TerminationGround {
  UNCOOPERATIVE("企业无正当理由拖延、拒绝或者不配合审查", "licence-rules-termination-uncooperative"),
  WITHDRAWN("企业撤回申请", "licence-rules-termination-withdrawn"),
  HOLDER_ENDED("企业依法终止", "licence-rules-termination-ended"),
  FEE_UNPAID("企业没有在规定期限内缴纳依法需要缴纳的费用", "licence-rules-termination-fee"),
  PRODUCT_BANNED("申请生产的产品列入国家淘汰或者禁止生产产品目录", "licence-rules-termination-banned"),
  /** What was missing was not handed in. */
  LAPSED("企业逾期没有补正申请材料，视为放弃申请", "licence-rules-termination-other"),
  OTHER("依法应当终止办理的其他情形", "licence-rules-termination-other");

  private final String chinese;
  private final String article;

  TerminationGround(String chinese, String article) {
    this.chinese = chinese;
    this.article = article;
  }

  String chinese() {
    return chinese;
  }

  /**
   * Whether the law of a day lets the office end an application on this ground: without an article
   * it is granted, or refused with reasons (行政许可法 art. 38), unless nobody is left to be answered.
   */
  boolean isLawful(Articles articles, LocalDate day) {
    return this == HOLDER_ENDED || articles.isInForce(day, article);
  }

  /**
   * What the notice decides, with the article of its day.
   *
   * @param trial whether the applicant may have produced on trial, which ends with the notice
   */
  String decision(Articles articles, LocalDate day, boolean trial) {
    if (!articles.isInForce(day, article)) {
      return "本局决定终止办理。";
    }
    return "依照%s的规定，本局决定终止办理。".formatted(articles.cite(day, article))
        + (trial ? TrialProduction.ends(articles, day) : "");
  }
}
