package cn.qualitysafety.summons;

import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.organisation.UnitRegister;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 约谈: those of the units that the reader reaches, as on the page of open summonses. */
@Component
@Order(50)
class SummonsPagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final SummonsMapper mapper;
  private final SummonsService summonses;
  private final UnitRegister units;

  SummonsPagePart(SummonsMapper mapper, SummonsService summonses, UnitRegister units) {
    this.mapper = mapper;
    this.summonses = summonses;
    this.units = units;
  }

  @Override
  public String key() {
    return "summonses";
  }

  @Override
  public String title() {
    return "约谈";
  }

  @Override
  public List<String> columns() {
    return List.of("约谈编号", "产品", "承办单位", "立案日期", "状态");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return mapper.ofHolder(code, reader.units(), offset, most).stream()
        .map(
            summons ->
                Row.of(
                    summons.caseNumber(),
                    List.of(
                        summons.caseNumber(),
                        summonses.products(summons.caseNumber()),
                        units.name(summons.unitCode()),
                        DAY.format(summons.openedAt()),
                        state(summons))))
        .toList();
  }

  private static String state(Summons summons) {
    String closed = summons.closedAt() == null ? "" : DAY.format(summons.closedAt());
    return switch (summons.state()) {
      case OPEN -> "正在办理";
      case CLOSED -> closed + "整改合格，结案";
      case DROPPED -> closed + "未予约谈";
      case PROPOSED -> closed + "两次约谈仍未改正，建议取消名牌称号";
      case FAILED -> closed + "两次约谈仍未改正，所涉产品没有名牌称号";
    };
  }
}
