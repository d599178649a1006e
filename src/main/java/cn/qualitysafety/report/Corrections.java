package cn.qualitysafety.report;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.spotcheck.ResultFinal;
import cn.qualitysafety.target.CountReversed;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows what registers say differently after a report's figures were frozen: the report gets a
 * note, by a message if its case goes on, and its figures stay as they are.
 */
@Component
class Corrections {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final Map<String, String> VERDICTS =
      Map.of("pass", "合格", "fail", "不合格", "unsafe", "不合格（有严重质量问题）");

  private final ReportMapper mapper;
  private final RegisterMapper registers;
  private final ReportService reports;
  private final UnitRegister units;
  private final Messages messages;
  private final RuntimeService runtime;
  private final InTheNameOf inTheNameOf;

  Corrections(
      ReportMapper mapper,
      RegisterMapper registers,
      ReportService reports,
      UnitRegister units,
      Messages messages,
      @Lazy RuntimeService runtime,
      InTheNameOf inTheNameOf) {
    this.mapper = mapper;
    this.registers = registers;
    this.reports = reports;
    this.units = units;
    this.messages = messages;
    this.runtime = runtime;
    this.inTheNameOf = inTheNameOf;
  }

  /** A batch that was tested in one period and became final in another counts in the other. */
  @EventListener
  @Transactional
  public void follow(ResultFinal result) {
    Set<String> concerned = unitsAbove(result.city());
    Optional.ofNullable(registers.unitOfEnterprise(result.holderCode())).ifPresent(concerned::add);
    for (OwedReport report : mapper.frozen(concerned, result.testedOn(), "checks:")) {
      if (isOf(report, result.testedOn()) && result.finalOn().isAfter(report.endsOn())) {
        note(
            report,
            result.batchNumber(),
            "抽查批次%s于%s最终判定为%s，计入其后的期次，本报告的数字不变。"
                .formatted(
                    result.batchNumber(),
                    DAY.format(result.finalOn()),
                    VERDICTS.getOrDefault(result.verdict(), result.verdict())));
      }
    }
  }

  /** What was taken back of the ledger of targets counted when the figures were frozen. */
  @EventListener
  @Transactional
  public void follow(CountReversed reversed) {
    LocalDate countedOn = reversed.counted().countedOn();
    for (OwedReport report :
        mapper.frozen(
            unitsAbove(reversed.counted().unitCode()),
            countedOn,
            "counted:%s:".formatted(reversed.counted().targetKey()))) {
      if (isOf(report, countedOn)) {
        note(
            report,
            "%s %d".formatted(reversed.counted().reversedBy(), reversed.counted().id()),
            "指标%s的对象%s由%s冲销（%s），本报告的数字不变。"
                .formatted(
                    reversed.counted().targetKey(),
                    reversed.counted().objectKey(),
                    reversed.counted().reversedBy(),
                    reversed.counted().reversedWhy()));
      }
    }
  }

  private static boolean isOf(OwedReport report, LocalDate day) {
    return !day.isBefore(report.period().startsOn());
  }

  /** The unit and those above it, whose figures have what is its. */
  private Set<String> unitsAbove(String unitCode) {
    Set<String> above = new HashSet<>();
    Unit unit = units.unit(unitCode);
    while (above.add(unit.code()) && unit.parentCode() != null) {
      unit = units.unit(unit.parentCode());
    }
    return above;
  }

  private void note(OwedReport report, String occasion, String text) {
    if (!goesOn(report.caseNumber())) {
      reports.noteCorrection(report.caseNumber(), occasion, text);
      return;
    }
    messages.send(
        "figuresCorrected",
        report.caseNumber(),
        occasion,
        report.caseNumber(),
        report.unitCode(),
        Map.of("occasion", occasion, "correction", text));
  }

  private boolean goesOn(String caseNumber) {
    return inTheNameOf.system(
        () ->
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count()
                > 0);
  }
}
