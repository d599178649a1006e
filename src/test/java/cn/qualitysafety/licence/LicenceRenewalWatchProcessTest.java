package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A licence of Guangzhou, valid until Sunday 2009-10-11. */
@SystemTest
@Tag("database")
class LicenceRenewalWatchProcessTest {

  private static final String NUMBER = "XK08-001-00123";
  private static final String WINDOW = "acceptance-window";
  private static final String GUANGZHOU = "440100";

  @Autowired private CaseDriver driver;
  @Autowired private LicenceService licences;
  @Autowired private EnterpriseService enterprises;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-01-05T09:00:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void theBureauUrgesTheHolderTwiceAndALicenceThatIsNotRenewedExpiresOnItsDay() {
    register(Map.of("licenceNumber", "xk08-001-00123"));
    // The holder applies until 2009-04-11; twenty working days before, without the day of 清明.
    driver.moveClockTo("2009-03-12T23:00:00");
    assertThat(driver.openTasks(NUMBER)).isEmpty();
    driver.moveClockTo("2009-03-13T09:00:00");
    assertThat(driver.openTasks(NUMBER)).containsExactly("userTask_urgeRenewal");
    assertThat(driver.shown(NUMBER, "userTask_urgeRenewal"))
        .as("as it stands in the register, not as it was entered")
        .containsEntry("licenceNumber", NUMBER)
        .containsEntry("holderName", "广州市越秀水泥制品厂")
        .containsEntry("validity", "2004年10月12日至2009年10月11日");
    urge("userTask_urgeRenewal", "approve");

    driver.moveClockTo("2009-07-11T09:00:00");
    urge("userTask_urgeRenewalAgain", "reject");
    assertThat(licences.urgings(NUMBER))
        .extracting(Urging::roundNumber, Urging::willRenew, Urging::urgedBy)
        .containsExactly(
            tuple(1, true, "acceptance-window-440100"),
            tuple(2, false, "acceptance-window-440100"));

    driver.moveClockTo("2009-10-11T20:00:00");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(licences.of(NUMBER))
        .extracting(Licence::state, Licence::endedAt)
        .containsExactly(LicenceState.EXPIRED, LocalDateTime.of(2009, 10, 11, 23, 59, 59));
    assertThat(watch().getEndActivityId()).isEqualTo("endEvent_licenceExpired");
  }

