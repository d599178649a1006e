package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.CreditClass;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Yearly reviews of licences. */
@Service
public class AnnualReviewService {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final String LATE_REPORT = "licence.lateReport";
  private static final String REMINDER_PAPER = "年度自查报告催报通知书";

  private final SecureRandom seeds = new SecureRandom();
  private final AnnualReviewMapper mapper;
  private final LicenceService licences;
  private final EnterpriseService enterprises;
  private final ComplianceService compliance;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final RunningNumbers numbers;
  private final Clock clock;

  AnnualReviewService(
      AnnualReviewMapper mapper,
      LicenceService licences,
      EnterpriseService enterprises,
      ComplianceService compliance,
      UnitRegister units,
      OfficialDocuments documents,
      Deadline deadline,
      CaseLimits limits,
      RunningNumbers numbers,
      Clock clock) {
    this.mapper = mapper;
    this.licences = licences;
    this.enterprises = enterprises;
    this.compliance = compliance;
    this.units = units;
    this.documents = documents;
    this.deadline = deadline;
    this.limits = limits;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * Opens this year's review of a licence.
   *
   * @return number of the case, for example NS2010-440100-0001
   */
  @Transactional
  public String openAnnualReview(String licenceNumber) {
    String unitCode = licences.of(licenceNumber).unitCode();
    int year = LocalDate.now(clock).getYear();
    String caseNumber =
        "NS%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "NS", year));
    mapper.insert(caseNumber, licenceNumber, unitCode, year, LocalDateTime.now(clock));
    return caseNumber;
  }

  public AnnualReview of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  String holderName(AnnualReview review) {
    return licence(review).holderName();
  }

  String product(AnnualReview review) {
    return licence(review).product();
  }

  private Licence licence(AnnualReview review) {
    return licences.of(review.licenceNumber());
  }

  /** The holder hands its self-inspection report in, in time or after the reminder. */
  @Transactional
  public void receiveReport(
      String caseNumber, LocalDate receivedOn, String summary, String person) {
    Entered.notInFuture("收到日期", receivedOn, LocalDate.now(clock));
    mapper.receive(caseNumber, receivedOn, Entered.required("自查报告摘要", summary, 2000), person);
    limits.endIfRunning(caseNumber, LATE_REPORT);
  }

  /** Reminds the holder of its report and gives it the legal grace. */
  @Transactional
  public void issueReportReminder(String caseNumber) {
    AnnualReview review = of(caseNumber);
    Licence licence = licence(review);
    LocalDate today = LocalDate.now(clock);
    LocalDate handInBy = limits.begin(caseNumber, LATE_REPORT);
    limits.tell(caseNumber, LATE_REPORT, REMINDER_PAPER);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            "licence-report-reminder",
            "issue",
            review.unitCode(),
            REMINDER_PAPER,
            "licence/licence-report-reminder",
            Map.of(
                "unit", units.name(review.unitCode()),
                "holderName", licence.holderName(),
                "licenceNumber", licence.number(),
                "year", String.valueOf(review.reviewYear()),
                "handInBy", DAY.format(handInBy)),
            licence.registeredBy()));
    mapper.remind(caseNumber, today, handInBy);
  }

  String handInByText(AnnualReview review) {
    return review.handInBy() == null ? null : DAY.format(review.handInBy());
  }

  /** When a report that did not come is given up: what was posted on the last day may come yet. */
  Date lateReportExpiry(AnnualReview review) {
    return review.handInBy() == null
        ? null
        : deadline.endOfDay(deadline.lastDay(review.handInBy(), "licence.recordLateReport"));
  }

  /** For the decision on the share of visits: the holder's class, A to D. */
  String creditClass(AnnualReview review) {
    // Old certificates name holders that nobody has entered into the register yet.
    return enterprises
        .find(licence(review).holderCode())
        .map(Enterprise::creditClass)
        .orElse(CreditClass.B)
        .name();
  }

  /** For the same decision: last time the holder was put on the list of the next inspection. */
  boolean listedBefore(AnnualReview review) {
    AnnualReview.State before = mapper.stateBefore(review.licenceNumber(), review.reviewYear());
    return before == AnnualReview.State.FAILED || before == AnnualReview.State.NOT_HANDED_IN;
  }

  /**
   * Draws whether this holder is visited; the seed is kept, so that the draw can be repeated.
   *
   * @param visitShare how many of a hundred
   */
  @Transactional
  public void drawVisit(String caseNumber, int visitShare) {
    long seed = seeds.nextLong();
    mapper.draw(
        caseNumber, creditClass(of(caseNumber)), visitShare, seed, new Random(seed).nextInt(100));
  }

  /** What was drawn, for whoever checks. */
  String drawText(AnnualReview review) {
    if (review.drawValue() == null) {
      return null;
    }
    return "信用等级%s级，抽查比例%d%%，%s"
        .formatted(
            review.creditClass(),
            review.visitShare(),
            review.drawn()
                ? review.visitedOn() == null
                    ? "抽中实地检查。"
                    : "%s实地检查：%s".formatted(DAY.format(review.visitedOn()), review.findings())
                : "未抽中实地检查。");
  }

  @Transactional
  public void inspectSite(String caseNumber, LocalDate visitedOn, String findings, String person) {
    Entered.notInFuture("检查日期", visitedOn, LocalDate.now(clock));
    mapper.inspect(caseNumber, visitedOn, Entered.required("检查情况", findings, 2000), person);
  }

  /** Checks the report; who inspected the site does not. */
  @Transactional
  public void checkReport(String caseNumber, boolean passed, String opinion, String person) {
    mapper.check(caseNumber, Entered.required("审查意见", opinion, 1000), person);
    if (passed) {
      close(caseNumber, AnnualReview.State.PASSED);
    }
  }

  /** Puts the holder on the list of the next inspection. */
  @Transactional
  public void listForInspection(String caseNumber) {
    AnnualReview review = of(caseNumber);
    boolean missing = review.receivedOn() == null;
    limits.endIfRunning(caseNumber, LATE_REPORT);
    close(caseNumber, missing ? AnnualReview.State.NOT_HANDED_IN : AnnualReview.State.FAILED);
    Licence licence = licence(review);
    compliance.note(
        licence.holderCode(),
        missing ? "annual-report-missing" : "annual-review-failed",
        LocalDate.now(clock),
        caseNumber,
        review.unitCode(),
        "生产许可证%s（%s）%d年度自查报告%s"
            .formatted(
                licence.number(),
                licence.product(),
                review.reviewYear(),
                missing ? "经催报仍未提交。" : "审查不合格。" + review.opinion()));
  }

  /** Numbers of the reviews of a licence that go on. */
  public List<String> openOf(String licenceNumber) {
    return mapper.openOf(licenceNumber);
  }

  /** The licence has ended, and with it what was reviewed; one that is closed stays as it was. */
  @Transactional
  public void stop(String caseNumber) {
    AnnualReview review = of(caseNumber);
    if (review.state() == AnnualReview.State.OPEN) {
      Licence licence = licence(review);
      limits.endAll(caseNumber);
      mapper.stop(
          caseNumber,
          "生产许可证%s已经%s，年审终止。".formatted(licence.number(), licence.state().chinese()),
          LocalDateTime.now(clock));
    }
  }

  private void close(String caseNumber, AnnualReview.State state) {
    mapper.close(caseNumber, state, LocalDateTime.now(clock));
  }
}
