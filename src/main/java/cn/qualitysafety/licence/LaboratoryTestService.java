package cn.qualitysafety.licence;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tests in laboratories. */
@Service
public class LaboratoryTestService {

  /** The applicant did not bring the sample. */
  static final String UNDELIVERED = "undelivered";

  private static final String DELIVER = "licence.deliverSample";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final LaboratoryTestMapper mapper;
  private final ProductTestService products;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  LaboratoryTestService(
      LaboratoryTestMapper mapper,
      ProductTestService products,
      Deadline deadline,
      CaseLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.products = products;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Announces a sample to a laboratory.
   *
   * @param deliverBy last day on which the applicant may bring it, {@code yyyy-MM-dd}
   */
  @Transactional
  public void openLaboratoryTest(
      String caseNumber,
      String laboratory,
      String product,
      String samplingSheet,
      String deliverBy,
      String sampledBy) {
    LocalDate began = products.deliveryBegan(caseNumber);
    mapper.insert(
        caseNumber,
        laboratory,
        product,
        samplingSheet,
        began == null ? LocalDate.parse(deliverBy) : limits.begin(caseNumber, DELIVER, began),
        sampledBy);
  }

  /** Holidays became known that move the last day to bring the sample. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(DELIVER)) {
      mapper.moveDeliverBy(limit.caseNumber(), limit.lastDay());
    }
  }

  public LaboratoryTest of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  Date deliveryDue(LaboratoryTest test) {
    return deadline.endOfDay(test.deliverBy());
  }

  /** When a sample that did not come counts as not delivered: it may be entered the day after. */
  Date deliveryExpiry(LaboratoryTest test) {
    return deadline.endOfDay(deadline.lastDay(test.deliverBy(), "licence.recordDelivery"));
  }

  @Transactional
  public void receiveSample(
      String caseNumber, LocalDate receivedOn, String sampleState, String person) {
    LaboratoryTest test = of(caseNumber);
    Entered.notInFuture("收样日期", receivedOn, LocalDate.now(clock));
    if (receivedOn.isAfter(test.deliverBy())) {
      throw new RefusedInputException(
          "样品应当在%s前送达，逾期送达的不予检验；期限届满后系统自动登记为未送样。".formatted(DAY.format(test.deliverBy())));
    }
    mapper.receive(caseNumber, receivedOn, Entered.required("样品和封样状态", sampleState, 500), person);
    limits.endIfRunning(caseNumber, DELIVER);
  }

  /** The sample and how it arrived, for whoever tests it; null until it has. */
  String sampleText(LaboratoryTest test) {
    if (test.receivedOn() == null) {
      return null;
    }
    return "抽样单%s，%s收样。%s"
        .formatted(test.samplingSheet(), DAY.format(test.receivedOn()), test.sampleState());
  }

  /**
   * The laboratory reports.
   *
   * @param verdict pass or fail
   */
  @Transactional
  public void testSample(
      String caseNumber, String reportNumber, String results, String verdict, String person) {
    if (person.equals(of(caseNumber).sampledBy())) {
      throw new RefusedInputException("您参加了本件的抽样，按岗位分离的规定不能检验该样品，请由其他检验人员办理。");
    }
    String answer = Entered.required("检验结论", verdict, 20);
    if (!answer.equals("pass") && !answer.equals("fail")) {
      throw new RefusedInputException("请在“检验结论”中选择一项后再提交。");
    }
    mapper.report(
        caseNumber,
        Entered.code("检验报告编号", reportNumber, 50),
        Entered.required("检验项目和结果", results, 3000),
        answer,
        person,
        LocalDateTime.now(clock));
  }

  /** The applicant let the time for delivery pass. */
  @Transactional
  public void recordUndelivered(String caseNumber) {
    mapper.close(caseNumber, UNDELIVERED);
    limits.endIfRunning(caseNumber, DELIVER);
  }
}
