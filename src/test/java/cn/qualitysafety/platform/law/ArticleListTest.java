package cn.qualitysafety.platform.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.platform.language.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The release's own list of articles: what it cites on a day, and what it says of texts. */
class ArticleListTest {

  private static final LocalDate OLD_LAW_ENDS = LocalDate.of(2021, 7, 14);
  private static final LocalDate NEW_LAW = LocalDate.of(2021, 7, 15);

  private static ArticleList list;

  @BeforeAll
  static void read() throws IOException {
    List<Finding> found = new ArrayList<>();
    list =
        ArticleFile.read(
            "articles.yaml",
            new ClassPathResource("law/articles.yaml").getContentAsByteArray(),
            found::add);
    assertThat(found).isEmpty();
    assertThat(list.contradictions()).isEmpty();
  }

  /** The last day of the old law, and the first of the new one. */
  @ParameterizedTest
  @CsvSource({
    "2021-07-14, penalty-hearing-request, 《中华人民共和国行政处罚法》第四十二条第一款第一项",
    "2021-07-15, penalty-hearing-request, 《中华人民共和国行政处罚法》第六十四条第一项",
    "2021-07-14, penalty-notice penalty-defence, 《中华人民共和国行政处罚法》第三十一条、第三十二条",
    "2021-07-15, penalty-notice penalty-defence, 《中华人民共和国行政处罚法》第四十四条、第四十五条",
    "2015-04-30, suit-time, 《中华人民共和国行政诉讼法》第三十九条",
    "2015-05-01, suit-time, 《中华人民共和国行政诉讼法》第四十六条第一款",
    "2023-12-31, review-time, 《中华人民共和国行政复议法》第九条第一款",
    "2024-01-01, review-time, 《中华人民共和国行政复议法》第二十条第一款",
    "2019-12-31, spotcheck-rectification-time, 《产品质量监督抽查管理办法》第四十条第三款",
    "2020-01-01, spotcheck-rectification-time, 《产品质量监督抽查管理暂行办法》第四十六条",
    "2009-09-15, spotcheck-retest licence-acceptance, 《中华人民共和国产品质量法》第十五条第四款、《中华人民共和国行政许可法》第三十二条第一款第五项"
  })
  void theArticleOfTheDayIsCited(LocalDate day, String keys, String cited) {
    assertThat(list.cite(day, keys.split(" "))).isEqualTo(cited);
  }

  @Test
  void aTextIsFilledWithTheArticlesOfTheDay() {
    assertThat(
            list.fill(NEW_LAW, "依照{{law.penaltyHearing}}，要求听证的，依照{{ law.penaltyHearingRequest }}"))
        .isEqualTo("依照《中华人民共和国行政处罚法》第六十三条第一款，要求听证的，依照《中华人民共和国行政处罚法》第六十四条第一项");
  }

  @Test
  void peopleAreShownWhatADayHasAndWhatItHasNotAsItIsWritten() {
    String text = "{{law.penaltyDecisionTime}}，{{law.penaltyHearing}}";
    assertThat(list.show(NEW_LAW, text)).isEqualTo("《中华人民共和国行政处罚法》第六十条，《中华人民共和国行政处罚法》第六十三条第一款");
    assertThat(list.show(OLD_LAW_ENDS, text))
        .isEqualTo("{{law.penaltyDecisionTime}}，《中华人民共和国行政处罚法》第四十二条第一款");
  }

