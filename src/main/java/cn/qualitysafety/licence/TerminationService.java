package cn.qualitysafety.licence;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what is reviewed without a decision on it: applications for licences and for changes alike.
 */
@Service
public class TerminationService {

  private static final String NUMBER = "受理编号";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** In the record of the case. */
  private static final String APPLICATION_NUMBER = "applicationNumber";

  private static final String GROUND = "ground";
  private static final String FACTS = "terminationFacts";

  private final ApplicationService applications;
  private final LicenceChangeService changes;
  private final CaseRecords records;
  private final Articles articles;
  private final Clock clock;

  TerminationService(
      ApplicationService applications,
      LicenceChangeService changes,
      CaseRecords records,
      Articles articles,
      Clock clock) {
    this.applications = applications;
    this.changes = changes;
    this.records = records;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * The applicant withdraws before the decision, in writing.
   *
   * @param withdrawnOn day on which that came in
   * @param requestNumber under which it was registered
   * @param reason if the applicant gives one, which no law demands; else null or empty
   * @param unitCode unit of the window
   * @return number of the case that ends
   * @throws RefusedInputException if there is no such case here, or it is decided
   */
  @Transactional
  public String withdraw(
      Object caseNumber,
      Object withdrawnOn,
      Object requestNumber,
      Object reason,
      String unitCode,
      String person) {
    String number = Entered.code(NUMBER, caseNumber, 64);
    LocalDate day = Entered.date("撤回日期", withdrawnOn);
    Entered.notInFuture("撤回日期", day, LocalDate.now(clock));
    String received =
        "本局于%s收到你单位的书面撤回申请（收文编号：%s）"
            .formatted(DAY.format(day), Entered.line("撤回申请书收文编号", requestNumber, 40));
    String why = Entered.optional("撤回理由", reason, 400);
    end(
        number,
        new Ending(
            TerminationGround.WITHDRAWN,
            day,
            received + (why == null ? "。" : "，撤回理由：" + why),
            person),
        unitCode);
    return number;
  }

  /**
   * Makes sure that a case can be ended by the office.
   *
   * @throws RefusedInputException as {@link #terminate}
   */
  public void check(Object caseNumber, Object ground, String unitCode) {
    String number = Entered.code(NUMBER, caseNumber, 64);
    ground(ground);
    if (!applications.mayEnd(number, unitCode) && !changes.mayEnd(number, unitCode)) {
      throw unknown(number);
    }
  }

  /** What is proposed in a case; null before it is entered. */
  Termination of(String caseNumber) {
    String number = records.text(caseNumber, APPLICATION_NUMBER);
    return number == null ? null : new Termination(caseNumber, Entered.code(NUMBER, number, 64));
  }

  /** Who has applied. */
  String holderName(Termination termination) {
    Application application = applications.of(termination.applicationNumber());
    return application == null
        ? changes.licence(changes.of(termination.applicationNumber())).holderName()
        : application.holderName();
  }

  /** The unit whose post decides, as on the application itself. */
  String decidingUnit(Termination termination) {
    Application application = applications.of(termination.applicationNumber());
    return application == null
        ? changes.decidingUnit(changes.of(termination.applicationNumber()))
        : applications.decidingUnit(application);
  }

  /**
   * The office ends a review that cannot come to a decision, as it was proposed.
   *
   * @param caseNumber of the case in which whoever decides has decided so
   * @return number of the case that ends
   * @throws RefusedInputException if it has been decided meanwhile
   */
  @Transactional
  public String terminate(String caseNumber, String unitCode) {
    String number = of(caseNumber).applicationNumber();
    TerminationGround chosen = ground(records.text(caseNumber, GROUND));
    end(
        number,
        new Ending(
            chosen,
            LocalDate.now(clock),
            "%s。%s".formatted(chosen.chinese(), records.text(caseNumber, FACTS)),
            records.lastPerson(caseNumber)),
        unitCode);
    return number;
  }

  private TerminationGround ground(Object entered) {
    TerminationGround chosen = Entered.choice("终止办理的情形", entered, TerminationGround.class);
    if (chosen == TerminationGround.WITHDRAWN || chosen == TerminationGround.LAPSED) {
      throw new RefusedInputException("企业撤回申请的，由受理窗口登记“撤回许可申请”；逾期没有补正的，系统自动登记。请改选其他情形。");
    }
    if (!chosen.isLawful(articles, LocalDate.now(clock))) {
      throw new RefusedInputException(
          "2014年8月1日实施办法（国家质检总局令第156号）施行以前，法律没有规定因“%s”终止办理；已经受理的申请，应当依法作出准予或者不予许可的决定（行政许可法第三十八条）。"
              .formatted(chosen.chinese()));
    }
    return chosen;
  }

  private void end(String number, Ending ending, String unitCode) {
    if (!applications.end(number, ending, unitCode) && !changes.end(number, ending, unitCode)) {
      throw unknown(number);
    }
  }

  private static RefusedInputException unknown(String number) {
    return new RefusedInputException("本单位没有编号为“%s”的申请，请核对受理编号。".formatted(number));
  }
}
