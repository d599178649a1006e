package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.casefile.PartyCases;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** 文书: those of the cases that the reader may read. */
@Component
@Order(70)
class DocumentsPagePart implements PagePart {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final PartyCases cases;

  DocumentsPagePart(PartyCases cases) {
    this.cases = cases;
  }

  @Override
  public String key() {
    return "documents";
  }

  @Override
  public String title() {
    return "文书";
  }

  @Override
  public List<String> columns() {
    return List.of("发文字号", "标题", "印发日期", "业务编号", "状态");
  }

  @Override
  public List<Row> rows(String code, PageReader reader, int offset, int most) {
    return cases.documents(code, reader.person(), reader.units(), offset, most).stream()
        .map(
            document ->
                new Row(
                    List.of(
                        document.number(),
                        document.title(),
                        DAY.format(document.issuedAt()),
                        document.caseNumber(),
                        document.voidReason() == null ? "有效" : "已作废：" + document.voidReason()),
                    null,
                    "/cases/%s/documents?number=%s"
                        .formatted(
                            UriUtils.encodePathSegment(
                                document.caseNumber(), StandardCharsets.UTF_8),
                            UriUtils.encode(document.number(), StandardCharsets.UTF_8))))
        .toList();
  }
}
