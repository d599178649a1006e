package cn.qualitysafety.enterprise;

import cn.qualitysafety.organisation.UnitRegister;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 监管记录: for whoever reaches the enterprise, whichever unit noted it. The bureau in charge answers
 * for an enterprise, and has to know what others have found.
 */
@Component
@Order(10)
class CompliancePagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final ComplianceService compliance;
  private final UnitRegister units;

  CompliancePagePart(ComplianceService compliance, UnitRegister units) {
    this.compliance = compliance;
    this.units = units;
  }

  @Override
  public String key() {
    return "facts";
  }

  @Override
  public String title() {
    return "监管记录";
  }

  @Override
  public List<String> columns() {
    return List.of("业务编号", "日期", "事项", "程度", "内容", "登记单位", "状态");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return compliance.of(code, offset, most).stream()
        .map(
            fact ->
                Row.of(
                    fact.caseNumber(),
                    List.of(
                        fact.caseNumber(),
                        DAY.format(fact.occurredOn()),
                        compliance.name(fact.kind()),
                        fact.severity().chinese(),
                        fact.factText(),
                        units.name(fact.unitCode()),
                        fact.voided()
                            ? "已由%s于%s撤销".formatted(fact.voidedBy(), DAY.format(fact.voidedOn()))
                            : "有效")))
        .toList();
  }
}
