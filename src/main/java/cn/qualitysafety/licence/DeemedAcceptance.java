package cn.qualitysafety.licence;

import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
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
    return isAfterLimit(served)
        && limits.ofCase(served.number()).stream()
            .anyMatch(limit -> limit.limitName().equals(LIMIT));
  }

  /** Whether it has been posted or announced in time, though its service may not be proved yet. */
  boolean sentInTime(String caseNumber, String notice) {
    return deliveries.last(CasePlace.of(caseNumber), notice).stream()
        .anyMatch(delivery -> toldOn(delivery) != null && !isAfterLimit(delivery));
  }

  private boolean isAfterLimit(Delivery delivery) {
    return toldOn(delivery).isAfter(delivery.dueOn());
  }

  /**
   * What was posted, or announced, in time is not late: the way of a letter does not count, and
   * nobody gains by not being found. A letter that came back told nobody anything.
   *
   * @return null while nobody has been told
   */
  private LocalDate toldOn(Delivery delivery) {
    LocalDate sentOn = day(delivery, "sentOn");
    LocalDate returnedOn = day(delivery, "returnedOn");
    return switch (Objects.toString(records.text(delivery.number(), "manner"), "")) {
      case "post" ->
          returnedOn == null || !returnedOn.isAfter(sentOn) ? sentOn : delivery.servedOn();
      case "announce" -> day(delivery, "publishedOn");
      default -> delivery.servedOn();
    };
  }

  private LocalDate day(Delivery delivery, String field) {
    String day = records.text(delivery.number(), field);
    return day == null || day.isBlank() ? null : LocalDate.parse(day);
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
   * @param toldLate that the applicant was not told in time what is to be corrected
   * @param receivedOn the day from which it counts, as papers write it
   */
  String words(String caseNumber, boolean toldLate, String receivedOn) {
    String words =
        toldLate
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