  @Test
  void whatIsNotInForceThatDayIsNotCited() {
    assertThatThrownBy(() -> list.cite(OLD_LAW_ENDS, "penalty-decision-time"))
        .hasMessage(
            "article 'penalty-decision-time' (立案之日起九十日内决定) has no citation that is in force on"
                + " 2021-07-14: 行政处罚法（2021）第六十条 自2021年7月15日起");
    assertThatThrownBy(() -> list.cite(NEW_LAW, "penalty-time"))
        .hasMessageContaining("there is no article 'penalty-time'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "条例第二十四条第一款：60日内决定；产品检验时间不计入（同条第二款），听证时间不计入（行政许可法第四十五条）",
        "行政许可法第四十六条至第四十八条（申请人、利害关系人……）；行政处罚法（1996）第四十二条、行政处罚法（2021）第六十三条、第六十四条",
        "实施办法（国家质检总局令第156号）第十六条至第二十条",
        "《中华人民共和国行政许可法》第三十二条第一款第（五）项和《中华人民共和国工业产品生产许可证管理条例》第十二条的规定",
        "该条例第五十三条",
        "工业产品生产许可证管理条例（国务院令第440号）第三十一条（注销）、第五十四条（吊销）；行政许可法第六十九条第一款、第二款",
        "自上而下取第一条符合的规则；工作惯例；活动方案三（二）2四；实施办法关于监督检查的规定",
        "广东省名牌产品（工业类）管理办法（2008年）第二十七条"
      })
  void whatIsTheLawIsAccepted(String text) {
    assertThat(list.faults(text, Period.ALWAYS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "条例第十八条：告知结果；第三百条：其他       | 引用的“条例第三百条”不在条文目录中",
        "条例第二十四条第一款（含行政许可法第四十五条）、第三百条 | 引用的“条例第三百条”不在条文目录中",
        "产品质量法第十五条第五款                     | 引用的“产品质量法第十五条第五款”不在条文目录中",
        "行政许可法第三十二条第四项                   | 引用的“行政许可法第三十二条第四项”不在条文目录中",
        "条例第十九条、第二百条                       | 引用的“条例第二百条”不在条文目录中",
        "条例第二十七条第三款                         | 不在条文目录中",
        "条例第二十四条第一款（同条第四款）           | 引用的“条例第二十四条第四款”不在条文目录中",
        "认证认可条例第十条                           | 引用了“认证认可条例第十条”，条文目录中没有这部法律",
        "《中华人民共和国价格法》第二十三条           | 引用了“中华人民共和国价格法第二十三条”，条文目录中没有这部法律",
        "实施办法（国家质检总局令第81号）第十六条     | 引用的“实施办法”没有“国家质检总局令第81号”的文本",
        "行政处罚法（1997）第四十二条                 | 没有“1997”的文本",
        "行政处罚法第四十二条                         | 1996年10月1日至2021年7月14日为行政处罚法（1996）第四十二条第一款",
        "行政处罚法第六十三条                         | 自2021年7月15日起为行政处罚法（2021）第六十三条第一款",
        "行政处罚法（1996）第四十二条                 | 不是始终有效",
        "行政处罚法（2021）第四十条                   | 不是始终有效",
        "食品卫生法第二十七条                         | 不是始终有效"
      })
  void whatIsNotIsToldWithAWayOut(String text, String what) {
    assertThat(list.faults(text, Period.ALWAYS))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.what()).contains(what);
              assertThat(fault.remedy()).startsWith("请").hasSizeGreaterThan(8);
            });
  }

  /** A limit, a rule of a table or a version of a template says when it holds. */
  @Test
  void whatHoldsForATimeCitesTheLawOfThatTime() {
    Period before = new Period(null, OLD_LAW_ENDS);
    Period since = new Period(NEW_LAW, null);
    assertThat(list.faults("行政处罚法第四十二条", before)).isEmpty();
    assertThat(list.faults("行政处罚法（1996）第四十二条", before)).isEmpty();
    assertThat(list.faults("行政处罚法第六十三条", since)).isEmpty();
    assertThat(list.faults("行政处罚法第六十三条", before)).hasSize(1);
    assertThat(list.faults("行政处罚法（1996）第四十二条", since)).hasSize(1);
    assertThat(list.faults("行政处罚法第四十二条第一款第一项", new Period(NEW_LAW.minusDays(1), null)))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.what())
                    .contains("在这一条适用的时间（自2021年7月14日起）不是始终有效")
                    .contains("自2021年7月15日起为行政处罚法（2021）第六十四条第一项"));
    assertThat(list.faults("行政处罚法第六十条", since)).isEmpty();
    assertThat(list.faults("行政处罚法第六十条", new Period(OLD_LAW_ENDS, null)))
        .as("the old law has no such article")
        .hasSize(1);
    assertThat(list.faults("条例第五十三条", since)).isEmpty();
    assertThat(list.faults("{{law.penaltyHearing}}，{{law.penaltyDecisionTime}}", since)).isEmpty();
    assertThat(list.faults("{{law.penaltyHearing}}", Period.ALWAYS)).isEmpty();
    assertThat(list.faults("{{law.penaltyDecisionTime}}", new Period(OLD_LAW_ENDS, null)))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.what())
                    .startsWith("的占位符{{law.penaltyDecisionTime}}在这一条适用的时间（自2021年7月14日起）不是始终有条文："));
    assertThat(list.faults("{{law.penaltyHearingTime}}", Period.ALWAYS))
        .as("no law says it since 2019-04-01")
        .hasSize(1);
    assertThat(list.faults("食品卫生法第二十七条", new Period(null, LocalDate.of(2009, 5, 31)))).isEmpty();
  }

  @Test
  void aBrokenListIsNotRead() {
    String sound =
        """
        law:
          laws:
            price:
              title: 中华人民共和国价格法
              short: [价格法]
              versions: [{ adopted: 1997-12-29, from: 1998-05-01 }]
          articles:
            price-hearing:
              subject: 价格听证会
              citations:
                - { law: price, article: 23, from: 1998-05-01, until: 2009-12-31, source: known }
                - { law: price, article: 24, from: 2010-01-01, source: read }
        """;
    assertThat(found(sound)).isEmpty();
    assertThat(found(sound.replace("2010-01-01", "2009-12-31")))
        .containsExactly("price-hearing的条文在施行时间上重叠：1998年5月1日至2009年12月31日、自2009年12月31日起");
    assertThat(found(sound.replace("law: price, article: 24", "law: prices, article: 24")))
        .containsExactly("price-hearing的法律“prices”不在laws中");
    assertThat(found(sound.replace("article: 24", "artikel: 24")))
        .anyMatch(each -> each.contains("有不认识的栏目“artikel”"))
        .anyMatch(each -> each.contains("没有条（article）"));
    assertThat(found(sound.replace("price-hearing", "PriceHearing")))
        .anyMatch(each -> each.contains("的代码不合规则"));
    assertThat(found(sound.replace("2010-01-01", "2010-02-30")))
        .anyMatch(each -> each.contains("的日期“2010-02-30”不是日期"));
    assertThat(found(sound.replace("中华人民共和国价格法", "中华人民共和国行政许可法")))
        .anyMatch(each -> each.contains("的名称“中华人民共和国行政许可法”与"));
  }

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    ArticleList own =
        ArticleFile.read(
            "articles.yaml",
            text.getBytes(StandardCharsets.UTF_8),
            finding -> found.add(finding.sentence()));
    list.with(own).contradictions().forEach((key, what) -> found.add(key + what));
    return found;
  }
}
