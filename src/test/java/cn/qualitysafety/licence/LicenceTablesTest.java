package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.DecisionTables;
import cn.qualitysafety.SystemTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables of the regime: what they answer, and that no rule is untested. */
@SystemTest
class LicenceTablesTest {

  @Autowired private DecisionTables tables;

  static Stream<Arguments> materials() {
    return Stream.of(
        Arguments.of(application("new", "general"), List.of("生产许可证申请书（一式两份）", "营业执照复印件")),
        Arguments.of(
            application("renewal", "food", 20090531),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "原生产许可证复印件", "食品卫生许可证复印件", "产品执行标准及其备案证明")),
        // 食品安全法: no hygiene permits since 2009-06-01.
        Arguments.of(
            application("renewal", "food", 20090601),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "原生产许可证复印件", "产品执行标准及其备案证明")),
        Arguments.of(
            application("new", "hazardous"),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "安全生产条件评价报告", "环境影响评价审批文件")),
        Arguments.of(
            application("new", "resource"),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "符合国家产业政策的证明", "环境影响评价审批文件")),
        // 国发〔2018〕33号, of 2018-09-23.
        Arguments.of(application("new", "general", 20180922), List.of("生产许可证申请书（一式两份）", "营业执照复印件")),
        Arguments.of(
            application("new", "general", 20180923),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "产品检验合格报告（具有资质的检验检测机构出具）", "保证产品质量安全的承诺书")),
        // 国发〔2024〕11号, made public on 2024-05-09: nobody promises any more what is looked at first.
        Arguments.of(
            application("new", "general", 20240509),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "产品检验合格报告（具有资质的检验检测机构出具）")),
        Arguments.of(
            application("new", "food", 20260709),
            List.of("生产许可证申请书（一式两份）", "营业执照复印件", "产品执行标准及其备案证明")));
  }

  static Stream<Arguments> modes() {
    return Stream.of(
        Arguments.of(tested(false, "general", 20260709), "不检验"),
        Arguments.of(tested(true, "resource", 20090914), "发证前检验"),
        Arguments.of(tested(true, "hazardous", 20180922), "发证前检验"),
        Arguments.of(tested(true, "hazardous", 20180923), "提交合格报告"),
        Arguments.of(tested(true, "general", 20260709), "提交合格报告"),
        Arguments.of(tested(true, "food", 20260709), "发证前检验"));
  }

  private static Map<String, Object> tested(boolean tested, String productKind, int day) {
    return Map.of("tested", tested, "productKind", productKind, "lawDay", day);
  }

  @ParameterizedTest
  @MethodSource
  void modes(Map<String, Object> application, String expected) {
    assertThat(tables.answers("licence-test-mode", application)).containsExactly(expected);
  }

  /** 国发〔2018〕33号 (2018-09-23), 国发〔2024〕11号 (2024-05-09). */
  static Stream<Arguments> visits() {
    return Stream.of(
        Arguments.of(visited("general", 20180922), "发证前"),
        Arguments.of(visited("general", 20180923), "发证后"),
        Arguments.of(visited("general", 20240508), "发证后"),
        Arguments.of(visited("general", 20240509), "发证前"),
        Arguments.of(visited("hazardous", 20200914), "发证前"),
        Arguments.of(visited("resource", 20200929), "发证前"),
        Arguments.of(visited("food", 20200914), "发证前"));
  }

  private static Map<String, Object> visited(String productKind, int day) {
    return Map.of("productKind", productKind, "lawDay", day);
  }

  @ParameterizedTest
  @MethodSource
  void visits(Map<String, Object> application, String expected) {
    assertThat(tables.answers("licence-visit-mode", application)).containsExactly(expected);
  }

  private static Map<String, Object> application(String kind, String productKind) {
    return application(kind, productKind, 20090915);
  }

  private static Map<String, Object> application(String kind, String productKind, int day) {
    return Map.of("applicationKind", kind, "productKind", productKind, "lawDay", day);
  }

  @ParameterizedTest
  @MethodSource
  void materials(Map<String, Object> application, List<String> expected) {
    assertThat(tables.answers("licence-materials", application)).isEqualTo(expected);
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(findings(1, 0, 0), "fail"),
        Arguments.of(findings(0, 2, 0), "fail"),
        Arguments.of(findings(0, 1, 5), "fail"),
        Arguments.of(findings(0, 0, 9), "fail"),
        Arguments.of(findings(0, 1, 4), "pass"),
        Arguments.of(findings(0, 0, 8), "pass"),
        Arguments.of(findings(0, 0, 0), "pass"));
  }

  private static Map<String, Object> findings(int veto, int severe, int minor) {
    return Map.of("vetoCount", veto, "severeCount", severe, "minorCount", minor);
  }

  @ParameterizedTest
  @MethodSource
  void verdicts(Map<String, Object> findings, String expected) {
    assertThat(tables.answers("licence-visit-verdict", findings)).containsExactly(expected);
  }

  static Stream<Arguments> shares() {
    return Stream.of(
        Arguments.of(Map.of("creditClass", "A", "listedBefore", true), 100),
        Arguments.of(Map.of("creditClass", "A", "listedBefore", false), 5),
        Arguments.of(Map.of("creditClass", "B", "listedBefore", false), 20),
        Arguments.of(Map.of("creditClass", "C", "listedBefore", false), 50),
        Arguments.of(Map.of("creditClass", "D", "listedBefore", false), 100));
  }

  @ParameterizedTest
  @MethodSource
  void shares(Map<String, Object> holder, int expected) {
    assertThat(tables.answers("licence-visit-share", holder)).containsExactly(expected);
  }

  /**
   * 条例 art. 11, 24, 65, 68; 国发〔2017〕34号 (2017-06-24), 国市监质监〔2020〕152号 (2020-09-29), 国发〔2024〕11号
   * (2024-05-09).
   */
  static Stream<Arguments> competence() {
    return Stream.of(
        Arguments.of(act("accept", "resource", 20090914), "省局"),
        Arguments.of(act("accept", "food", 20100531), "省局"),
        Arguments.of(act("accept", "food", 20260709), "省局"),
        Arguments.of(act("decide", "food", 20100531), "省局"),
        Arguments.of(act("decide", "food", 20100601), "省局"),
        Arguments.of(act("decide", "food", 20150930), "省局"),
        Arguments.of(act("change", "food", 20151001), "省局"),
        Arguments.of(act("decide", "food", 20200301), "省局"),
        Arguments.of(act("revoke", "food", 20100531), "省局"),
        Arguments.of(act("revoke", "food", 20100601), "省局"),
        Arguments.of(act("decide", "general", 20150506), "省局"),
        Arguments.of(act("decide", "resource", 20090914), "总局"),
        Arguments.of(act("decide", "hazardous", 20150506), "总局"),
        Arguments.of(act("change", "hazardous", 20170623), "总局"),
        Arguments.of(act("change", "hazardous", 20170624), "省局"),
        Arguments.of(act("decide", "resource", 20150506), "总局"),
        Arguments.of(act("decide", "resource", 20200928), "总局"),
        Arguments.of(act("decide", "resource", 20200929), "省局"),
        Arguments.of(act("decide", "resource", 20260709), "省局"),
        Arguments.of(act("change", "general", 20260709), "省局"),
        Arguments.of(act("revoke", "general", 20090914), "省局"),
        Arguments.of(act("revoke", "resource", 20090914), "总局"),
        Arguments.of(act("annul-fraud", "resource", 20260709), "省局"),
        Arguments.of(act("withdraw", "hazardous", 20150506), "总局"),
        Arguments.of(act("cancel", "hazardous", 20260709), "省局"),
        Arguments.of(act("cancel-valid", "general", 20260709), "省局"));
  }

  private static Map<String, Object> act(String measure, String productKind, int day) {
    return Map.of("act", measure, "productKind", productKind, "lawDay", day);
  }

  @ParameterizedTest
  @MethodSource
  void competence(Map<String, Object> act, String decides) {
    assertThat(tables.answers("licence-competence", act)).containsExactly(decides);
  }

  /**
   * No catalogue of industrial goods holds food: the orders on food licences of 2010-06-01,
   * 2015-10-01 and 2020-03-01 leave it to the province who licenses which.
   */
  @ParameterizedTest
  @CsvSource({
    "accept, 20100531, 条例第十一条第一款、第十二条",
    "decide, 20100531, 条例第六十八条",
    "accept, 20100601, 国家质检总局令第129号）第七条",
    "decide, 20150930, 国家质检总局令第129号）第七条",
    "decide, 20151001, 国家食品药品监督管理总局令第16号）第七条",
    "change, 20200229, 国家食品药品监督管理总局令第16号）第七条",
    "change, 20200301, 国家市场监督管理总局令第24号）第七条（待核实）",
    "decide, 20260709, 国家市场监督管理总局令第24号）第七条（待核实）",
    "revoke, 20100531, 条例第六十五条第一款",
    "revoke, 20100601, 由作出许可决定的机关办理（待核实）"
  })
  void overFoodTheProvinceDecidesByTheRulesOnFoodOfTheDay(String act, int day, String basis) {
    assertThat(tables.answers("licence-competence", "competenceBasis", act(act, "food", day)))
        .singleElement()
        .asString()
        .contains(basis)
        .matches(text -> text.contains("待核实") == day >= 20100601);
  }

  /** The decision binds from service: 行政处罚法 (1996) art. 40. Cancelling takes nothing away. */
  @ParameterizedTest
  @CsvSource({
    "吊销生产许可证XK08-001-00123,           , 1",
    "撤销生产许可证XK08-001-00123,           , 1",
    "吊销生产许可证XK08-001-00123, 2009-06-16, 0",
    "注销生产许可证XK08-001-00123,           , 0"
  })
  void theStatesDecisionIsEnteredWhenItHasBeenServed(
      String measure, LocalDate servedOn, int refusals) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("measureText", measure);
    entry.put("forwardedOn", LocalDate.of(2009, 5, 4));
    entry.put("nationalResult", "approve");
    entry.put("nationalDecidedOn", LocalDate.of(2009, 6, 15));
    entry.put("nationalServedOn", servedOn);
    entry.put("nationalLicenceNumber", null);
    entry.put("today", LocalDate.of(2009, 6, 18));
    assertThat(tables.answers("licence-national-entry", entry)).hasSize(refusals);
  }

  @Test
  void noRuleIsUntested() {
    assertThat(tables.untested("licence-competence", questions(competence()))).isEmpty();
    assertThat(tables.untested("licence-visit-share", questions(shares()))).isEmpty();
    assertThat(tables.untested("licence-test-mode", questions(modes()))).isEmpty();
    assertThat(tables.untested("licence-visit-mode", questions(visits()))).isEmpty();
    assertThat(tables.untested("licence-materials", questions(materials()))).isEmpty();
    assertThat(tables.untested("licence-visit-verdict", questions(verdicts()))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object>[] questions(Stream<Arguments> cases) {
    return cases.map(arguments -> (Map<String, Object>) arguments.get()[0]).toArray(Map[]::new);
  }

  /** The window's form and the catalogue offer the same products. */
  @Test
  void theFormOffersTheCatalogue(@Autowired ProductCatalogue catalogue) throws Exception {
    String form = Files.readString(Path.of("forms/licence/licence-review-start.form"));
    assertThat(
            new ObjectMapper().readTree(form).findValues("values").get(1).findValuesAsText("value"))
        .isEqualTo(catalogue.all().stream().map(CataloguedProduct::code).toList());
  }
}
