package cn.qualitysafety.shared;

import cn.qualitysafety.platform.input.Entered;

/**
 * What a hearing is about, as its parties are told (行政处罚法 1996 art. 31, 2021 art. 44).
 *
 * @param subject in a few words
 * @param measureText the decision that is intended; null, like what follows, where the calling
 *     model was deployed before it handed it over
 * @param factsFound the facts and their evidence
 * @param legalBasis the articles on which the decision would rest
 */
public record HearingMatter(
    String subject, String measureText, String factsFound, String legalBasis) {

  private static final int LONGEST_FACTS = 4000;

  public HearingMatter {
    subject = Entered.required("案由", subject, 500);
    measureText = Entered.optional("拟作出的决定", measureText, 500);
    factsFound = Entered.optional("事实和证据", factsFound, LONGEST_FACTS);
    legalBasis = Entered.optional("拟作出决定的依据", legalBasis, 500);
  }
}
