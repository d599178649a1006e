package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.setting.SettingValue;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** How limits are written, and what is told of one that is written wrongly. */
class LimitEntryTest {

  private static final String NAME = "sample.check";

  @Test
  void theLawOfTheDayOnWhichAPeriodBeginsCounts() {
    DatedLimit limit =
        read(
            """
            - { amount: 5, unit: working-days, from: 2021-07-15, basis: 行政处罚法（2021）第六十四条 }
            - { amount: 3, unit: days, until: 2021-07-14, event: 告知听证权利, basis: 第四十二条 }
            """);
    assertThat(limit.on(LocalDate.of(2021, 7, 14)).orElseThrow().length()).isEqualTo("3日");
    assertThat(limit.on(LocalDate.of(2021, 7, 15)).orElseThrow().length()).isEqualTo("5个工作日");
    assertThat(limit.text())
        .isEqualTo(
            "2021-07-14以前起算的3日，自告知听证权利之日起（第四十二条）；" + "2021-07-15起起算的5个工作日（行政处罚法（2021）第六十四条）");
  }

  @Test
  void whatOperatorsHaveWrittenBeforeLimitsHadUnitsIsRead() {
    Limit limit = read("{ working-days: 20, basis: 条例第二十四条 }").on(LocalDate.MIN).orElseThrow();
    assertThat(limit.length()).isEqualTo("20个工作日");
    assertThat(limit.rolls()).isFalse();
    SettingValue stored = SettingValue.of(Map.of("working-days", "7", "basis", "甲"));
    assertThat(LimitEntry.read(LimitEntry.written(stored), fault -> {}).orElseThrow().text())
        .isEqualTo("7个工作日（甲）");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          20 | 不是期限的写法；请写成“{ amount: 20, unit: working-days, basis: "……" }” | is no limit; write {
          { amount: 0, unit: days, basis: x } | 的长度（amount）是“0”；请写1至3000之间的整数 | has amount '0'; write a whole number from 1 to 3000
          { amount: 5, basis: x } | 没有写期限的单位；请写hours、days、working-days、months、years中的一个 | has no unit; write one of hours, days,
          { amount: 5, unit: weeks, basis: x } | 的单位（unit）是“weeks” | has the unit 'weeks'
          { amount: 5, unit: days, working-days: 5, basis: x } | 的长度写了两次 | says its length twice
          { day: 02-30, basis: x } | 的固定日期（day）是“02-30”；请写“03-31”这样的月和日 | has day '02-30'
          { amount: 5, unit: days } | 没有依据；请写明依据（basis） | needs a basis
          { amount: 5, unit: days, basis: x, bases: y } | 中的“bases”不是期限的内容 | has the unknown key 'bases'
          { amount: 5, unit: days, basis: x, from: 2021-02-30 } | 的施行日期（from）是“2021-02-30” | has from '2021-02-30'; write a day like 2021-07-15
          { amount: 5, unit: days, basis: x, from: 2021-07-15, until: 2020-01-01 } | 的截止日期2020-01-01早于施行日期2021-07-15 | ends (until 2020-01-01) before it begins
          { amount: 5, unit: days, basis: x, roll: maybe } | 的顺延（roll）是“maybe” | has roll 'maybe'; write true or false
          { amount: 5, unit: hours, basis: x, roll: true } | 以小时计算，不存在顺延；请删除roll | is counted in hours, which never roll
          { amount: 5, unit: days, basis: x, extension: 3 } | 的延长（extension）不是规定的写法 | has an extension that is none
          { amount: 5, unit: days, basis: x, extension: { amount: 3, unit: days, times: 0, basis: y } } | 的延长次数（times）是“0”；请写1至9之间的整数 | has times '0'
          [{ amount: 3, unit: days, basis: x, until: 2021-07-15 }, { amount: 5, unit: days, basis: y, from: 2021-07-15 }] | 中自始和自2021-07-15的两条规定有重叠的日期；请在前一条写明until | has two versions for the same days
          [{ amount: 3, unit: days, basis: x }, { amount: 5, unit: days, basis: y, from: 2021-07-15 }] | 有重叠的日期 | has two versions for the same days
          [{ amount: 3, unit: days, basis: x, until: 2021-06-30 }, { amount: 5, unit: days, basis: y, from: 2021-07-15 }] | 在2021-06-30与2021-07-15之间没有规定 | says nothing between 2021-06-30 and 2021-07-15
          """)
  void whatIsWrongIsToldWithWhatToDo(String written, String chinese, String english) {
    List<LimitEntry.Fault> faults = new ArrayList<>();
    assertThat(LimitEntry.read(yaml(written), faults::add)).isEmpty();
    assertThat(faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.what() + "；" + fault.remedy()).contains(chinese);
              assertThat(fault.english()).contains(english);
            });
  }

  @Test
  void aBrokenFileStopsTheStartWithAllThatIsWrongByLineAndName() {
    Resource own =
        file(
            "limits:\n"
                + "  \"[licence.review]\": { working-days: 0, basis: x }\n"
                + "  Review: { amount: 5, unit: days, basis: x }\n"
                + "  licence.visit:\n    amount: 5\n    unit: days\n");
    assertThatThrownBy(
            () -> new ReleasedLimits(file("limits: { a.b: { working-days: 1, basis: x } }"), own))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("line 2: limit 'licence.review' has working-days '0'")
        .hasMessageContaining("line 3: 'Review' is no name of a limit")
        .hasMessageContaining("line 4: limit 'licence.visit' needs a basis");
    assertThatThrownBy(() -> new ReleasedLimits(file("limit:\n  a.b: x\n"), none()))
        .hasMessageContaining("its only key is limits");
    assertThatThrownBy(() -> new ReleasedLimits(file("limits:\n  a: [\n"), none()))
        .hasMessageContaining("line 3: is not YAML");
  }

  /** What ended on some day for good would be found out by whoever needs it after that day. */
  @Test
  void aLimitThatEndsWithoutAnotherAfterItIsRefusedWhereItIsEntered() {
    String ends = "{ amount: 5, unit: days, basis: x, from: 2021-07-15, until: 2026-12-31 }";
    assertThatThrownBy(
            () -> new ReleasedLimits(file("limits:\n  sample.check: " + ends + "\n"), none()))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining(
            "line 2: limit 'sample.check' says nothing after 2026-12-31, and tasks that need it later"
                + " would fail; leave out until of its last version, or add one from 2027-01-01");
    ArticleList list = mock(ArticleList.class, returnsSecondArg());
    Articles articles = mock(Articles.class);
    when(articles.list()).thenReturn(list);
    Limits limits =
        new Limits(
            new ReleasedLimits(file("limits: { a.b: { working-days: 1, basis: x } }"), none()),
            mock(RecountRequests.class),
            articles);
    assertThat(limits.faults("设置", Map.of(NAME, LimitEntry.value(read(ends))), Set.of(NAME)))
        .extracting(Finding::sentence)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(
            NAME, "在2026-12-31以后没有规定，此后用到它的任务无法办理", "请删除最后一条的截止日期（until），或者再写一条from为2027-01-01的");
  }

  @Test
  void anOperatorsEntryTakesThePlaceOfTheReleasesAsAWhole() {
    ReleasedLimits limits =
        new ReleasedLimits(
            file(
                "limits:\n  a.b: [{ amount: 1, unit: days, basis: x }]\n  a.c: { amount: 2, unit: days, basis: x }\n"),
            file("limits:\n  \"[a.b]\": { working-days: 9, basis: y }\n"));
    assertThat(limits.limits().get("a.b").text()).isEqualTo("9个工作日（y）");
    assertThat(limits.limits().get("a.c").text()).isEqualTo("2日（x）");
  }

  @Test
  void whoTypesAVersionEndsTheOneBeforeOrTakesItsPlace() {
    SettingValue before = LimitEntry.value(read("{ amount: 20, unit: working-days, basis: 旧 }"));
    SettingValue changed =
        LimitEntry.with(
            before, Map.of("amount", "15", "unit", "days", "basis", "新", "from", "2027/1/1"));
    assertThat(text(changed)).isEqualTo("2026-12-31以前起算的20个工作日（旧）；2027-01-01起起算的15日（新）");
    assertThat(LimitEntry.typed(changed))
        .containsEntry("amount", "15")
        .containsEntry("from", "2027-01-01");
    SettingValue corrected =
        LimitEntry.with(
            changed,
            Map.of(
                "amount",
                "10",
                "unit",
                "days",
                "basis",
                "新",
                "from",
                "2027-01-01",
                "extension-amount",
                "5",
                "extension-unit",
                "days",
                "extension-times",
                "1",
                "extension-basis",
                "第二款"));
    assertThat(text(corrected))
        .isEqualTo("2026-12-31以前起算的20个工作日（旧）；2027-01-01起起算的10日（新），可以延长1次，每次5日");
    assertThat(LimitEntry.typed(corrected)).containsEntry("extension-basis", "第二款");
  }

  private static String text(SettingValue value) {
    return LimitEntry.read(LimitEntry.written(value), fault -> {}).orElseThrow().text();
  }

  private static DatedLimit read(String written) {
    List<LimitEntry.Fault> faults = new ArrayList<>();
    return LimitEntry.read(yaml(written), faults::add)
        .orElseThrow(() -> new AssertionError(faults.toString()));
  }

  private static Object yaml(String written) {
    return YamlEntries.read(
            "limits:\n  %s:\n%s".formatted(NAME, written.strip().indent(4)), "limits")
        .entries()
        .get(NAME)
        .value();
  }

  private static Resource file(String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "limits.yaml");
  }

  private static Resource none() {
    return new ClassPathResource("platform/there-is-none.yaml");
  }
}
