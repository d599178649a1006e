package cn.qualitysafety.shared;

import static cn.qualitysafety.project.ProjectSteps.CENTRE_ITEMS;
import static cn.qualitysafety.project.ProjectSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.project.ProjectSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The acceptance of a laboratory of Foshan by three people of the province, on 2009-10-20. */
@SystemTest
class SharedAcceptanceProcessTest {

  private static final String CASE = "YS2009-440000-0001";
  private static final String DAY = "2009-10-20";

  @Autowired private CaseDriver driver;
  @Autowired private FactsOfCases facts;
  @Autowired private OfficialDocuments documents;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private ProjectSteps steps;
  private List<String> group;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-10-12T09:00:00");
    steps = new ProjectSteps(driver, runtime, tasks);
    group = Stream.of("ye", "pan", "jin").map(name -> member(name, PROVINCE)).toList();
    member("qiu", PROVINCE);
    member("tan", "440600");
    runtime.startProcessInstanceByKey(
        "shared-acceptance",
        Map.of(
            "subject", "国家家用电器质检中心（广东）",
            "hostName", "佛山市顺德区家电检测所",
            "hostCity", "440600",
            "checkList", "检验机构",
            "causeCase", "XM2009-440000-0001"));
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aGroupIsOddOfThreeOrMoreLedByAMemberAndWithoutAnybodyOfTheHostsCity() {
    List<String> four = Stream.concat(group.stream(), Stream.of("qiu-440000")).toList();
    assertThatThrownBy(() -> form(four, DAY)).hasMessageContaining("验收组的人数应为单数，现为4人");
    assertThatThrownBy(() -> form(group.subList(0, 1), DAY)).hasMessageContaining("验收组不得少于3人，现为1人");
    assertThatThrownBy(() -> form(List.of(group.get(0), group.get(1), "tan-440600"), DAY))
        .hasMessageContaining("tan-440600在被验收单位所在的市工作，应当回避");
    assertThatThrownBy(() -> steps.formGroup(CASE, "qiu-440000", group, DAY))
        .hasMessageContaining("组长应当是验收组的成员");
    assertThatThrownBy(() -> form(group, "2009-10-09")).hasMessageContaining("“验收日期”不能早于今天");
    assertThat(documents.ofCase(CASE)).isEmpty();
    form(group, DAY);
    assertThat(IssuedText.of(documents.ofCase(CASE).get(0), documents))
        .contains(
            "广东省质量技术监督局",
            "定于2009年10月20日对国家家用电器质检中心（广东）进行验收",
            "组长：ye-440000；成员：ye-440000、pan-440000、jin-440000");
  }

  @Test
  void itPassesOnTheDayOfTheInspectionIfEverythingFits() {
    inspected(List.of());
    group.forEach(member -> steps.sign(CASE, member, "agree"));
    assertThat(fact("acceptedOn")).isEqualTo(LocalDate.of(2009, 10, 20));
    assertThat(row()).containsEntry("result", "通过验收");
    assertThat(kinds()).containsExactly("acceptance-notice", "acceptance-opinion");
    assertThat(documents.ofCase(CASE).get(1).number()).isEqualTo("粤质监验意〔2009〕1号");
  }

  @Test
  void twoItemsAreRectifiedAndItPassesOnTheDayOfTheVerification() {
    inspected(List.of("centreSample", "centreFees"));
    group.forEach(member -> steps.sign(CASE, member, "agree"));
    assertThat(fact("verdict")).isEqualTo("整改后通过");
    assertThat(kinds())
        .containsExactly("acceptance-notice", "acceptance-opinion", "acceptance-rectification");
    assertThatThrownBy(() -> steps.verify(CASE, group.get(0), "2009-10-19", "done"))
        .hasMessageContaining("“验证日期”不能早于检查日期");
    driver.moveClockTo("2009-12-01T10:00:00");
    steps.verify(CASE, group.get(0), "2009-12-01", "done");
    assertThat(fact("acceptedOn")).isEqualTo(LocalDate.of(2009, 12, 1));
    assertThat(row()).containsEntry("result", "通过验收");
  }

