package cn.qualitysafety.licence;

import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * When an application counts as accepted from the day of receipt, whatever the window has answered:
 * nobody answered, or told the applicant what is missing, within five working days (行政许可法 art. 32
 * par. 1 no. 4).
 */
@Component
class DeemedAcceptance {

  /** Of the answer; the service of what is to be corrected has the same. */
  static final String LIMIT = "licence.acceptance";

  private final Deliveries deliveries;
  private final CaseRecords records;
  private final CaseLimits limits;
  private final Articles articles;
  private final Clock clock;

  DeemedAcceptance(
      Deliveries deliveries,
      CaseRecords records,
      CaseLimits limits,
      Articles articles,
      Clock clock) {
    this.deliveries = deliveries;
    this.records = records;
    this.limits = limits;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Whether the applicant was told too late what is to be corrected.
   *
   * @param notice kind of the paper
   * @return false while it is not served, or if its model was deployed before it was served within
   *     the limit of the law
   */
  boolean toldLate(String caseNumber, String notice) {
    return deliveries.last(CasePlace.of(caseNumber), notice).stream()
        .anyMatch(delivery -> delivery.served() && isLate(delivery));
  }

  /** The same of one service. */
  boolean isLate(Delivery served) {
    return toldOn(served).isAfter(served.dueOn())
        && limits.ofCase(served.number()).stream()
            .anyMatch(limit -> limit.limitName().equals(LIMIT));
  }

  /**
   * What was posted, or announced, in time is not late: the way of a letter does not count, and
   * nobody gains by not being found.
   */
  private LocalDate toldOn(Delivery served) {
    return switch (served.manner()) {
      case POST -> LocalDate.parse(records.text(served.number(), "sentOn"));
      case ANNOUNCE -> LocalDate.parse(records.text(served.number(), "publishedOn"));
      default -> served.servedOn();
    };
  }

  /** Whether the last answer came after its limit. */
  private boolean isAnsweredLate(String caseNumber) {
    return limits.ofCase(caseNumber).stream()
        .filter(limit -> limit.limitName().equals(LIMIT))
        .reduce((before, last) -> last)
        .filter(last -> last.endedOn() != null && last.endedOn().isAfter(last.dueOn()))
        .isPresent();
  }

  /**
   * What the paper on the acceptance says of its ground.
   *
   * @param receivedOn the day from which it counts, as papers write it
   */
  String words(String caseNumber, String notice, String receivedOn) {
    String words =
        toldLate(caseNumber, notice)
            ? "经审查，申请材料不齐全或者不符合法定形式，但本局没有在收到申请材料之日起五日内一次告知你单位需要补正的全部内容。逾期未告知，依照{{law.licenceCorrection}}的规定，你单位的申请自收到申请材料之日（"
                + receivedOn
                + "）起即为受理，补正告知书所定的补正期限不再适用。补正告知书所列的材料，请在审查期间提交；申请是否符合法定条件，由本局在审查中核实。"
            : isAnsweredLate(caseNumber)
                ? "本局没有在收到申请材料之日起五日内作出答复，依照{{law.licenceCorrection}}的规定，你单位的申请自收到申请材料之日（"
                    + receivedOn
                    + "）起即为受理。"
                : "经审查，申请事项属于本局职权范围，申请材料齐全、符合法定形式。根据{{law.licenceAcceptance}}的规定，本局决定予以受理。";
    return articles.fill(LocalDate.now(clock), words);
  }
}
