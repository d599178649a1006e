package cn.qualitysafety.licence;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Product tests of applications, with one re-test. */
@Service
public class ProductTestService {

  /** After the number of the test. */
  private static final String FIRST = "-1";

  private static final String RETEST = "-2";

  private static final String PASS = "pass";

  private static final String OBJECT = "licence.objectToTest";
  private static final String CONCLUSION = "licence-test-conclusion";

  /** In the record of the case, who took the sample with whoever entered it. */
  private static final String SECOND_OFFICER = "secondOfficer";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final ProductTestMapper mapper;
  private final LaboratoryTestMapper laboratoryTests;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final CaseRecords records;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  ProductTestService(
      ProductTestMapper mapper,
      LaboratoryTestMapper laboratoryTests,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      UnitRegister units,
      OfficialDocuments documents,
      Deliveries deliveries,
      CaseRecords records,
      Deadline deadline,
      CaseLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.laboratoryTests = laboratoryTests;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.units = units;
    this.documents = documents;
    this.deliveries = deliveries;
    this.records = records;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  @Transactional
  public void openTest(
      String caseNumber, String unitCode, String holderCode, String holderName, String product) {
    mapper.insert(caseNumber, unitCode, holderCode, holderName, product);
  }

  public ProductTest of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** All laboratories, for a form's choice. */
  Map<String, String> laboratories() {
    return allBut(null);
  }

  /** All but the one that tested first. */
  Map<String, String> otherLaboratories(ProductTest test) {
    return allBut(test.laboratory());
  }

  private Map<String, String> allBut(String except) {
    Map<String, String> labels = new LinkedHashMap<>();
    units.laboratories().stream()
        .filter(laboratory -> !laboratory.code().equals(except))
        .forEach(laboratory -> labels.put(laboratory.code(), laboratory.division()));
    return labels;
  }

  /** The sample is taken and sealed; the applicant brings it to the laboratory that it chose. */
  @Transactional
  public void sealSamples(
      String caseNumber,
      String samplingSheet,
      String quantity,
      LocalDate sealedOn,
      String laboratory,
      String person) {
    Entered.notInFuture("封样日期", sealedOn, LocalDate.now(clock));
    mapper.seal(
        caseNumber,
        Entered.code("抽样单编号", samplingSheet, 50),
        Entered.required("样品数量和批号", quantity, 100),
        sealedOn,
        deadline.lastDay(sealedOn, "licence.deliverSample"),
        laboratory("检验机构", laboratory),
        person);
  }

  private String laboratory(String label, String entered) {
    String code = Entered.required(label, entered, 12);
    return units.laboratories().stream()
        .map(Unit::code)
        .filter(code::equals)
        .findFirst()
        .orElseThrow(() -> new RefusedInputException("请在“%s”中选择一项后再提交。".formatted(label)));
  }

  /** A test with those in its laboratories. */
  static List<String> withLaboratories(String caseNumber) {
    return List.of(caseNumber, caseNumber + FIRST, caseNumber + RETEST);
  }

  /** Number of the test in the first laboratory. */
  String firstNumber(ProductTest test) {
    return test.caseNumber() + FIRST;
  }

  /** Number of the test in the second laboratory. */
  String retestNumber(ProductTest test) {
    return test.caseNumber() + RETEST;
  }

  /**
   * For the second laboratory: counted from the day on which the objection is registered, for
   * before it nobody could tell the applicant; null without one.
   */
  LocalDate deliverRetestBy(ProductTest test) {
    return test.objectionRaised()
        ? deadline.lastDay(LocalDate.now(clock), "licence.deliverSample")
        : null;
  }

  /**
   * From which day the applicant has time to bring the sample to a laboratory; null if the number
   * is no laboratory's case of a product test.
   */
  LocalDate deliveryBegan(String laboratoryCase) {
    ProductTest test = of(laboratoryCase.replaceFirst("-[12]$", ""));
    if (test == null) {
      return null;
    }
    return laboratoryCase.equals(firstNumber(test)) ? test.sealedOn() : LocalDate.now(clock);
  }

  /** Whether the first laboratory found nothing. */
  boolean passedFirst(ProductTest test) {
    return PASS.equals(found(firstNumber(test)));
  }

  /** Whether the applicant brought no sample to the first laboratory. */
  boolean undelivered(ProductTest test) {
    return LaboratoryTestService.UNDELIVERED.equals(found(firstNumber(test)));
  }

  /**
   * What counts: the first laboratory's verdict, or the second's once the applicant has objected.
   *
   * @return pass, fail or undelivered, which counts as a failure; null until that laboratory is
   *     done
   */
  public String verdict(ProductTest test) {
    return found(test.objectionRaised() ? retestNumber(test) : firstNumber(test));
  }

  private String found(String number) {
    LaboratoryTest test = laboratoryTests.find(number);
    return test == null ? null : test.verdict();
  }

  /** Tells the applicant of a failure. */
  @Transactional
  public void issueTestConclusion(String caseNumber) {
    ProductTest test = of(caseNumber);
    LaboratoryTest first = laboratoryTests.find(firstNumber(test));
    LicenceAuthorities.Signature signature =
        authorities.receiving(
            test.unitCode(), catalogue.named(test.product()), LocalDate.now(clock));
    documents.issue(
        new DocumentDraft(
            caseNumber,
            CONCLUSION,
            "issue",
            signature.unitCode(),
            "生产许可证产品检验结论告知书",
            "licence/licence-test-conclusion",
            Map.of(
                "unit", signature.name(),
                "delegation", signature.delegation(),
                "applicantName", test.holderName(),
                "product", test.product(),
                "laboratory", units.name(test.laboratory()),
                "reportNumber", first.reportNumber(),
                "conclusion", "不合格",
                "objectBy", deliveries.untilText("本告知书", OBJECT)),
            test.sealedBy()));
  }

  @EventListener
  void conclusionServed(DocumentServed served) {
    if (served.isOf(CONCLUSION)) {
      beginObjection(served.delivery().caseNumber(), served.delivery().servedOn());
    }
  }

  /** The time for an objection begins: the applicant has been told on this day. */
  @Transactional
  public void beginObjection(String caseNumber, LocalDate toldOn) {
    mapper.tell(caseNumber, limits.begin(caseNumber, OBJECT, toldOn));
  }

  /** Holidays became known that move the last day. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(OBJECT)) {
      mapper.tell(limit.caseNumber(), limit.lastDay());
    }
  }

  /** When silence makes the failure final. */
  Date objectionExpiry(ProductTest test) {
    return deliveries.silenceCounts(CasePlace.of(test.caseNumber()), CONCLUSION, test.objectBy());
  }

  /** The applicant objects, or accepts the result in writing. */
  @Transactional
  public void recordObjection(
      String caseNumber,
      boolean objects,
      LocalDate objectedOn,
      String objection,
      String laboratory) {
    ProductTest test = of(caseNumber);
    Entered.notInFuture("提出日期", objectedOn, LocalDate.now(clock));
    if (!objects) {
      limits.endIfRunning(caseNumber, OBJECT);
      return;
    }
    if (objectedOn.isAfter(test.objectBy())) {
      throw new RefusedInputException(
          "企业在%s之后才提出异议，已超过期限（邮寄的以交邮日期为准），不能安排复检。".formatted(DAY.format(test.objectBy())));
    }
    String second = laboratory("复检机构", laboratory);
    if (second.equals(test.laboratory())) {
      throw new RefusedInputException("复检应当在另一家检验机构进行，请在“复检机构”中重新选择。");
    }
    limits.endIfRunning(caseNumber, OBJECT);
    mapper.object(caseNumber, Entered.required("异议理由", objection, 1000), objectedOn, second);
  }

  public boolean hasPassed(String caseNumber) {
    ProductTest test = of(caseNumber);
    return test != null && PASS.equals(verdict(test));
  }

  /** The conclusion, for whoever reviews the file; null while it is tested. */
  public String conclusionText(String caseNumber) {
    ProductTest test = of(caseNumber);
    if (test == null) {
      return "未进行产品检验。";
    }
    String verdict = verdict(test);
    if (verdict == null) {
      return null;
    }
    if (LaboratoryTestService.UNDELIVERED.equals(verdict)) {
      return "样品没有按期送达%s，未检验。".formatted(units.name(test.laboratory()));
    }
    String last =
        test.retestLaboratory() == null
            ? ""
            : "经复检（%s）".formatted(units.name(test.retestLaboratory()));
    return "%s检验，%s结论：%s"
        .formatted(units.name(test.laboratory()), last, PASS.equals(verdict) ? "合格" : "不合格");
  }

  /** The two who took the sample; who tested it works elsewhere and decides nothing here. */
  List<String> handlers(String caseNumber) {
    ProductTest test = of(caseNumber);
    return test == null
        ? List.of()
        : Stream.of(test.sealedBy(), records.text(caseNumber, SECOND_OFFICER))
            .filter(Objects::nonNull)
            .toList();
  }
}
