package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A person begins a case by the version in force: an older one, which the engine would start by its
 * id, asks what no longer is asked, of those who no longer are.
 */
@Component
class NewestVersion implements CommandRule {

  private final ObjectProvider<RepositoryService> repository;
  private final ObjectProvider<InTheNameOf> inTheNameOf;

  NewestVersion(
      ObjectProvider<RepositoryService> repository, ObjectProvider<InTheNameOf> inTheNameOf) {
    this.repository = repository;
    this.inTheNameOf = inTheNameOf;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return started(told).filter(this::isReplaced).map(id -> "这个流程已有新的版本，没有启动；请刷新页面，按新的表单填写。");
  }

  private static Optional<String> started(PersonsCommand told) {
    return told.isOneOf(SubmitStartFormCmd.class)
        ? told.given("processDefinitionId", String.class)
        : told.isOneOf(StartProcessInstanceCmd.class)
            ? told.given("instantiationBuilder", ProcessInstantiationBuilderImpl.class)
                .map(ProcessInstantiationBuilderImpl::getProcessDefinitionId)
            : Optional.empty();
  }

  private boolean isReplaced(String id) {
    return inTheNameOf
        .getObject()
        .system(
            () -> {
              RepositoryService models = repository.getObject();
              ProcessDefinition version =
                  models.createProcessDefinitionQuery().processDefinitionId(id).singleResult();
              return version != null
                  && models
                      .createProcessDefinitionQuery()
                      .processDefinitionKey(version.getKey())
                      .active()
                      .list()
                      .stream()
                      .anyMatch(other -> other.getVersion() > version.getVersion());
            });
  }
}
