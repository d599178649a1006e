package cn.qualitysafety.licence;

import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Until when a file goes to the state's administration (总局), and until when that decides: the time
 * runs in the case that asks it.
 */
@Service
class NationalFiles {

  private static final String FORWARDING = "licence.reportReview";
  private static final String FROM_ACCEPTANCE = "受理申请";

  /** Within which an application, a change, and the end of a licence are decided. */
  private static final Set<String> DECISIONS =
      Set.of(
          "licence.review",
          "licence.change",
          "licence.changeVerified",
          "licence.revocation",
          "licence.otherEnding");

  private final CaseRecords records;
  private final CaseLimits limits;
  private final Limits namedLimits;
  private final Deadline deadline;

  NationalFiles(CaseRecords records, CaseLimits limits, Limits namedLimits, Deadline deadline) {
    this.records = records;
    this.limits = limits;
    this.namedLimits = namedLimits;
    this.deadline = deadline;
  }

  /**
   * @param causeCase number of the case that asks
   * @param acceptedOn null if nobody applied for it
   */
  record NationalFile(String causeCase, LocalDate acceptedOn) {}

  NationalFile of(String caseNumber) {
    String acceptedOn = records.text(caseNumber, "acceptedOn");
    return new NationalFile(
        records.text(caseNumber, "causeCase"),
        acceptedOn == null ? null : LocalDate.parse(acceptedOn));
  }

  /** From the acceptance where the rules of its day count from there; otherwise from now. */
  Date forwardBy(NationalFile file) {
    boolean fromAcceptance =
        file.acceptedOn() != null
            && namedLimits.named(FORWARDING, file.acceptedOn()).event().equals(FROM_ACCEPTANCE);
    return fromAcceptance
        ? deadline.since(FORWARDING, file.acceptedOn().toString())
        : deadline.of(FORWARDING);
  }

  /** Null while the time of the case stands still, or it has none. */
  Date decideBy(NationalFile file) {
    return limits.ofCase(file.causeCase()).stream()
        .filter(limit -> DECISIONS.contains(limit.limitName()) && limit.endedOn() == null)
        .findFirst()
        .map(CaseLimit::limitName)
        .map(limit -> limits.dueDate(file.causeCase(), limit))
        .orElse(null);
  }
}
