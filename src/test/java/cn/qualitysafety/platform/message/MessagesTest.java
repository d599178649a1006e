package cn.qualitysafety.platform.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.work.OwnWork;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages of the case JC2009-440100-0007 of Guangzhou, sent on 2009-09-14. */
@SystemTest
@Tag("database")
class MessagesTest {

  private static final String GUANGZHOU = "440100";
  private static final String SENDER = "JC2009-440100-0007";
  private static final String LICENCE = "XK08-001-00123";

  @Autowired private CaseDriver driver;
  @Autowired private Messages messages;
  @Autowired private OutboxMapper outbox;
  @Autowired private OwnWork work;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
  }

  @AfterEach
  void end() {
    repository
        .createDeploymentQuery()
        .deploymentName("receiver")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    driver.reset();
    driver.runJobs();
  }

  @Test
  void everyMessageOfTheModelsHasAChineseName(@Autowired MessageNames names) {
    List<String> ofModels =
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
            .map(definition -> repository.getBpmnModelInstance(definition.getId()))
            .flatMap(model -> model.getModelElementsByType(Message.class).stream())
            .map(Message::getName)
            .filter(name -> !name.startsWith("example"))
            .toList();
    assertThat(names.names()).containsKeys(ofModels.toArray(String[]::new));
  }

  @Test
  void aMessageWaitsForItsReceiverAndThenStartsItOnceInItsUnit() throws Exception {
    send("recallDue", null, "1", Map.of("product", "电热水壶", "batches", 2, "unsafe", true));
    driver.runJobs();
    messages.deliverWaiting();
    assertThat(messages.waiting(List.of(GUANGZHOU)))
        .containsExactly(
            new WaitingMessage(
                "recallDue",
                "不安全产品召回",
                SENDER,
                null,
                GUANGZHOU,
                LocalDateTime.of(2009, 9, 14, 9, 0),
                false,
                null));
    assertThat(management.createJobQuery().count()).as("nothing runs while it waits").isZero();

    for (String supervisor : List.of("gz-du", "sheng-du")) {
      assertThat(work.messages(supervisor).rows())
          .containsExactly(
              List.of(
                  "不安全产品召回",
                  SENDER,
                  "新立案件",
                  "广州市质量技术监督局",
                  LocalDateTime.of(2009, 9, 14, 9, 0),
                  "暂无接收流程，部署后自动投递"));
    }
    assertThat(work.messages("th-du").rows()).as("a unit below").isEmpty();
    assertThat(work.messages("gz-shencha").rows()).as("no supervisor").isEmpty();
    assertThat(work.messages("liucheng").rows()).as("a designer of the province").isEmpty();
    assertThat(new WebLogin(port, "gz-du", "tasklist").get("/work/messages").body())
        .contains("不安全产品召回", SENDER);
    assertThat(new WebLogin(port, "gz-shencha", "tasklist").get("/work").body())
        .doesNotContain("待接收消息");

    deployReceiver();
    messages.deliverWaiting();
    messages.deliverWaiting();
    driver.setClock("2009-09-14T10:00:00");
    driver.runJobs();
    messages.deliver(outbox.find("recallDue", SENDER, "1").id());
    send("recallDue", null, "1", Map.of("product", "电热水壶"));
    driver.runJobs();

    ProcessInstance recall =
        runtime.createProcessInstanceQuery().processDefinitionKey("recall").singleResult();
    assertThat(recall.getTenantId()).isEqualTo(GUANGZHOU);
    assertThat(runtime.getVariables(recall.getId()))
        .isEqualTo(Map.of("product", "电热水壶", "batches", 2, "unsafe", true, "unitCode", GUANGZHOU));
    assertThat(outbox.find("recallDue", SENDER, "1"))
        .extracting(OutboxMessage::deliveredAt, OutboxMessage::deliveredTo, OutboxMessage::jobId)
        .containsExactly(LocalDateTime.of(2009, 9, 14, 10, 0), recall.getId(), null);
    assertThat(work.messages("gz-du").rows()).isEmpty();

    send("recallDue", null, "2", Map.of("product", "电饭煲"));
    driver.runJobs();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("recall").count())
        .as("another occasion is another message")
        .isEqualTo(2);
  }

  @Test
  void aRevocationThatAnotherCaseAsksForStartsInTheCity() {
    registerLicence();
    send("licenceRevocationDue", null, "1", revocation());
    assertThat(driver.openTasks("CX2009-440100-0001")).as("not in the sender's step").isEmpty();
    driver.runJobs();
    assertThat(driver.openTasks("CX2009-440100-0001")).containsExactly("userTask_nameOfficers");
    assertThat(outbox.find("licenceRevocationDue", SENDER, "1").deliveredTo())
        .isEqualTo("CX2009-440100-0001");
  }

  @Test
  void whatTheReceiverRefusesIsShownAndTriedAgainAndStartsOneCase() {
    send("licenceRevocationDue", null, "1", revocation());
    String job = outbox.find("licenceRevocationDue", SENDER, "1").jobId();
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("没有编号为");
    }
    assertThat(work.messages("gz-du").rows().get(0).get(5))
        .isEqualTo("投递失败，每日定时重试：没有编号为“XK08-001-00123”的许可证，请核对证书上的编号。");
    assertThat(
            driver.as(
                "supervisor", "440300", () -> management.createJobQuery().withException().count()))
        .as("another city's supervisor sees no failed job")
        .isZero();
    messages.deliverWaiting();
    driver.runJobs();
    assertThat(messages.waiting(List.of(GUANGZHOU))).hasSize(1);

    registerLicence();
    messages.retryFailed();
    driver.runJobs();
    assertThat(messages.waiting(List.of(GUANGZHOU))).isEmpty();
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("licence-revocation")
                .tenantIdIn(GUANGZHOU)
                .count())
        .isEqualTo(1);
  }

  @Test
  void twoNodesThatDeliverAtOnceStartOneCase() throws Exception {
    registerLicence();
    send("licenceRevocationDue", null, "1", revocation());
    OutboxMessage message = outbox.find("licenceRevocationDue", SENDER, "1");
    CountDownLatch delivered = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Future<?> first =
          nodes.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        messages.deliver(message.id());
                        delivered.countDown();
                        await(commit);
                      }));
      await(delivered);
      Future<?> second = nodes.submit(() -> management.executeJob(message.jobId()));
      assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      commit.countDown();
      first.get(10, TimeUnit.SECONDS);
      second.get(10, TimeUnit.SECONDS);
    } finally {
      commit.countDown();
      nodes.shutdownNow();
    }
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("licence-revocation").count())
        .isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMessageForACaseWaitsUntilTheCaseWaitsForIt() {
    send("licenceEnded", LICENCE, "1", Map.of());
    driver.runJobs();
    assertThat(messages.waiting(List.of(GUANGZHOU)))
        .extracting(WaitingMessage::receiver)
        .containsExactly(LICENCE);
    registerLicence();
    messages.deliverWaiting();
    driver.runJobs();
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(LICENCE)
                .completed()
                .count())
        .isEqualTo(1);
    assertThat(outbox.find("licenceEnded", SENDER, "1").deliveredTo()).isEqualTo(LICENCE);
    for (String either : List.of(SENDER, LICENCE)) {
      assertThat(messages.ofCases(List.of(either)))
          .as("on the pages of both cases, once")
          .extracting(PassedMessage::sender, PassedMessage::receiver)
          .containsExactly(tuple(SENDER, LICENCE));
    }
    assertThat(messages.ofCases(List.of(SENDER, LICENCE))).hasSize(1);
  }

  @Test
  void aNumberThatWasTypedBeforeItsCaseWaitedReachesNoCaseOfAnotherCity() {
    transaction.executeWithoutResult(
        status -> messages.send("licenceEnded", LICENCE, SENDER, "1", "440300", Map.of()));
    registerLicence();
    messages.deliverWaiting();
    driver.runJobs();
    assertThat(outbox.find("licenceEnded", SENDER, "1").deliveredTo()).isNull();
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(LICENCE).singleResult())
        .isNotNull();

    transaction.executeWithoutResult(
        status -> messages.send("licenceEnded", LICENCE, SENDER, "2", "440000", Map.of()));
    driver.runJobs();
    assertThat(outbox.find("licenceEnded", SENDER, "2").deliveredTo()).isEqualTo(LICENCE);
  }

  @Test
  void aCaseThatWaitsInTwoPlacesGetsItInTheFirstAndHoldsUpNothingElse() {
    deploy(
        "waits.bpmn",
        Bpmn.createExecutableProcess("waits")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .parallelGateway("fork")
            .receiveTask("first")
            .message("exampleTold")
            .endEvent()
            .moveToNode("fork")
            .intermediateCatchEvent("timer")
            .timerWithDuration("PT1H")
            .receiveTask("second")
            .message("exampleTold")
            .endEvent()
            .done());
    String waits = runtime.startProcessInstanceByKey("waits", "XM2009-440100-0001").getId();
    driver.setClock("2009-09-14T11:00:00");
    driver.runJobs();
    assertThat(runtime.getActiveActivityIds(waits)).containsExactlyInAnyOrder("first", "second");
    send("exampleTold", "XM2009-440100-0001", "1", Map.of());
    send("licenceEnded", LICENCE, "1", Map.of());
    driver.runJobs();
    assertThat(runtime.getActiveActivityIds(waits)).containsExactly("second");

    registerLicence();
    messages.deliverWaiting();
    driver.runJobs();
    assertThat(outbox.find("licenceEnded", SENDER, "1").deliveredTo()).isEqualTo(LICENCE);
  }

  @Test
  void aCaseThatRollsBackHasSentNothing() {
    transaction.executeWithoutResult(
        status -> {
          messages.send("recallDue", null, SENDER, "1", GUANGZHOU, Map.of());
          status.setRollbackOnly();
        });
    assertThat(messages.waiting(List.of(GUANGZHOU))).isEmpty();
    assertThat(management.createJobQuery().count()).isZero();
    assertThatThrownBy(() -> send("recallDue", null, "1", Map.of("day", LocalDateTime.MIN)))
        .hasMessageContaining("variable day of a message must be");
  }

  private void send(String name, String receiver, String occasion, Map<String, ?> variables) {
    transaction.executeWithoutResult(
        status -> messages.send(name, receiver, SENDER, occasion, GUANGZHOU, variables));
  }

  private static Map<String, String> revocation() {
    return Map.of(
        "licenceNumber", LICENCE,
        "measure", "revoke",
        "facts", "专项整治验收不合格。",
        "legalBasis", "条例第四十五条");
  }

  private void registerLicence() {
    driver.start(
        "licence-renewal-watch",
        "acceptance-window",
        GUANGZHOU,
        Map.of(
            "licenceNumber", LICENCE,
            "holderCode", "73140002-4",
            "holderName", "广州市越秀水泥制品厂",
            "product", "预应力混凝土管",
            "validFrom", "2008-03-10",
            "validUntil", "2013-03-09"));
  }

  private void deployReceiver() {
    deploy(
        "recall.bpmn",
        Bpmn.createExecutableProcess("recall")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .message("recallDue")
            .userTask()
            .endEvent()
            .done());
  }

  private void deploy(String file, BpmnModelInstance model) {
    repository.createDeployment().name("receiver").addModelInstance(file, model).deploy();
  }
}
