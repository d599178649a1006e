package cn.qualitysafety.brand;

import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 名牌产品称号, those that have ended too: titles are public. */
@Component
@Order(30)
class TitlesPagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final BrandTitleMapper mapper;

  TitlesPagePart(BrandTitleMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String key() {
    return "titles";
  }

  @Override
  public String register() {
    return "title";
  }

  @Override
  public String title() {
    return "名牌产品称号";
  }

  @Override
  public List<String> columns() {
    return List.of("称号编号", "产品", "授予日期", "有效期至", "状态");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return mapper.ofHolder(code, offset, most).stream()
        .map(
            title ->
                Row.of(
                    null,
                    List.of(
                        title.number(),
                        title.product(),
                        DAY.format(title.grantedOn()),
                        DAY.format(title.validUntil()),
                        state(title))))
        .toList();
  }

  @Override
  public List<Searched.Hit> find(String text, PageReader reader, int most) {
    return reader.units().isEmpty()
        ? List.of()
        : mapper.containing(NormalForm.pattern(text), reader.units(), most).stream()
            .map(
                title ->
                    Searched.Hit.numbered(
                        title(),
                        title.number(),
                        "%s · %s · %s"
                            .formatted(title.holderName(), title.product(), standing(title)),
                        "/enterprises/" + title.holderCode()))
            .toList();
  }

  private static String standing(BrandTitle title) {
    return title.state() == TitleState.VALID
        ? "有效至" + DAY.format(title.validUntil())
        : state(title);
  }

  private static String state(BrandTitle title) {
    return switch (title.state()) {
      case VALID -> "有效";
      case EXPIRED -> "过期";
      case REVOKED ->
          title.bannedUntil() == null
              ? "取消"
              : "取消（至%s不得再次获得）".formatted(DAY.format(title.bannedUntil()));
    };
  }
}
