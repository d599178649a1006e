package cn.qualitysafety.platform.law;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * What a decision tells of administrative reconsideration (行政复议) and court (行政诉讼): the placeholder
 * {@code {{remedies}}} of documents. Which law holds is decided by the day of the decision, to whom
 * one appeals by the unit that decided.
 *
 * <p>Reconsideration: 60 days; 行政复议法 1999 art. 9, and art. 12 with 行政复议法实施条例 art. 24 (a department
 * under vertical management) for the government or the superior department, as the party chooses;
 * since 2024-01-01 art. 20 and 24, the government alone, and before any court where information is
 * refused (art. 23). Court: three months, 行政诉讼法 1989 art. 39; since 2015-05-01 six months, art. 46.
 */
@Component
public class Remedies {

  /** The name of the placeholder. */
  public static final String PLACEHOLDER = "remedies";

  /**
   * The fact of a case whose decision goes to reconsideration before any court, where the law of
   * the day says so: information that somebody asked for is refused, all of it or in part.
   */
  public static final String REVIEW_FIRST = "reviewFirst";

  /** What gives the choice against a department under vertical management. */
  private static final String VERTICAL = "review-authority-vertical";

  /** 行政诉讼法, amended in 2014. */
  private static final LocalDate SIX_MONTHS = LocalDate.of(2015, 5, 1);

  /** 行政复议法, revised in 2023. */
  private static final LocalDate GOVERNMENT_ALONE = LocalDate.of(2024, 1, 1);

  private final Articles articles;
  private final RemedyAddresses addresses;

  Remedies(Articles articles, RemedyAddresses addresses) {
    this.articles = articles;
    this.addresses = addresses;
  }

  /**
   * A sentence in one line: Word spreads a line that is broken within a paragraph set on both
   * sides.
   *
   * @param unitCode the unit that decided
   * @param day of the decision
   * @param reviewFirst whether {@link #REVIEW_FIRST} holds
   */
  public String text(String unitCode, LocalDate day, boolean reviewFirst) {
    boolean either = day.isBefore(GOVERNMENT_ALONE);
    boolean courtAfterwards = reviewFirst && !either;
    String government = addresses.government(unitCode);
    String review =
        "如不服本决定，%s自收到本文书之日起60日内，依照%s的规定，%s向%s申请行政复议；"
            .formatted(
                courtAfterwards ? "应当" : "可以",
                articles.cite(day, reviewArticles(unitCode, day, courtAfterwards)),
                courtAfterwards ? "先" : "",
                either
                    ? "%s或者%s".formatted(government, addresses.superior(unitCode, day))
                    : government);
    return courtAfterwards
        ? review + "对行政复议决定不服的，可以再依法向人民法院提起行政诉讼。"
        : review
            + "也可以自收到本文书之日起%s内，依照%s的规定，直接向有管辖权的人民法院提起行政诉讼。"
                .formatted(
                    day.isBefore(SIX_MONTHS) ? "3个月" : "6个月", articles.cite(day, "suit-time"));
  }

  private String[] reviewArticles(String unitCode, LocalDate day, boolean first) {
    if (first) {
      return new String[] {"review-first", "review-time", "review-authority"};
    }
    return articles.isInForce(day, VERTICAL) && addresses.isUnderVerticalManagement(unitCode, day)
        ? new String[] {"review-time", "review-authority", VERTICAL}
        : new String[] {"review-time", "review-authority"};
  }
}
