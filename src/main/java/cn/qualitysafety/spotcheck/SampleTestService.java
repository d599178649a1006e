package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Blind samples in laboratories; what it returns never tells whose a sample is. */
@Service
public class SampleTestService {

  private final SampleMapper mapper;
  private final BatchMapper batches;
  private final Clock clock;

  SampleTestService(SampleMapper mapper, BatchMapper batches, Clock clock) {
    this.mapper = mapper;
    this.batches = batches;
    this.clock = clock;
  }

  /** The sample; null if no sample has this code. */
  public Sample of(String blindCode) {
    return mapper.find(blindCode);
  }

  /** What is to be tested, by serial number, which begins with 1. */
  public List<TestItem> items(String blindCode) {
    return mapper.items(blindCode);
  }

  @Transactional
  public void receiveSample(
      String blindCode, LocalDate receivedOn, String sampleState, String person) {
    notASampler(blindCode, person);
    Entered.notInFuture("收样日期", receivedOn, LocalDate.now(clock));
    mapper.receive(blindCode, receivedOn, Entered.required("样品和封样状态", sampleState, 500), person);
  }

  /** A line for each item, to be completed with the value. */
  String resultLines(Sample sample) {
    return mapper.items(sample.blindCode()).stream()
        .map(item -> resultLine(item, ""))
        .collect(Collectors.joining("\n"));
  }

  /** The line of {@link #resultLines} that reports this value. */
  public static String resultLine(TestItem item, String value) {
    return item.text() + "：" + value;
  }

  /**
   * The laboratory reports a value for each item.
   *
   * @param lines the lines of {@link #resultLines} with a value after each colon
   * @throws RefusedInputException names the line that cannot be read
   */
  @Transactional
  public void testSample(String blindCode, String reportNumber, String lines, String person) {
    notASampler(blindCode, person);
    mapper.report(
        blindCode, Entered.code("检验报告编号", reportNumber, 50), person, LocalDateTime.now(clock));
    List<TestItem> items = mapper.items(blindCode);
    List<String> entered =
        Entered.required("检验结果", lines, 4000).lines().filter(line -> !line.isBlank()).toList();
    if (entered.size() != items.size()) {
      throw new RefusedInputException(
          "“检验结果”应当有%d行，每个项目一行，当前有%d行，请对照项目更正。".formatted(items.size(), entered.size()));
    }
    for (TestItem item : items) {
      record(blindCode, item, entered.get(item.serial() - 1));
    }
  }

  /** How many items failed; null until all are reported. */
  Integer failedItems(Sample sample) {
    return sample.reportedAt() == null ? null : failed(sample).size();
  }

  /** How many of them are of safety. */
  Integer failedSafetyItems(Sample sample) {
    return sample.reportedAt() == null
        ? null
        : (int)
            mapper.items(sample.blindCode()).stream()
                .filter(TestItem::safety)
                .map(TestItem::serial)
                .filter(failed(sample)::contains)
                .count();
  }

  /** Serial numbers of the items that failed. */
  private Set<Integer> failed(Sample sample) {
    return mapper.results(sample.blindCode()).stream()
        .filter(result -> !result.passed())
        .map(SampleMapper.ItemResult::serial)
        .collect(Collectors.toSet());
  }

  private void record(String blindCode, TestItem item, String line) {
    String prefix = item.text();
    boolean ofItem =
        line.startsWith(prefix)
            && line.length() > prefix.length()
            && "：:".indexOf(line.charAt(prefix.length())) >= 0;
    Finding found =
        (ofItem ? Finding.parse(line.substring(prefix.length() + 1)) : Optional.<Finding>empty())
            .orElseThrow(
                () ->
                    new RefusedInputException(
                        "“检验结果”第%d行“%s”不能识别。请在“%s：”之后只填写%s。"
                            .formatted(item.serial(), line.strip(), prefix, Finding.SHAPES)));
    boolean passed =
        item.judge(found)
            .orElseThrow(
                () ->
                    new RefusedInputException(
                        "“检验结果”第%d行：%s".formatted(item.serial(), undecided(item, found))));
    mapper.addResult(blindCode, item.serial(), found, passed);
  }

  /** Why a finding says nothing about the limit. */
  static String undecided(TestItem item, Finding found) {
    return "“%s”不能说明是否符合限值%s，请填写实测值，或者检出限低于限值的方法得出的未检出和检出限。".formatted(found.text(), item.limit());
  }

  /**
   * Keeps the verdict, that of a first test for its batch, too.
   *
   * @param verdict pass, fail or unsafe
   */
  @Transactional
  public void recordJudgement(String blindCode, String verdict) {
    mapper.judge(blindCode, verdict);
    batches.judgeFirst(blindCode, verdict);
  }

  /**
   * Who took the sample neither receives nor tests it.
   *
   * @throws RefusedInputException if this person did
   */
  public void notASampler(String blindCode, String person) {
    if (mapper.samplers(blindCode).contains(person)) {
      throw new RefusedInputException("您参加了本样品的抽样，按抽检分离的规定不能检验，请由其他检验人员办理。");
    }
  }
}
