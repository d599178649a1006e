package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows when review or a court does not let a decision stand that ended a licence. */
@Service
public class RemedyService {

  private static final String CHALLENGED = "challengedCase";

  /** Papers of a case that are void when its decision never was. */
  private static final List<String> PAPERS =
      List.of(RevocationService.DECISION, RevocationService.CIRCULAR);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final RevocationService revocations;
  private final ApplicationService applications;
  private final RevocationMapper decisions;
  private final LicenceMapper licences;
  private final ComplianceService compliance;
  private final OfficialDocuments documents;
  private final CaseRecords records;
  private final UnitRegister units;
  private final Articles articles;
  private final Clock clock;

  RemedyService(
      RevocationService revocations,
      ApplicationService applications,
      RevocationMapper decisions,
      LicenceMapper licences,
      ComplianceService compliance,
      OfficialDocuments documents,
      CaseRecords records,
      UnitRegister units,
      Articles articles,
      Clock clock) {
    this.revocations = revocations;
    this.applications = applications;
    this.decisions = decisions;
    this.licences = licences;
    this.compliance = compliance;
    this.documents = documents;
    this.records = records;
    this.units = units;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Makes sure that there is a decision that binds, and was made before.
   *
   * @param decidedOn day of what review or a court says
   * @param unitCode unit that enters it
   * @throws RefusedInputException if there is none here, or it is overturned already
   */
  public void check(Object challengedCase, Object decidedOn, String unitCode) {
    String number = Entered.code("原处理案件编号", challengedCase, 64);
    Revocation challenged = decisions.find(number);
    if (challenged == null || !units.isWithin(decidedBy(challenged), unitCode)) {
      throw new RefusedInputException(
          "没有编号为“%s”、由本单位或者下级单位决定的撤回、撤销、吊销、注销案件，请核对编号；由作出原决定的单位登记。".formatted(number));
    }
    if (challenged.effectiveOn() == null) {
      throw new RefusedInputException("案件%s没有已经生效的处理决定，不能登记复议、诉讼结果。".formatted(number));
    }
    mustStand(challenged);
    if (Entered.date("作出日期", decidedOn).isBefore(challenged.effectiveOn())) {
      throw new RefusedInputException(
          "“作出日期”早于原决定生效的%s，请更正。".formatted(DAY.format(challenged.effectiveOn())));
    }
  }

  /** Against whom review or a suit goes; in old cases nobody was asked who decides. */
  private String decidedBy(Revocation challenged) {
    String unit = revocations.decidingUnit(challenged);
    return unit == null ? licences.find(challenged.licenceNumber()).unitCode() : unit;
  }

  private static void mustStand(Revocation challenged) {
    if (challenged.state() == Revocation.State.OVERTURNED) {
      throw new RefusedInputException(
          "案件%s的处理决定已经%s（%s），不能再登记。"
              .formatted(
                  challenged.caseNumber(), challenged.remedyText(), challenged.remedyCase()));
    }
  }

  /** Null before it is entered. */
  Remedy of(String caseNumber) {
    String number = records.text(caseNumber, CHALLENGED);
    Revocation challenged =
        number == null ? null : decisions.find(Entered.code("原处理案件编号", number, 64));
    if (challenged == null) {
      return null;
    }
    LocalDate received = LocalDate.parse(records.text(caseNumber, "remedyReceivedOn"));
    LocalDate binds = LocalDate.parse(records.text(caseNumber, "remedyEffectiveOn"));
    String redoBy = records.text(caseNumber, "redoBy");
    return new Remedy(
        caseNumber,
        challenged,
        licences.find(challenged.licenceNumber()),
        Entered.choice("救济途径", records.text(caseNumber, "remedyKind"), Remedy.Kind.class),
        Entered.choice("结果", records.text(caseNumber, "remedyResult"), Remedy.Result.class),
        "yes".equals(records.text(caseNumber, "revives")),
        "%s（%s）"
            .formatted(
                records.text(caseNumber, "remedyOrgan"), records.text(caseNumber, "remedyNumber")),
        binds.isAfter(received) ? binds : received,
        records.text(caseNumber, "remedyText"),
        redoBy == null ? null : LocalDate.parse(redoBy));
  }

  /** Number of the licence that the case gives back. */
  public String licenceOf(String caseNumber) {
    return of(caseNumber).licence().number();
  }

  /** For whoever confirms it: 2009年10月13日生效的吊销生产许可证XK08-001-00123的决定. */
  String challengedText(Remedy remedy) {
    Revocation challenged = remedy.challenged();
    return "%s生效的%s生产许可证%s的决定"
        .formatted(
            DAY.format(challenged.effectiveOn()),
            challenged.measure().chinese(),
            challenged.licenceNumber());
  }

  String decidingUnit(Remedy remedy) {
    return decidedBy(remedy.challenged());
  }

  /** Whether the licence is in use or has expired again: another decision on it may stand. */
  boolean reinstated(Remedy remedy) {
    return remedy.reinstates() && remedy.licence().state().isRenewable();
  }

  /** Whether it is valid again; one that is to be renewed goes on after its last day. */
  boolean inTerm(Remedy remedy) {
    return !remedy.licence().validUntil().isBefore(LocalDate.now(clock))
        || applications.renewalUndecided(remedy.licence());
  }

  /**
   * Who decides again: nobody, a case of the regime, or the lawyers by hand, because a licence that
   * has expired cannot be ended, one is struck off on grounds that are asked anew, and what the
   * state's administration decided it decides again itself.
   */
  RedoWay redoWay(Remedy remedy) {
    if (remedy.result() != Remedy.Result.REDO) {
      return RedoWay.NONE;
    }
    return inTerm(remedy)
            && remedy.challenged().measure() != Measure.CANCEL
            && !papersOf(remedy.challenged().caseNumber()).isEmpty()
        ? RedoWay.CASE
        : RedoWay.BY_HAND;
  }

  /** Of {@link #redoWay}. */
  enum RedoWay {
    NONE,
    CASE,
    BY_HAND
  }

  /** What the licence is worth again and what follows, for its holder. */
  String standingText(Remedy remedy) {
    String until = DAY.format(remedy.licence().validUntil());
    return "%s%s%s"
        .formatted(
            inTerm(remedy)
                ? "该许可证恢复有效，有效期至%s。证书已经交回的，予以发还。".formatted(until)
                : "该许可证的有效期已于%s届满，恢复为过期；继续生产的，应当重新申请生产许可证。".formatted(until),
            papersOf(remedy.challenged().caseNumber()).isEmpty()
                ? ""
                : "原决定书作废，本局公布的处理决定已经收回；已经通报有关部门的，本通知书同时抄送。",
            remedy.result() == Remedy.Result.REDO ? "被责令重新作出决定的，将依法另行办理。" : "");
  }

  /** By which article the bureau carries it out. */
  String fulfilmentText(Remedy remedy) {
    return articles.cite(LocalDate.now(clock), remedy.kind().fulfilment());
  }

  /** With which facts the case is opened again: its officers find them anew. */
  String factsAgain(Remedy remedy) {
    return "%s原决定（%s），并责令重新作出%s。主文和主要理由：%s"
        .formatted(
            remedy.words(),
            remedy.challenged().caseNumber(),
            remedy.redoBy() == null ? "" : "，期限至" + DAY.format(remedy.redoBy()),
            remedy.text());
  }

  /**
   * Carries out what was entered and confirmed. What is overturned never was: the licence is what
   * the last decision that stands makes it, nothing else bars its holder, what was noted is taken
   * back, the papers are void, and the bureau takes back what struck the licence off afterwards.
   * The public reads from now on what was made of the decision and why, as of one that is unlawful
   * or changed and stands.
   *
   * @param unitCode unit that enters it
   * @throws RefusedInputException if it was overturned meanwhile, or another case on the licence is
   *     open
   */
  @Transactional
  public void carryOut(String caseNumber, String unitCode) {
    Remedy remedy = of(caseNumber);
    mustStand(remedy.challenged());
    if (remedy.result() == Remedy.Result.UPHELD) {
      return;
    }
    if (!remedy.reinstates()) {
      decisions.remedy(
          remedy.challenged().caseNumber(),
          Revocation.State.NOT_PUBLIC,
          caseNumber,
          LocalDate.now(clock),
          "被" + remedy.words(),
          remedy.text());
      return;
    }
    String licence = remedy.licence().number();
    licences.lock(licence);
    Revocation open = decisions.openOf(licence);
    if (open != null) {
      throw new RefusedInputException(
          "许可证%s还有正在办理的案件%s（%s），它的依据可能随原决定一起失去；请先在该案件中不予处理或者撤销案件，再执行。"
              .formatted(licence, open.caseNumber(), open.measure().chinese()));
    }
    List<String> below = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    String challenged = remedy.challenged().caseNumber();
    overturn(remedy, challenged, "被" + remedy.words(), below);
    decisions.cancelledAfterwards(licence).stream()
        .filter(cancelled -> remedy.challenged().measure() != Measure.CANCEL)
        .forEach(
            cancelled ->
                overturn(
                    remedy,
                    cancelled,
                    "因原%s决定被%s，由本局收回".formatted(measure(remedy), remedy.words()),
                    below));
    reinstate(remedy);
  }

  private static String measure(Remedy remedy) {
    return remedy.challenged().measure().chinese();
  }

  private void overturn(Remedy remedy, String overturned, String words, List<String> below) {
    decisions.remedy(
        overturned,
        Revocation.State.OVERTURNED,
        remedy.caseNumber(),
        LocalDate.now(clock),
        words,
        remedy.text());
    compliance.takeBack(overturned, remedy.caseNumber(), below);
    String person = records.lastPerson(remedy.caseNumber());
    papersOf(overturned).stream()
        .filter(document -> !document.voided())
        .forEach(document -> documents.voidDocument(document.number(), "决定" + words, person));
  }

  /** None if the state's administration decided. */
  private List<OfficialDocument> papersOf(String caseNumber) {
    return documents.ofCase(caseNumber).stream()
        .filter(document -> PAPERS.contains(document.kind()))
        .toList();
  }

  private void reinstate(Remedy remedy) {
    Licence licence = remedy.licence();
    Revocation standing = decisions.lastStanding(licence.number());
    if (standing != null) {
      licences.reinstate(licence.number(), standing.measure().result(), licence.endedAt());
    } else if (inTerm(remedy)) {
      licences.reinstate(licence.number(), LicenceState.VALID, null);
    } else {
      licences.reinstate(
          licence.number(),
          LicenceState.EXPIRED,
          licence.validUntil().atTime(LocalTime.of(23, 59, 59)));
    }
  }
}
