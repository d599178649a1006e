package cn.qualitysafety.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.TargetCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The designers' list of facts is that of the code. */
@SystemTest
class FactsPageTest {

  private static final Path PAGE = Path.of("src/docs/designer/facts.md");

  private static final String HEAD =
      """
      # 事实一览

      由系统生成，不要手改：`mvn test -Dtest=FactsPageTest -Dindex.write=true` 重新写出。
      在流程里写 `${facts.名称}`，在表单、决策表、文书模板里用同一个名称。用 `record.form` 存下的栏目也是事实，
      名称就是栏目的 Key，不在此列出。
      """;

  @Autowired private FactsOfCases facts;
  @Autowired private TargetCatalogue catalogue;
  @Autowired private RepositoryService repository;
  @Autowired private List<KnownNames> names;

  @Test
  void thePageListsTheFactsOfEveryProcess() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (ProcessDefinition process :
        repository
            .createProcessDefinitionQuery()
            .latestVersion()
            .withoutTenantId()
            .orderByProcessDefinitionKey()
            .asc()
            .list()) {
      if (Files.exists(file(process.getKey()))) {
        page.append(table(process));
      }
    }
    page.append(targets());
    page.append(messages());
    if (Boolean.getBoolean("index.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("%s is stale; write it: mvn test -Dtest=FactsPageTest -Dindex.write=true", PAGE)
        .hasContent(page.toString());
  }

  private String targets() {
    StringBuilder table =
        new StringBuilder(
            """

            ## 指标

            用 `${target.count(…)}` 计入的指标，由活动方案定。

            | 代码 | 指标 | 方案条目 | 数量 | 对谁 | 要求 |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Target target : catalogue.targets(catalogue.year())) {
      table.append(
          "| `%s` | %s | %s | %d%s%s | %s | %s |\n"
              .formatted(
                  target.targetKey(),
                  target.title(),
                  target.clause(),
                  target.amount(),
                  target.measure(),
                  target.atMost() == null ? "" : "，至多%d".formatted(target.atMost()),
                  switch (target.scope()) {
                    case PROVINCE -> "全省";
                    case CITY -> "各市";
                    case COUNTY -> "各县";
                    case LABORATORY -> "各检验机构";
                  },
                  target.obligation().chinese()));
    }
    return table.toString();
  }

  /** Who receives it: a case that it begins, or running ones, and whom these hear. */
  private String messages() {
    Map<String, Set<String>> received = new TreeMap<>();
    for (ProcessDefinition process :
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list()) {
      String key = process.getKey();
      if (!Files.exists(file(key))) {
        continue;
      }
      BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
      for (MessageEventDefinition event :
          model.getModelElementsByType(MessageEventDefinition.class)) {
        if (event.getParentElement() instanceof CatchEvent place) {
          add(received, event.getMessage(), place, key);
        }
      }
      model
          .getModelElementsByType(ReceiveTask.class)
          .forEach(task -> add(received, task.getMessage(), task, key));
    }
    StringBuilder table =
        new StringBuilder(
            """

            ## 消息

            用 `${messages.send(…)}` 立新案，用 `${messages.tell(…)}` 告诉正在办理的案件。没有接收的，发出以后等着。

            | 名称 | 消息 | 接收 |
            | --- | --- | --- |
            """);
    names.stream()
        .filter(each -> each.nameKind() == NameKind.MESSAGE)
        .flatMap(each -> new TreeMap<>(each.existing()).entrySet().stream())
        .filter(each -> !each.getValue().startsWith("示例"))
        .forEach(
            each ->
                table.append(
                    "| `%s` | %s | %s |\n"
                        .formatted(
                            each.getKey(),
                            each.getValue(),
                            String.join("；", received.getOrDefault(each.getKey(), Set.of())))));
    return table.toString();
  }

  private static void add(
      Map<String, Set<String>> received, Message message, FlowNode place, String process) {
    boolean begins = place instanceof StartEvent && place.getParentElement() instanceof Process;
    List<String> tellers = said(place, "toldBy");
    received
        .computeIfAbsent(message.getName(), name -> new TreeSet<>())
        .add(
            "%s `%s`"
                .formatted(
                    begins
                        ? "启动"
                        : tellers.isEmpty() ? "由程序告诉" : "由`%s`告诉".formatted(tellers.get(0)),
                    process));
  }

  private static List<String> said(FlowNode place, String property) {
    return place.getExtensionElements() == null
        ? List.of()
        : place
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaProperties.class)
            .list()
            .stream()
            .flatMap(all -> all.getCamundaProperties().stream())
            .filter(each -> each.getCamundaName().equals(property))
            .map(CamundaProperty::getCamundaValue)
            .toList();
  }

  /** Others are deployed by tests. */
  private static Path file(String key) {
    return Path.of("bpmn", key.split("-")[0], key + ".bpmn");
  }

  private String table(ProcessDefinition process) {
    StringBuilder table =
        new StringBuilder(
            """

            ## %s `%s`

            | 名称 | 中文标签 | 类型 | 可能的答案 | 谁可以看 |
            | --- | --- | --- | --- | --- |
            """
                .formatted(process.getName(), process.getKey()));
    for (Fact fact : facts.of(process.getKey())) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  fact.name(),
                  fact.label(),
                  fact.type().chinese(),
                  String.join("、", fact.answers().stream().map("`%s`"::formatted).toList()),
                  String.join("、", fact.posts())));
    }
    return table.toString();
  }
}
