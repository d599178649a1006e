package cn.qualitysafety.licence;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The same flow as one builds it with the starter's defaults: our own models, the case data in
 * thirteen process variables that each called process gets a copy of, delegates that do nothing,
 * dates that are constants, and what gateways ask for entered as variables. No registers,
 * documents, checks, rights or units. A reminder and an overdue mark of each task are timers of it,
 * which is what the engine has for them, or are left out.
 */
class ReviewsOnStock implements Reviews {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> MODELS =
      List.of(
          "licence-review",
          "licence-site-visit",
          "licence-product-test",
          "licence-laboratory-test",
          "shared-delivery");

  private static final Map<String, Object> CASE =
      Map.ofEntries(
          Map.entry("applicationKind", "new"),
          Map.entry("lawDay", 20090914),
          Map.entry("testMode", "发证前检验"),
          Map.entry("visitMode", "发证前"),
          Map.entry("reportRecorded", false),
          Map.entry("productKind", "general"),
          Map.entry("holderCode", "731400024"),
          Map.entry("holderName", "广州市越秀水泥制品厂"),
          Map.entry("address", "广州市白云区人和镇工业园3号"),
          Map.entry("productionSite", "广州市白云区人和镇工业园3号"),
          Map.entry("productCode", "concrete-pipe"),
          Map.entry("product", "混凝土输水管"),
          Map.entry("contactName", "何志强"),
          Map.entry("contactPhone", "13800000000"),
          Map.entry("unitCode", "440100"),
          Map.entry("receivedBy", "acceptance-window-440100"));

  private static final Map.Entry<String, Map<String, Object>> SERVED =
      Map.entry(
          "userTask_serveDocument",
          Map.of(
              "manner",
              "direct",
              "deliveredOn",
              "2009-10-23",
              "receivedBy",
              "何志强",
              "relation",
              "office"));

  /** What a person enters, task by task in the order of the flow. */
  private static final List<Map.Entry<String, Map<String, Object>>> STEPS =
      List.of(
          Map.entry(
              "userTask_checkMaterials",
              Map.of(
                  "outcome", "accept", "reasons", "", "state", "accepted", "decidingLevel", "省局")),
          Map.entry(
              "userTask_formTeam",
              Map.of(
                  "leader",
                  "review-leader",
                  "visitOn",
                  "2009-09-21",
                  "place",
                  "人和镇工业园3号",
                  "noticeLate",
                  false)),
          SERVED,
          Map.entry(
              "userTask_visitSite",
              Map.of(
                  "visitedOn",
                  "2009-09-21",
                  "findings",
                  "现场秩序正常。",
                  "vetoCount",
                  0,
                  "severeCount",
                  0,
                  "minorCount",
                  1,
                  "visitPassed",
                  true)),
          SERVED,
          Map.entry(
              "userTask_sealSamples",
              Map.of(
                  "samplingSheet",
                  "CY-0917",
                  "quantity",
                  "2节",
                  "sealedOn",
                  "2009-10-23",
                  "laboratory",
                  "440100-L1")),
          Map.entry(
              "userTask_receiveSample", Map.of("receivedOn", "2009-10-23", "sampleState", "封条完好。")),
          Map.entry(
              "userTask_testSample",
              Map.of("reportNumber", "WT-1", "results", "抗裂内压：0.9 MPa。", "passedFirst", true)),
          Map.entry(
              "userTask_reviewFile",
              Map.of("decision", "approve", "opinion", "情况属实。", "hearingNeeded", false)),
          Map.entry("userTask_decideApplication", Map.of("state", "granted", "reasons", "审查程序合法。")),
          Map.entry(
              "userTask_deliverCertificate",
              Map.of("deliveredOn", "2009-10-23", "receivedName", "何志强")));

  /** What a gateway of the caller asks of a called case. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "callActivity_siteVisit",
          "visitPassed",
          "callActivity_firstTest",
          "passedFirst",
          "callActivity_productTest",
          "passedFirst");

  /** Not found by the scan of our own application. */
  @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
  static class Stock {

    @Bean
    TimedCompletions timedCompletions() {
      return new TimedCompletions();
    }

    @Bean
    JavaDelegate nothing() {
      return execution -> {};
    }

    @Bean
    TaskListener nothingToHear() {
      return task -> {};
    }

    /** Interested parties of the case, each of whom would be served: there are none. */
    @Bean
    List<String> nobody() {
      return List.of();
    }

    @Bean
    Date later() {
      return Date.from(Instant.now().plus(Duration.ofDays(30)));
    }
  }

  private final ConfigurableApplicationContext context;
  private int started;

  ReviewsOnStock(boolean reminders, String... args) {
    context = SpringApplication.run(Stock.class, args);
    deploy(context.getBean(RepositoryService.class), reminders);
  }

