package cn.qualitysafety.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/**
 * Limit and paper of one act cite the same article, the one that the text of the law has:
 * 工业产品生产许可证管理条例 (order 440, 2005), 行政许可法 (2003), 产品质量法 (2000).
 */
@SystemTest
class CitationsTest {

  @Autowired private Limits limits;

  @ParameterizedTest
  @CsvSource({
    "licence.acceptance,     licence/licence-acceptance,           第十二条",
    "licence.review,         licence/licence-acceptance,           第二十四条",
    "licence.review,         licence/licence-grant,                第二十四条第一款",
    "licence.certificate,    licence/licence-grant,                第二十四条第一款",
    "licence.visit,          licence/licence-visit-conclusion,     第十八条",
    "licence.deliverSample,  licence/licence-visit-conclusion,     第十九条",
    "licence.test,           licence/licence-test-conclusion,      第二十条",
    "licence.annualReport,   licence/licence-report-reminder,      第三十八条",
    "spotcheck.object,       spotcheck/spotcheck-result-notice,    第十五条第四款",
    "spotcheck.rectify,      spotcheck/spotcheck-rectification-order, 第十七条"
  })
  void limitAndPaperCiteTheSameArticle(String limit, String template, String article)
      throws IOException {
    assertThat(limits.named(limit, LocalDate.of(2009, 3, 2)).basis()).contains(article);
    try (InputStream file =
            new ClassPathResource("documents/%s.docx".formatted(template)).getInputStream();
        XWPFDocument word = new XWPFDocument(file);
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      assertThat(text.getText()).contains(article);
    }
  }
}