  @Test
  void whatNobodyUrgedIsOverdueAndEndsWithTheLicence() {
    register(Map.of());
    driver.moveClockTo("2009-07-15T09:00:00");
    assertThat(driver.openTasks(NUMBER))
        .containsExactly("userTask_urgeRenewal", "userTask_urgeRenewalAgain");
    Task first =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(NUMBER)
            .taskDefinitionKey("userTask_urgeRenewal")
            .singleResult();
    assertThat(first.getDueDate()).isEqualTo("2009-03-27T23:59:59+08:00");
    assertThat(first.getPriority()).isEqualTo(90);
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(driver.openTasks(NUMBER)).isEmpty();
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.EXPIRED);
  }

  @Test
  void aLicenceThatIsRenewedOrEndsOtherwiseIsWatchedNoLonger() {
    register(Map.of());
    driver.moveClockTo("2009-03-16T09:00:00");
    runtime.createMessageCorrelation("licenceEnded").processInstanceBusinessKey(NUMBER).correlate();
    assertThat(watch().getEndActivityId()).isEqualTo("endEvent_watchEnded");
    assertThat(driver.openTasks(NUMBER)).isEmpty();
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(licences.of(NUMBER).state()).isEqualTo(LicenceState.VALID);
  }

  /** 行政许可法 art. 50 par. 2: valid until 2009-10-11, so applied for in time until 2009-04-11. */
  @Test
  void aLicenceWhoseRenewalWasAppliedForInTimeGoesOnUntilThatIsDecided() {
    register(Map.of("licenceNumber", "XK08-008-00123"));
    driver.moveClockTo("2009-04-10T09:00:00");
    String renewal = renew();
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.formTeam(renewal, "2009-04-20");
    driver.moveClockTo("2009-04-20T16:00:00");
    steps.visit(renewal, "2009-04-20", List.of("使用国家明令淘汰的设备或者工艺"));
    steps.waiveStatement(renewal, "2009-04-20");
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(licences.of("XK08-008-00123").state()).isEqualTo(LicenceState.VALID);
    String granted = "依法视为准予延续（行政许可法第五十条第二款）";
    assertThatThrownBy(() -> steps.withdraw(renewal, "2009-10-12")).hasMessageContaining(granted);
    steps.review(renewal, "reject", "");
    assertThatThrownBy(() -> steps.decide(renewal, "reject")).hasMessageContaining(granted);
    steps.decide(renewal, "approve");
    assertThat(licences.of("XK08-008-00123"))
        .extracting(Licence::state, Licence::validUntil)
        .as("what failed the verification is taken back by a case of its own")
        .containsExactly(LicenceState.VALID, LocalDate.of(2014, 10, 11));
  }

  /** Valid until 2009-10-11: the last day to apply is Saturday 11 April. */
  @Test
  void whoAppliesForRenewalTooLateAppliesAnewAndTheLicenceEnds() {
    register(Map.of("licenceNumber", "XK08-008-00123"));
    driver.moveClockTo("2009-04-12T09:00:00");
    assertThatThrownBy(this::renew)
        .hasMessageContaining(
            "换证申请应当不迟于2009年4月11日提出，2009年4月12日收到的已经逾期，不能按换证办理；请选择“新申请”，原证到2009年10月11日为止仍然有效。");
    String anew = new LicenceSteps(driver, enterprises).apply("concrete-pipe");
    assertThat(anew).isEqualTo("XK2009-440100-0001");
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(licences.of("XK08-008-00123").state()).isEqualTo(LicenceState.EXPIRED);
  }

  @Test
  void onTheLastDayARenewalIsStillInTime() {
    register(Map.of("licenceNumber", "XK08-008-00123"));
    driver.moveClockTo("2009-04-11T17:00:00");
    renew();
    driver.moveClockTo("2009-10-12T09:00:00");
    assertThat(licences.of("XK08-008-00123").state()).isEqualTo(LicenceState.VALID);
  }

  /**
   * 食品生产许可管理办法 (2020), as that of 2015: thirty working days before Sunday 2020-12-20 are 14 of
   * December, of 1 to 18, and 16 of November, of 9 to 30.
   */
  @Test
  void since2015ALicenceForFoodIsRenewedInTimeUntilThirtyWorkingDaysBeforeItsEnd() {
    String food = "SC10144010600017";
    registerFood(food);
    driver.moveClockTo("2020-11-10T09:00:00");
    assertThatThrownBy(() -> renew(food, "rice"))
        .hasMessageContaining(
            "换证申请应当不迟于2020年11月9日提出，2020年11月10日收到的已经逾期，不能按换证办理；请选择“新申请”，原证到2020年12月20日为止仍然有效。");

    driver.reset();
    registerFood(food);
    driver.moveClockTo("2020-11-09T17:00:00");
    renew(food, "rice");
    driver.moveClockTo("2020-12-21T09:00:00");
    assertThat(licences.of(food).state())
        .as("it goes on until the renewal is decided")
        .isEqualTo(LicenceState.VALID);
  }

  private void registerFood(String number) {
    driver.setClock("2020-01-06T09:00:00");
    register(
        Map.of(
            "licenceNumber", number,
            "product", "大米",
            "validFrom", "2015-12-21",
            "validUntil", "2020-12-20"));
  }

  private String renew() {
    return renew("XK08-008-00123", "concrete-pipe");
  }

  private String renew(String licence, String product) {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    steps.registerHolder();
    Map<String, Object> application =
        new HashMap<>(LicenceSteps.application(LicenceSteps.HOLDER, product));
    application.put("applicationKind", "renewal");
    application.put("licenceNumber", licence);
    String renewal = steps.apply(application);
    steps.accept(renewal);
    return renewal;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          licenceNumber | XK8-001-123     | “许可证编号”“XK8-001-123”不符合编号规则
          holderCode    | 1234            | “组织机构代码”应为9位组织机构代码或18位统一社会信用代码
          holderCode    | 73140002-7      | “组织机构代码”731400027的校验位不正确
          validFrom     | 2009-01-06      | “发证日期”不能晚于今天
          validUntil    | 2009-01-04      | 该许可证已于2009年1月4日期满
          validUntil    | 2009-10-13      | “有效期至”超过了法定的有效期，最迟为2009年10月12日
          licenceNumber | QS440108010123  | “有效期至”超过了法定的有效期，最迟为2007年10月12日
          holderName    | ''              | “企业名称”不能为空
          """)
  void whatIsNotAsOnACertificateIsRefused(String field, String entered, String sentence) {
    assertThatThrownBy(() -> register(Map.of(field, entered))).hasMessageContaining(sentence);
    assertThat(licences.of(NUMBER)).isNull();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aLicenceIsRegisteredOnce() {
    register(Map.of());
    assertThatThrownBy(() -> register(Map.of("licenceNumber", "xk08-001-00123")))
        .hasMessageContaining("许可证XK08-001-00123已于2009年1月5日登记，持证企业为“广州市越秀水泥制品厂”");
  }

  private void register(Map<String, Object> different) {
    Map<String, Object> certificate =
        new HashMap<>(
            Map.of(
                "licenceNumber", NUMBER,
                "holderCode", "73140002-4",
                "holderName", "广州市越秀水泥制品厂",
                "product", "预应力混凝土管",
                "validFrom", "2004-10-12",
                "validUntil", "2009-10-11"));
    certificate.putAll(different);
    driver.start("licence-renewal-watch", WINDOW, GUANGZHOU, certificate);
  }

  private void urge(String task, String decision) {
    driver.complete(
        NUMBER, task, WINDOW, GUANGZHOU, Map.of("decision", decision, "note", "3月16日电话通知何厂长。"));
  }

  private HistoricProcessInstance watch() {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(NUMBER)
        .completed()
        .singleResult();
  }
}
