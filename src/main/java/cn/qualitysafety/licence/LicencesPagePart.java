package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 生产许可证, those that have ended too: certificates are public. */
@Component
@Order(20)
class LicencesPagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final LicenceMapper mapper;

  LicencesPagePart(LicenceMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String key() {
    return "licences";
  }

  @Override
  public String register() {
    return "licence";
  }

  @Override
  public String title() {
    return "生产许可证";
  }

  @Override
  public List<String> columns() {
    return List.of("证书编号", "产品", "发证日期", "有效期至", "状态");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return mapper.ofHolder(code, offset, most).stream()
        .map(
            licence ->
                Row.of(
                    null,
                    List.of(
                        licence.number(),
                        licence.product(),
                        DAY.format(licence.validFrom()),
                        DAY.format(licence.validUntil()),
                        state(licence))))
        .toList();
  }

  @Override
  public List<Searched.Hit> find(String text, PageReader reader, int most) {
    return reader.units().isEmpty()
        ? List.of()
        : mapper.containing(NormalForm.pattern(text), reader.units(), most).stream()
            .map(
                licence ->
                    Searched.Hit.numbered(
                        title(),
                        licence.number(),
                        "%s · %s · %s"
                            .formatted(licence.holderName(), licence.product(), standing(licence)),
                        "/enterprises/" + licence.holderCode()))
            .toList();
  }

  private static String standing(Licence licence) {
    return licence.state() == LicenceState.VALID
        ? "有效至" + DAY.format(licence.validUntil())
        : state(licence);
  }

  private static String state(Licence licence) {
    String state =
        switch (licence.state()) {
          case VALID -> "有效";
          case EXPIRED -> "过期";
          case WITHDRAWN -> "撤回";
          case ANNULLED -> "撤销";
          case REVOKED -> "吊销";
          case CANCELLED -> "注销";
        };
    return licence.endedAt() == null
        ? state
        : "%s（%s失效）".formatted(state, DAY.format(licence.endedAt()));
  }
}
