package cn.qualitysafety.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.campaign.CampaignCommitments.Owed;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plan's commitments on the first day of its roll-out, Wednesday 2009-04-01. */
@SystemTest
class CampaignCommitmentsTest {

  private static final String NUMBER = "HD2009-01";

  @Autowired private CaseDriver driver;
  @Autowired private CampaignCommitments handedOut;
  @Autowired private Commitments commitments;
  @Autowired private FactsOfCases facts;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void eightHundredAndSixtySixThingsAreOwedAndWhatWasDueBeforeIsNot() {
    List<Owed> owed = handedOut.owed(2009);
    assertThat(
            owed.stream()
                .collect(Collectors.groupingBy(each -> each.unit().level(), Collectors.counting())))
        .as("80 of the province, 20 of each of 21 cities, 3 of each of 122 counties")
        .isEqualTo(Map.of(UnitLevel.PROVINCE, 80L, UnitLevel.CITY, 420L, UnitLevel.COUNTY, 366L));
    assertThat(owed)
        .extracting(each -> each.clause().number())
        .contains("C107", "C119", "C146")
        .doesNotContain("C009", "C135", "C136", "C137");
    assertThat(owed)
        .filteredOn(each -> each.clause().number().equals("C138"))
        .hasSize(144)
        .allSatisfy(each -> assertThat(each.dueOn()).isEqualTo("2009-10-31"));
    assertThat(owed)
        .filteredOn(each -> each.clause().due() == null)
        .allSatisfy(each -> assertThat(each.dueOn()).isEqualTo("2009-12-31"));
  }

  /** What a model shares out or freezes a table has to name; another plan's table names others. */
  @Test
  void theModelsKnowEachTargetThatIsSharedOutAndEachPercentage() {
    List<Map<String, Object>> told =
        handedOut.owed(2009).stream().map(each -> handedOut.told(NUMBER, 2009, each)).toList();
    Map<String, List<String>> known =
        Stream.of("commitment-item", "commitment-change")
            .flatMap(process -> facts.recordedByDeployed(process).stream())
            .filter(fact -> !fact.answers().isEmpty())
            .collect(Collectors.toMap(Fact::name, Fact::answers, (one, same) -> one));
    assertThat(known.get("allocatedTarget")).hasSameElementsAs(said(told, "allocatedTarget"));
    assertThat(known.get("changedTarget")).hasSameElementsAs(said(told, "allocatedTarget"));
    assertThat(known.get("percentTarget")).hasSameElementsAs(said(told, "percentTarget"));
    assertThat(known.get("division"))
        .containsAll(
            said(told, "responsible").stream()
                .filter(
                    division ->
                        !List.of(
                                "leading-group",
                                "leading-group-office",
                                "city-bureaus",
                                "all-bureaus")
                            .contains(division))
                .toList());
  }

  private static Set<String> said(List<Map<String, Object>> told, String name) {
    return told.stream()
        .filter(each -> each.containsKey(name))
        .map(each -> (String) each.get(name))
        .collect(Collectors.toSet());
  }

  @Test
  @Tag("database")
  void aCampaignHandsThemOutOnTheFirstDayOfItsRollOutAndEachBecomesAnItem() {
    driver.setClock("2009-02-27T09:00:00");
    new CampaignSteps(driver).start(2009);
    driver.moveClockTo("2009-03-31T23:59:58");
    assertThat(sent()).isZero();
    driver.moveClockTo("2009-04-01T00:00:01");
    driver.handOutCommitments();
    assertThat(sent()).isEqualTo(866);
    driver.setClock("2009-04-01T08:00:00");

    deliver("C119", "440600");
    deliver("C132", "440000");
    deliver("C075", "440103");
    List<CommitmentItem> items = commitments.ofUnits(2009, List.of("440000", "440103", "440600"));
    assertThat(items)
        .extracting(CommitmentItem::number, CommitmentItem::clause, CommitmentItem::title)
        .containsExactly(
            tuple("DB2009-440000-0001", "C132", "专业镇技术检测服务平台"),
            tuple("DB2009-440103-0001", "C075", "各级安排质量分析研究专项经费"),
            tuple("DB2009-440600-0001", "C119", "各市检查3C获证企业"));
    assertThat(driver.shown("DB2009-440600-0001", "userTask_planWork"))
        .containsEntry("percentTarget", "C119")
        .containsEntry("evidence", "检查记录")
        .containsEntry("countRule", "检查登记：检查办结并有签字记录时计入，一个获证企业只计一次")
        .containsEntry("figures", "检查的3C获证企业：已完成0家，应完成数未定");
    assertThat(driver.shown("DB2009-440000-0001", "userTask_planWork"))
        .containsEntry("allocatedTarget", "C132")
        .containsEntry("expected", 30L);
    for (CommitmentItem item : items) {
      assertThat(driver.dueDate(item.number(), "userTask_planWork"))
          .isEqualTo("2009-04-16T23:59:59+08:00");
    }
  }

  private int sent() {
    return jdbc.queryForObject(
        "select count(*) from message_outbox where name = 'commitmentDue'", Integer.class);
  }

  /** The others stay where they are: a test needs no nine hundred cases. */
  private void deliver(String clause, String unit) {
    management.executeJob(
        jdbc.queryForObject(
            "select job_id from message_outbox where name = 'commitmentDue' and occasion = ?",
            String.class,
            clause + " " + unit));
  }
}