  private static void deploy(RepositoryService repository, boolean reminders) {
    var deployment =
        repository
            .createDeployment()
            .name("stock")
            .addClasspathResource("bpmn/licence/licence-materials.dmn")
            .addClasspathResource("bpmn/licence/licence-visit-verdict.dmn");
    MODELS.forEach(
        model -> deployment.addModelInstance(model + ".bpmn", emptied(model, reminders)));
    deployment.deploy();
  }

  private static BpmnModelInstance emptied(String name, boolean reminders) {
    BpmnModelInstance model = read(name);
    all(
        model,
        CamundaInputOutput.class,
        element -> element.getParentElement().removeChildElement(element));
    all(
        model,
        CamundaTaskListener.class,
        listener -> listener.getParentElement().removeChildElement(listener));
    all(
        model,
        ServiceTask.class,
        task -> {
          task.removeAttributeNs(CAMUNDA_NS, "expression");
          task.setCamundaDelegateExpression("${nothing}");
        });
    all(
        model,
        BusinessRuleTask.class,
        task -> {
          if (task.getCamundaExpression() != null) {
            task.removeAttributeNs(CAMUNDA_NS, "expression");
            task.setCamundaDelegateExpression("${nothing}");
          }
        });
    all(
        model,
        MessageEventDefinition.class,
        message -> {
          if (message.getAttributeValueNs(CAMUNDA_NS, "expression") != null) {
            message.removeAttributeNs(CAMUNDA_NS, "expression");
            message.setCamundaDelegateExpression("${nothing}");
          }
        });
    all(
        model,
        ConditionExpression.class,
        condition -> condition.setTextContent(condition.getTextContent().replace("facts.", "")));
    all(
        model,
        UserTask.class,
        task -> {
          task.setCamundaDueDate("${later}");
          if (reminders) {
            remind(task, "remind_" + task.getId());
            remind(task, "overdue_" + task.getId());
          }
          task.removeAttributeNs(CAMUNDA_NS, "assignee");
        });
    all(
        model,
        MultiInstanceLoopCharacteristics.class,
        loop -> loop.setCamundaCollection("${nobody}"));
    all(model, TimeDate.class, date -> date.setTextContent("${later}"));
    all(model, CamundaIn.class, in -> in.getParentElement().removeChildElement(in));
    all(
        model,
        CallActivity.class,
        call -> {
          call.builder().camundaInBusinessKey("${execution.processBusinessKey}");
          CASE.keySet().forEach(datum -> call.builder().camundaIn(datum, datum));
          String answer = ANSWERS.get(call.getId());
          if (answer != null) {
            call.builder().camundaOut(answer, answer);
          }
        });
    return model;
  }

  private static void remind(UserTask task, String id) {
    task.builder()
        .camundaTaskListenerDelegateExpressionTimeoutWithDate(id, "${nothingToHear}", "${later}");
  }

  private static BpmnModelInstance read(String name) {
    try (InputStream in =
        ReviewsOnStock.class.getResourceAsStream(
            "/bpmn/%s/%s.bpmn".formatted(name.split("-")[0], name))) {
      return Bpmn.readModelFromStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends BpmnModelElementInstance> void all(
      BpmnModelInstance model, Class<T> type, Consumer<T> change) {
    model.getModelElementsByType(type).forEach(change);
  }

  @Override
  public void review(int cases) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      keys.add("XK2009-440100-%05d".formatted(++started));
    }
    RuntimeService runtime = context.getBean(RuntimeService.class);
    TaskService tasks = context.getBean(TaskService.class);
    FormService forms = context.getBean(FormService.class);
    together(keys, key -> runtime.startProcessInstanceByKey("licence-review", key, CASE));
    for (Map.Entry<String, Map<String, Object>> step : STEPS) {
      awaitJobs();
      together(
          keys,
          key -> {
            String task =
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(key)
                    .taskDefinitionKey(step.getKey())
                    .singleResult()
                    .getId();
            forms.getTaskFormVariables(task);
            tasks.complete(task, new HashMap<>(step.getValue()));
          });
    }
    awaitJobs();
  }

  private void awaitJobs() {
    ManagementService management = context.getBean(ManagementService.class);
    Instant latest = Instant.now().plus(PATIENCE);
    while (management.createJobQuery().executable().active().count() > 0) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("jobs are not done");
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Integer.getInteger("driver.pause"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void together(List<String> keys, Consumer<String> step) {
    ExecutorService threads = Executors.newFixedThreadPool(ManyApplications.CLIENTS);
    try {
      List<Future<?>> steps = new ArrayList<>();
      keys.forEach(key -> steps.add(threads.submit(() -> step.accept(key))));
      for (Future<?> done : steps) {
        done.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public int finished() {
    return (int)
        context
            .getBean(HistoryService.class)
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("licence-review")
            .completed()
            .count();
  }

  @Override
  public TimedCompletions completions() {
    return context.getBean(TimedCompletions.class);
  }
}
