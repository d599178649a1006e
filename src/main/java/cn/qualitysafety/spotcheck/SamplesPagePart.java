package cn.qualitysafety.spotcheck;

import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.casefile.PartyCases;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 监督抽查: batches of the units that the reader reaches, for whose post has to do with them. That an
 * enterprise was drawn only those know beforehand who go there: it must come as a surprise. Of a
 * result nothing is told before it is final, and never a blind code.
 */
@Component
@Order(40)
class SamplesPagePart implements PagePart {

  /** Whose cases the batches are. */
  private static final String SAMPLING = "spotcheck-sampling";

  /** What comes after a sampling. */
  private static final List<String> AFTERWARDS = List.of("spotcheck-result", "spotcheck-followup");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final BatchMapper mapper;
  private final PartyCases cases;
  private final UnitRegister units;

  SamplesPagePart(BatchMapper mapper, PartyCases cases, UnitRegister units) {
    this.mapper = mapper;
    this.cases = cases;
    this.units = units;
  }

  @Override
  public String key() {
    return "samples";
  }

  @Override
  public String title() {
    return "监督抽查";
  }

  @Override
  public List<String> columns() {
    return List.of("批次编号", "产品", "抽查计划", "抽样单位", "抽样日期", "结果");
  }

  @Override
  public boolean isFor(PageReader reader) {
    return mayRead(reader, SAMPLING)
        || AFTERWARDS.stream().anyMatch(procedure -> mayRead(reader, procedure));
  }

  private boolean mayRead(PageReader reader, String procedure) {
    return cases.mayRead(reader.person(), reader.posts(), procedure);
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return mapper.ofHolder(code, reader.units(), mayRead(reader, SAMPLING), offset, most).stream()
        .map(
            batch ->
                Row.of(
                    batch.caseNumber(),
                    List.of(
                        batch.caseNumber(),
                        batch.product(),
                        batch.planNumber(),
                        units.name(batch.city()),
                        batch.sampledOn() == null ? "" : DAY.format(batch.sampledOn()),
                        result(batch))))
        .toList();
  }

  private static String result(BatchMapper.OfHolder batch) {
    if (batch.finalVerdict() == null) {
      return switch (batch.state()) {
        case NOT_FOUND -> "未抽到样品";
        case VOID -> "结论撤销";
        default -> "没有最终结果";
      };
    }
    return SpotCheckService.conclusion(batch.finalVerdict());
  }
}
