package cn.qualitysafety.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The compliance history as services write it, and as a designer's procedure does: the procedure
 * that a test makes of files alone, whose start form asks for the party's code instead of its name.
 */
@SystemTest
@Tag("database")
class ComplianceHistoryTest {

  private static final String GUANGZHOU = "440100";
  private static final String SHENZHEN = "440300";
  private static final String PARTY = "DS2009-440100-0001";
  private static final String CASE = "YP2009-440100-0001";
  private static final String SECOND = "YP2009-440100-0002";
  private static final String HOLDER = "190190879";
  private static final LocalDate DAY = LocalDate.of(2009, 3, 2);

  private static final String ISSUE =
      "camunda:asyncBefore=\"true\" camunda:expression=\"${documents.issue(execution, 'sample-decision')}\"";
  private static final String RETRIES =
      "<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private PartyService parties;
  @Autowired private EnterpriseService enterprises;
  @Autowired private RepositoryService repository;
  @Autowired private ModelCheck check;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  private String deployment;

  @BeforeEach
  void begin() throws IOException {
    driver.reset();
    driver.setClock("2009-03-02T09:00:00");
    parties.register(
        new PartyEntry(Map.of(PartyEntry.KIND, "PERSON", PartyEntry.NAME, "何志强")),
        List.of(GUANGZHOU),
        "gz-shouli");
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, HOLDER,
                EnterpriseEntry.NAME, "广州市甲食品有限公司",
                EnterpriseEntry.UNIT_CODE, GUANGZHOU)),
        List.of(GUANGZHOU),
        "gz-shouli");
    deployment = deploy("${compliance.note(execution, 'project-refused', '{product}：{findings}')}");
  }

  @AfterEach
  void end() {
    driver.reset();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aFactIsNotedOncePerCaseKindAndPartyAlsoIfItWasTakenBackSince() {
    for (int time = 0; time < 2; time++) {
      note(HOLDER, "penalty", "CF2009-440100-0001", "罚款。\n没收。");
      note(HOLDER, "penalty-heavy", "CF2009-440100-0001", "x".repeat(2_000));
      note(PARTY, "penalty", "CF2009-440100-0001", "罚款。");
    }
    assertThat(compliance.of(HOLDER, 0, 9))
        .extracting(
            ComplianceFact::kind, ComplianceFact::severity, fact -> fact.factText().length())
        .containsExactly(
            tuple("penalty-heavy", Severity.GRAVE, 1_000), tuple("penalty", Severity.MINOR, 7));
    assertThat(compliance.of(HOLDER, 1, 9))
        .extracting(ComplianceFact::factText)
        .containsExactly("罚款。；没收。");
    assertThat(compliance.of(PARTY, 0, 9)).hasSize(1);

    assertThat(takeBack("CF2009-440100-0001", SHENZHEN)).as("what Guangzhou noted").isZero();
    assertThat(takeBack("CF2009-440100-0001", GUANGZHOU)).isEqualTo(3);
    note(HOLDER, "penalty", "CF2009-440100-0001", "罚款。");
    assertThat(compliance.of(HOLDER, 0, 9)).hasSize(2).allMatch(ComplianceFact::voided);
  }

  @Test
  void aFactIsOfTheCatalogueAndOfTheTransactionInWhichItHappened() {
    assertThatThrownBy(() -> note(HOLDER, "bad-luck", "CF2009-440100-0001", "坏运气。"))
        .hasMessageContaining("no kind of compliance fact 'bad-luck'");
    assertThatThrownBy(() -> compliance.note(HOLDER, "penalty", DAY, "CF2009-1", GUANGZHOU, "罚款。"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aProcedureThatKnowsItsPartysCodeKnowsThePartyAndNotesWithoutJava() {
    start(GUANGZHOU, "ds2009-440100-0001");
    assertThat(row(CASE))
        .containsEntry("title", "何志强的米粉")
        .containsEntry("party_code", PARTY)
        .containsEntry("party_name", "何志强");
    assertThat(driver.shown(CASE, "userTask_check")).containsEntry("partyName", "何志强");
    decide(CASE, "没有洗手池。");
    assertThat(compliance.of(PARTY, 0, 9))
        .extracting(
            ComplianceFact::kind,
            ComplianceFact::caseNumber,
            ComplianceFact::unitCode,
            ComplianceFact::factText)
        .containsExactly(tuple("project-refused", CASE, GUANGZHOU, "米粉：没有洗手池。"));

    start(GUANGZHOU, "19019087-9");
    assertThat(row(SECOND))
        .as("an enterprise of the register goes by its key")
        .containsEntry("party_code", HOLDER)
        .containsEntry("party_name", "广州市甲食品有限公司");
    decide(SECOND, "合格。");
    assertThat(compliance.of(HOLDER, 0, 9)).hasSize(1);
  }

  @Test
  void aPartyThatTheUnitDoesNotKnowAndAnEnterpriseOfAnotherAreaStartNoCase() {
    for (String code : List.of(PARTY, "DS2009-440100-0009")) {
      assertThatThrownBy(() -> start(SHENZHEN, code))
          .hasMessageContaining("没有编号为“%s”的当事人".formatted(code));
    }
    for (String code : List.of(HOLDER, "D2143569X", "甲")) {
      assertThatThrownBy(() -> start(SHENZHEN, code))
          .hasMessageContaining("企业名录中没有组织机构代码为“%s”的本辖区企业".formatted(code));
    }
    assertThat(jdbc.queryForList("select * from cases")).isEmpty();
    start("440000", PARTY);
    assertThat(parties.find(PARTY, List.of("440000")))
        .as("the province reaches Guangzhou, and now knows it by itself")
        .isPresent();
  }

  @Test
  void aCaseThatOverturnsAnotherOneTakesBackWhatThatHasNoted() throws IOException {
    start(GUANGZHOU, PARTY);
    decide(CASE, "没有洗手池。");
    String noting = deployment;
    deployment = deploy("${compliance.takeBack(execution, '{findings}')}");
    try {
      start(GUANGZHOU, PARTY);
      assertThatThrownBy(() -> decide(SECOND, "YP2009-440100-0007"))
          .hasMessageContaining("没有办件“YP2009-440100-0007”有效的监管记录");
      decideAgain(SECOND, CASE);
      assertThat(compliance.of(PARTY, 0, 9))
          .extracting(
              ComplianceFact::caseNumber, ComplianceFact::voidedBy, ComplianceFact::voidedOn)
          .containsExactly(tuple(CASE, SECOND, DAY));
    } finally {
      repository.deleteDeployment(noting, true);
    }
  }

  @Test
  void theCheckKnowsThePartysFactsAndTheKindsOfTheCatalogue() throws IOException {
    String kind = "${compliance.note(execution, 'project-refused')}";
    assertThat(findings(files(kind)))
        .as("another regime's")
        .singleElement()
        .asString()
        .contains("记入的监管记录种类“project-refused”（项目申请未获批准）不是业务制度“sample”的");
    assertThat(findings(files(kind.replace("refused", "refuse"))))
        .singleElement()
        .asString()
        .contains("监管记录种类“project-refuse”不存在", "project-refused");
    Map<String, String> misspelt = files(kind);
    misspelt.computeIfPresent(
        "sample-case.bpmn", (name, model) -> model.replace("{partyName}", "{partyname}"));
    assertThat(findings(misspelt)).isNotEmpty();
  }

  private List<String> findings(Map<String, String> files) {
    return check
        .check(
            files.entrySet().stream()
                .map(
                    file ->
                        new ModelSource(
                            file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList(),
            List.of())
        .stream()
        .map(Finding::sentence)
        .toList();
  }

  private String deploy(String step) throws IOException {
    DeploymentBuilder builder = repository.createDeployment();
    files(step).forEach(builder::addString);
    return builder.deploy().getId();
  }

  private static Map<String, String> files(String step) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file :
        List.of(
            "sample-case.bpmn",
            "sample-case-start.form",
            "sample-case-check.form",
            "sample-case-decide.form")) {
      files.put(
          file,
          new ClassPathResource("procedure-of-files/" + file)
              .getContentAsString(StandardCharsets.UTF_8));
    }
    files.computeIfPresent(
        "sample-case.bpmn",
        (name, model) ->
            model.replace(ISSUE, "camunda:expression=\"%s\"".formatted(step)).replace(RETRIES, ""));
    files.computeIfPresent(
        "sample-case-start.form",
        (name, form) -> form.replace("partyName", "partyCode").replace("\"企业\"", "\"当事人代码\""));
    return files;
  }

  private void start(String unitCode, String partyCode) {
    driver.start(
        "sample-case",
        "acceptance-window",
        unitCode,
        Map.of("partyCode", partyCode, "product", "米粉", "amount", 12.5));
  }

  private void decide(String caseNumber, String findings) {
    Map<String, Object> entered =
        new HashMap<>(
            Map.of(
                "visitedOn",
                "2009-03-02",
                "grade",
                "good",
                "items",
                List.of("raw"),
                "findings",
                findings,
                "witnessed",
                true));
    entered.put("sealedInformant", "知情人丁某");
    driver.complete(caseNumber, "userTask_check", "review-organiser", GUANGZHOU, entered);
    driver.complete(
        caseNumber,
        "userTask_decide",
        "decision-maker",
        GUANGZHOU,
        Map.of("decisionReasons", "符合规定。"));
  }

  /** The check stands; only its findings are corrected, as nobody can: the case waits for it. */
  private void decideAgain(String caseNumber, String findings) {
    jdbc.update(
        "update case_record set value_text = ?, words = ? where case_number = ? and field_key = 'findings'",
        findings,
        findings,
        caseNumber);
    driver.complete(
        caseNumber,
        "userTask_decide",
        "decision-maker",
        GUANGZHOU,
        Map.of("decisionReasons", "符合规定。"));
  }

  private void note(String holder, String kind, String caseNumber, String text) {
    transaction.executeWithoutResult(
        status -> compliance.note(holder, kind, DAY, caseNumber, GUANGZHOU, text));
  }

  private int takeBack(String caseNumber, String unitCode) {
    Integer voided =
        transaction.execute(
            status -> compliance.takeBack(caseNumber, "FY2009-0001", List.of(unitCode)));
    return voided == null ? 0 : voided;
  }

  private Map<String, Object> row(String caseNumber) {
    return jdbc.queryForMap("select * from cases where case_number = ?", caseNumber);
  }
}
