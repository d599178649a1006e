package cn.qualitysafety.licence.process;

import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * What {@code licence-national-decision} hands back: the decision of the state's administration
 * (总局).
 *
 * @param number of its paper
 * @param reasons what it says; null if nobody has entered it
 * @param licenceNumber on the certificate that it has given; null if it gave none
 * @param servedOn day on which the party got it; null if that is not known
 * @param enteredBy login; null if there is no such decision
 */
record NationalDecision(
    boolean approved,
    String number,
    LocalDate decidedOn,
    String reasons,
    String licenceNumber,
    LocalDate servedOn,
    String enteredBy) {

  private static final String RESULT = "nationalResult";
  private static final String NUMBER = "nationalNumber";
  private static final String DECIDED_ON = "nationalDecidedOn";
  private static final String REASONS = "nationalReasons";
  private static final String LICENCE_NUMBER = "nationalLicenceNumber";
  private static final String SERVED_ON = "nationalServedOn";
  private static final String CASE = "nationalCase";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  static NationalDecision of(DelegateExecution execution, CaseRecords records) {
    String caseNumber = text(execution, CASE);
    return new NationalDecision(
        "approve".equals(text(execution, RESULT)),
        text(execution, NUMBER),
        day(execution, DECIDED_ON),
        text(execution, REASONS),
        text(execution, LICENCE_NUMBER),
        day(execution, SERVED_ON),
        caseNumber == null ? null : records.lastPerson(caseNumber));
  }

  /** For the file of the case. */
  String words() {
    return "%s，%s。%s".formatted(number, DAY.format(decidedOn), reasons == null ? "" : reasons);
  }

  private static String text(DelegateExecution execution, String name) {
    Object value = execution.getVariable(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  private static LocalDate day(DelegateExecution execution, String name) {
    String value = text(execution, name);
    return value == null ? null : LocalDate.parse(value);
  }
}
