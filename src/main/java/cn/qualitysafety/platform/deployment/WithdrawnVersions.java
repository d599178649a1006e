package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.engine.CommandRule;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * By what a whole province works, one person alone neither stops nor lets go on: the newest version
 * of a process is withdrawn (an earlier one serves its open cases alone) at {@code /deployments},
 * by two. Who starts what is withdrawn is told so, before anything is said about the form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WithdrawnVersions implements CommandRule {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日H时m分");

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final SubmissionMapper mapper;
  private final PersonNames names;

  WithdrawnVersions(
      @Lazy ProcessEngineConfigurationImpl engine,
      @Lazy RepositoryService repository,
      SubmissionMapper mapper,
      PersonNames names) {
    this.engine = engine;
    this.repository = repository;
    this.mapper = mapper;
    this.names = names;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    if (told.isOneOf(AbstractSetProcessDefinitionStateCmd.class)) {
      return Optional.of(
          "流程版本不能由一人挂起或者激活：要停用最新版本的，请在“部署核准”页（/deployments）填写理由提交，由另一名流程设计员核准；"
              + "要恢复的，请重新部署。较早的版本只供其在办的事项使用，不必挂起。");
    }
    if (told.isOneOf(SubmitStartFormCmd.class)) {
      return told.given("processDefinitionId", String.class).flatMap(id -> start(id, null));
    }
    return told.isOneOf(StartProcessInstanceCmd.class)
        ? told.given("instantiationBuilder", ProcessInstantiationBuilderImpl.class)
            .flatMap(
                start -> start(start.getProcessDefinitionId(), start.getProcessDefinitionKey()))
        : Optional.empty();
  }

  private Optional<String> start(String id, String key) {
    Optional<ProcessDefinition> withdrawn =
        read(
            () ->
                (id == null
                        ? newest(key)
                        : find(repository.createProcessDefinitionQuery().processDefinitionId(id)))
                    .filter(ProcessDefinition::isSuspended));
    withdrawn.ifPresent(this::checkMayStart);
    return withdrawn.map(version -> read(() -> withdrawn(version)));
  }

  /** Who may not start it learns no more. */
  private void checkMayStart(ProcessDefinition version) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              engine
                  .getCommandCheckers()
                  .forEach(checker -> checker.checkCreateProcessInstance(version));
              return null;
            });
  }

  private String withdrawn(ProcessDefinition version) {
    boolean another = newest(version.getKey()).filter(each -> !each.isSuspended()).isPresent();
    return "流程“%s”第%d版%s，不能发起；%s。"
        .formatted(
            version.getName() == null ? version.getKey() : version.getName(),
            version.getVersion(),
            Optional.ofNullable(mapper.findWithdrawal(version.getId()))
                .map(this::decided)
                .orElse("已经挂起"),
            another ? "请关闭窗口，重新点击“启动流程”，按现行版本办理" : "请等候流程设计员部署新的版本");
  }

  private String decided(Submission withdrawal) {
    Map<String, String> called =
        names.of(List.of(withdrawal.submittedBy(), withdrawal.decidedBy()));
    return "已于%s由%s申请、%s核准停用（理由：%s）"
        .formatted(
            TIME.format(withdrawal.decidedAt()),
            called.get(withdrawal.submittedBy()),
            called.get(withdrawal.decidedBy()),
            withdrawal.purpose());
  }

  private Optional<ProcessDefinition> newest(String key) {
    return key == null
        ? Optional.empty()
        : find(
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion());
  }

  private static Optional<ProcessDefinition> find(ProcessDefinitionQuery query) {
    return Optional.ofNullable(query.singleResult());
  }

  private <T> T read(Supplier<T> reading) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(reading::get));
  }
}
