package cn.qualitysafety.publicity;

import static cn.qualitysafety.publicity.PublicitySteps.CHECKER;
import static cn.qualitysafety.publicity.PublicitySteps.NUMBER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLAN;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.MaskedName;
import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
@Tag("database")
class PublicityResultsProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private PublicationService publications;
  @Autowired private PublicResults results;
  @Autowired private PublicNames names;
  @Autowired private Attachments attachments;
  @Autowired private CaseLimits limits;
  @Autowired private Limits namedLimits;
  @Autowired private Articles articles;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private PublicitySteps steps;

  @BeforeEach
  void begin() {
    steps = new PublicitySteps(driver, enterprises, spotChecks);
    steps.beginPlan();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatASecondPersonHasCheckedEverybodySeesWithMaskedNamesUntilItExpires() {
    steps.finishPlan();
    assertThat(limits.ofCase(PLAN))
        .extracting(CaseLimit::limitName, CaseLimit::dueOn, CaseLimit::endedOn)
        .as("20 working days from 11 May; 28 and 29 May were off, Sunday 31 May was worked")
        .containsExactly(tuple("publicity.publish", LocalDate.of(2009, 6, 9), null));
    steps.propose();
    assertThat(driver.shown(NUMBER, "userTask_checkPublication").get("preview").toString())
        .startsWith("共5批次：合格3批次，不合格1批次，拒绝抽查1批次（不计入合格率）；隐去名称2个。")
        .contains("\n广州市 何**作坊 不合格（安全项目）：镉")
        .contains("\n广州市 广州二号米业有限公司 拒绝抽查")
        .contains("\n广州市 *** 合格")
        .doesNotContain("何志强", "梁记");
    assertThat(attachments.ofCases(List.of(NUMBER)))
        .extracting(Attachment::fileName)
        .containsExactly("公布稿.xlsx");
    assertThat(seen()).as("before the check").isEmpty();

    steps.check(NUMBER, "approve");
    assertThat(limits.ofCase(PLAN).get(0).endedOn())
        .as("published in time")
        .isEqualTo("2009-05-11");
    assertThat(seen())
        .containsExactlyInAnyOrder(
            "广州一号米业有限公司 合格  ",
            "广州二号米业有限公司 拒绝抽查  ",
            "广州三号米业有限公司番禺分厂 合格  ",
            "何**作坊 不合格（安全项目） 镉 已责令整改，整改中",
            "*** 合格  ");
    assertThat(results.overview("", "").total())
        .extracting(Figures::batches, Figures::passedBatches)
        .as("who refused was not tested")
        .containsExactly(4, 3);
    assertThat(publications.of(NUMBER).expiresOn()).isEqualTo("2014-05-11");
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("publicity-results").count())
        .isZero();

    driver.setClock("2014-05-11T23:59:00");
    assertThat(seen()).hasSize(5);
    driver.setClock("2014-05-12T00:00:01");
    assertThat(seen()).isEmpty();
    assertThat(results.overview("", "").quarter()).isNull();
  }

  private List<String> seen() {
    return results.search(Selection.of("", "", "", "", ""), 1).rows().stream()
        .map(
            row ->
                String.join(
                    " ", row.enterprise(), row.verdict(), row.failedItems(), row.rectification()))
        .toList();
  }

  @Test
  void whatTheCheckerRejectsNeverIsPublicAndCanBeProposedAgain() {
    steps.finishPlan();
    steps.propose();
    assertThatThrownBy(
            () ->
                driver.complete(
                    NUMBER,
                    "userTask_checkPublication",
                    CHECKER,
                    PROVINCE,
                    Map.of("decision", "reject", "remarks", " ")))
        .hasMessageContaining("“核对意见”不能为空");
    steps.check(NUMBER, "reject");
    assertThat(publications.of(NUMBER).state()).isEqualTo(Publication.State.REJECTED);
    assertThat(seen()).isEmpty();

    steps.propose();
    assertThat(publications.of("GB2009-440000-0002"))
        .extracting(Publication::state, Publication::corrects)
        .as("what never was public is not corrected")
        .containsExactly(Publication.State.DRAFT, null);
  }

  @Test
  void whoProposedThePublicationDoesNotCheckIt() {
    steps.finishPlan();
    steps.propose();
    String task =
        tasks
            .createTaskQuery()
            .taskDefinitionKey("userTask_checkPublication")
            .singleResult()
            .getId();
    assertThatThrownBy(
            () ->
                driver.as(
                    List.of(PLANNER, CHECKER),
                    PROVINCE,
                    () -> {
                      tasks.complete(task, Map.of("decision", "approve"));
                      return null;
                    }))
        .hasMessageContaining("岗位分离");
  }

  @Test
  void onlyAClosedPlanOfTheOwnUnitIsPublishedAndOnlyOnce() {
    assertThatThrownBy(steps::propose).hasMessageContaining("尚未办结");
    steps.finishPlan();
    assertThatThrownBy(
            () -> driver.start("publicity-results", PLANNER, GUANGZHOU, Map.of("planNumber", PLAN)))
        .hasMessageContaining("监督抽查结果由省局公告（《中华人民共和国产品质量法》第二十四条）");
    assertThatThrownBy(
            () -> driver.start("publicity-results", PLANNER, PROVINCE, Map.of("planNumber", "CJ")))
        .hasMessageContaining("本单位没有编号为“CJ”的抽查计划");
    steps.propose();
    assertThatThrownBy(steps::propose).hasMessageContaining("公布稿GB2009-440000-0001正在核对");
    steps.check(NUMBER, "approve");
    assertThatThrownBy(steps::propose).hasMessageContaining("请先办理“撤回公布”");
  }

  @ParameterizedTest
  @CsvSource({"何志强米粉作坊, 何**作坊", "天河区乙饮料厂, 天**厂", "何记加工店, 何**加工店", "梁记, ***", "作坊, ***", "张作坊, ***"})
  void aMaskedNameKeepsNoMoreThanItsFirstCharacterAndItsKind(String name, String shown) {
    assertThat(MaskedName.of(name)).isEqualTo(shown);
  }

  /** 广州珠江水泥厂 was 广**厂 although its name is a registered one. */
  @Test
  void aRegisteredTradeNameIsPublicWhateverItsLastCharacterANaturalPersonsIsNot() {
    new SpotCheckSteps(driver, enterprises).registerProducer("440100", 6, "广东省粮食科学研究所", "否");
    new SpotCheckSteps(driver, enterprises).registerProducer("440100", 7, "广州珠江水泥厂", "否");
    new SpotCheckSteps(driver, enterprises).registerProducer("440100", 8, "何志强", "否");
    new SpotCheckSteps(driver, enterprises).registerProducer("440100", 9, "何志强米粉作坊", "是");
    assertThat(
            IntStream.rangeClosed(6, 9)
                .mapToObj(serial -> names.of(SpotCheckSteps.code(serial), "")))
        .containsExactly("广东省粮食科学研究所", "广州珠江水泥厂", "***", "何**作坊");
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        "440100",
        Map.of(
            "licenceNumber", "QS440101020001",
            "holderCode", SpotCheckSteps.code(9),
            "holderName", "何志强米粉作坊",
            "product", "大米",
            "validFrom", "2008-03-10",
            "validUntil", "2011-03-09"));
    assertThat(names.of(SpotCheckSteps.code(9), "")).as("with a licence").isEqualTo("何志强米粉作坊");
  }

  /** 政府信息公开条例 of 2019 art. 15, in force since 2019-05-15: secrets and privacy, no more. */
  @ParameterizedTest
  @CsvSource({"2009-05-11, 第十四条第四款, 第十八条", "2019-05-15, 第十五条, 第二十六条"})
  void whatIsHiddenIsPrivateByTheLawOfTheDayAndAFactoryIsNot(
      String day, String article, String time) {
    driver.reset();
    driver.setClock(day + "T09:00:00");
    assertThat(articles.cite(LocalDate.parse(day), "information-privacy"))
        .isEqualTo("《中华人民共和国政府信息公开条例》" + article);
    assertThat(namedLimits.named("publicity.publish", LocalDate.parse(day)).basis())
        .contains("《中华人民共和国政府信息公开条例》" + time + "：", "20个工作日内公开");
    SpotCheckSteps register = new SpotCheckSteps(driver, enterprises);
    register.registerProducer("440100", 6, "广州珠江水泥厂", "否");
    register.registerProducer("440100", 7, "东莞市恒丰电线有限公司（常平）", "否");
    register.registerProducer("440100", 8, "何志强", "否");
    assertThat(
            IntStream.rangeClosed(6, 8)
                .mapToObj(serial -> names.of(SpotCheckSteps.code(serial), "")))
        .containsExactly("广州珠江水泥厂", "东莞市恒丰电线有限公司（常平）", "***");
  }

  @Test
  void whoIsNotInTheRegisterIsMaskedWhateverTheName() {
    assertThat(names.of("123456789", "广州某某米业有限公司")).isEqualTo("***");
  }
}
