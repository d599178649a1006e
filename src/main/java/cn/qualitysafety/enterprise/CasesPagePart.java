package cn.qualitysafety.enterprise;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.casefile.PartyCases;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 办件: those that the reader would find at 办件查询. */
@Component
@Order(80)
class CasesPagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final PartyCases cases;
  private final UnitRegister units;

  CasesPagePart(PartyCases cases, UnitRegister units) {
    this.cases = cases;
    this.units = units;
  }

  @Override
  public String key() {
    return "cases";
  }

  @Override
  public String title() {
    return "办件";
  }

  @Override
  public List<String> columns() {
    return List.of("编号", "事项", "办理单位", "当前环节或者结果", "立案日期");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return cases.of(code, reader.person(), reader.units(), offset, most).stream()
        .map(
            found ->
                Row.of(
                    found.caseNumber(),
                    List.of(
                        found.caseNumber(),
                        found.title(),
                        units.name(found.unitCode()),
                        found.state(),
                        found.openedAt() == null ? "" : DAY.format(found.openedAt()))))
        .toList();
  }
}