  @Test
  void itFailsIfWhatWasWrongIsNotRectified() {
    inspected(List.of("centreSample"));
    group.forEach(member -> steps.sign(CASE, member, "agree"));
    steps.verify(CASE, group.get(0), DAY, "not-done");
    assertThat(fact("acceptedOn")).isNull();
    assertThat(row()).containsEntry("result", "未通过验收");
  }

  @ParameterizedTest
  @CsvSource({"centreHonesty", "centreSample centreFees centreStaff"})
  void oneVetoOrThreeOthersFailIt(String failed) {
    inspected(List.of(failed.split(" ")));
    group.forEach(member -> steps.sign(CASE, member, "agree"));
    assertThat(row()).containsEntry("result", "未通过验收");
    assertThat(kinds()).containsExactly("acceptance-notice", "acceptance-opinion");
  }

  @Test
  void eachMemberSignsForHimselfAndAMinorityThatDissentsIsInTheRecord() {
    inspected(List.of());
    assertThatThrownBy(() -> steps.sign(CASE, group.get(0), "")).hasMessageContaining("签署意见");
    steps.sign(CASE, group.get(0), "agree");
    steps.sign(CASE, group.get(1), "dissent");
    steps.sign(CASE, group.get(2), "agree");
    assertThat(row()).containsEntry("result", "通过验收");
    assertThat(
            jdbc.queryForList(
                "select words from case_record where field_key = 'agree' order by row_key",
                String.class))
        .containsExactly("同意检查记录", "不同意", "同意检查记录");
  }

  @Test
  void whatMostOfThemDoNotSignIsInspectedAgain() {
    inspected(List.of());
    steps.sign(CASE, group.get(0), "agree");
    steps.sign(CASE, group.get(1), "dissent");
    steps.sign(CASE, group.get(2), "dissent");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_inspectOnSite");
    steps.inspect(CASE, group.get(0), DAY, CENTRE_ITEMS, List.of("centreSample"));
    steps.sign(CASE, group.get(0), "agree");
    steps.sign(CASE, group.get(1), "agree");
    driver.moveClockTo("2009-11-03T23:59:00");
    assertThat(driver.openTasks(CASE)).containsExactly("userTask_signOpinion");
    driver.moveClockTo("2009-11-04T00:00:01");
    assertThat(fact("verdict")).as("two of three after ten working days").isEqualTo("整改后通过");
  }

  @Test
  void anInspectionTomorrowOrWithoutWordsForWhatDoesNotFitIsRefused() {
    form(group, DAY);
    driver.moveClockTo("2009-10-20T09:00:00");
    assertThatThrownBy(
            () -> steps.inspect(CASE, group.get(0), "2009-10-21", CENTRE_ITEMS, List.of()))
        .hasMessageContaining("“检查日期”不能晚于今天");
    assertThatThrownBy(
            () -> steps.inspect(CASE, group.get(0), DAY, CENTRE_ITEMS.subList(0, 13), List.of()))
        .hasMessageContaining("“收费和公开”不能为空");
  }

  private String member(String name, String unitCode) {
    return steps.employ(name, "acceptance-member", unitCode);
  }

  private void form(List<String> members, String inspectOn) {
    steps.formGroup(CASE, members.get(0), members, inspectOn);
  }

  private void inspected(List<String> failed) {
    form(group, DAY);
    driver.moveClockTo("2009-10-20T09:00:00");
    steps.inspect(CASE, group.get(0), DAY, CENTRE_ITEMS, failed);
  }

  private Object fact(String name) {
    return facts.value(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("shared-acceptance")
            .latestVersion()
            .singleResult(),
        CasePlace.of(CASE),
        name);
  }

  private List<String> kinds() {
    return documents.ofCase(CASE).stream().map(OfficialDocument::kind).toList();
  }

  private Map<String, Object> row() {
    return jdbc.queryForMap("select * from cases where case_number = ?", CASE);
  }
}
