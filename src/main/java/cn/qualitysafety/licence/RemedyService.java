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
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows when review or a court does not let a decision stand that ended a licence. */
@Service
public class RemedyService {

  private static final String CHALLENGED = "challengedCase";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final RevocationService revocations;
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
      RevocationMapper decisions,
      LicenceMapper licences,
      ComplianceService compliance,
      OfficialDocuments documents,
      CaseRecords records,
      UnitRegister units,
      Articles articles,
      Clock clock) {
    this.revocations = revocations;
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
          "案件%s的处理决定已经被%s撤销（%s），不能再登记。"
              .formatted(
                  challenged.caseNumber(), challenged.remedyText(), challenged.remedyCase()));
    }
  }

  /** Null before it is entered. */
  Remedy of(String caseNumber) {
    String number = records.text(caseNumber, CHALLENGED);
    Revocation challenged =
        number == null ? null : decisions.find(Entered.code("原处理案件编号", number, 64));
    return challenged == null
        ? null
        : new Remedy(
            caseNumber,
            challenged,
            licences.find(challenged.licenceNumber()),
            Entered.choice("救济途径", records.text(caseNumber, "remedyKind"), Remedy.Kind.class),
            Entered.choice("结果", records.text(caseNumber, "remedyResult"), Remedy.Result.class),
            "%s（%s）"
                .formatted(
                    records.text(caseNumber, "remedyOrgan"),
                    records.text(caseNumber, "remedyNumber")),
            LocalDate.parse(records.text(caseNumber, "remedyEffectiveOn")),
            records.text(caseNumber, "remedyText"));
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

  /** Number of the licence that the case gives back. */
  public String licenceOf(String caseNumber) {
    return of(caseNumber).licence().number();
  }

  boolean reinstated(Remedy remedy) {
    return remedy.result().reinstates();
  }

  boolean inTerm(Remedy remedy) {
    return !remedy.licence().validUntil().isBefore(LocalDate.now(clock));
  }

  /** What the licence is worth again, for its holder. */
  String standingText(Remedy remedy) {
    String until = DAY.format(remedy.licence().validUntil());
    return inTerm(remedy)
        ? "该许可证恢复有效，有效期至%s。证书已经交回的，由本局发还。".formatted(until)
        : "该许可证的有效期已于%s届满，恢复为过期；继续生产的，应当重新申请生产许可证。".formatted(until);
  }

  /** By which article the bureau carries it out. */
  String fulfilmentText(Remedy remedy) {
    return articles.cite(LocalDate.now(clock), remedy.kind().fulfilment());
  }

  /** With which facts the case is opened again. */
  String factsAgain(Remedy remedy) {
    return "%s撤销%s，并责令重新作出。主文和主要理由：%s\n原来认定的事实和证据：%s"
        .formatted(
            remedy.words(), challengedText(remedy), remedy.text(), remedy.challenged().facts())
        .transform(facts -> facts.substring(0, Math.min(facts.length(), 3000)));
  }

  /** On which basis the case is opened again: the old one, and that it binds nobody. */
  String basisAgain(Remedy remedy) {
    return "%s；不得以同一的事实和理由作出与原决定基本相同的决定（%s）"
        .formatted(
            remedy.challenged().legalBasis(),
            articles.cite(LocalDate.now(clock), remedy.kind().notTheSame()))
        .transform(basis -> basis.substring(0, Math.min(basis.length(), 500)));
  }

  /**
   * Carries out what was entered and confirmed. What is overturned never was: the licence is what
   * it was before, nothing bars its holder, what was noted of it is taken back, the paper is void,
   * and so is what struck the licence off afterwards. The public reads from now on that the
   * decision was taken back and why, as of one that is unlawful and stands.
   *
   * @param unitCode unit that enters it
   * @throws RefusedInputException if it was overturned meanwhile
   */
  @Transactional
  public void carryOut(String caseNumber, String unitCode) {
    Remedy remedy = of(caseNumber);
    mustStand(remedy.challenged());
    switch (remedy.result()) {
      case UPHELD -> {}
      case UNLAWFUL ->
          decisions.remedy(
              remedy.challenged().caseNumber(),
              Revocation.State.UNLAWFUL,
              caseNumber,
              LocalDate.now(clock),
              remedy.words());
      case OVERTURNED, REDO -> overturn(remedy, unitCode);
    }
  }

  private void overturn(Remedy remedy, String unitCode) {
    String licence = remedy.licence().number();
    licences.lock(licence);
    List<String> below = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    String challenged = remedy.challenged().caseNumber();
    String person = records.lastPerson(remedy.caseNumber());
    Stream.concat(
            Stream.of(challenged),
            decisions.cancelledAfterwards(licence).stream()
                .filter(cancelled -> !cancelled.equals(challenged)))
        .forEach(
            overturned -> {
              decisions.remedy(
                  overturned,
                  Revocation.State.OVERTURNED,
                  remedy.caseNumber(),
                  LocalDate.now(clock),
                  remedy.words());
              compliance.takeBack(overturned, remedy.caseNumber(), below);
              documents.ofCase(overturned).stream()
                  .filter(document -> document.kind().equals(RevocationService.DECISION))
                  .filter(document -> !document.voided())
                  .map(OfficialDocument::number)
                  .forEach(
                      number ->
                          documents.voidDocument(
                              number, "决定被%s撤销".formatted(remedy.words()), person));
            });
    boolean inTerm = inTerm(remedy);
    licences.reinstate(
        licence,
        inTerm ? LicenceState.VALID : LicenceState.EXPIRED,
        inTerm ? null : remedy.licence().validUntil().atTime(LocalTime.of(23, 59, 59)));
  }
}
