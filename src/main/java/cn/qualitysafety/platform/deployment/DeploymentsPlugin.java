package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a person deploys, by whatever way, waits for a second one; what the program deploys not. */
@Component
class DeploymentsPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<Deployments> deployments;

  DeploymentsPlugin(ObjectProvider<Deployments> deployments) {
    this.deployments = deployments;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setRepositoryService(new WaitingRepository(configuration));
  }

  private class WaitingRepository extends RepositoryServiceImpl {

    private final ProcessEngineConfigurationImpl configuration;

    WaitingRepository(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
      Authentication person = configuration.getIdentityService().getCurrentAuthentication();
      return person == null || person.getUserId() == null
          ? super.deployWithResult(builder)
          : answer(builder, person.getUserId());
    }

    /**
     * A deployment as Camunda Modeler expects one, which has made no definitions: it says what it
     * waits for by its name.
     */
    private DeploymentWithDefinitions answer(DeploymentBuilderImpl builder, String person) {
      DeploymentEntity asked = (DeploymentEntity) commandExecutor.execute(new Asked(builder));
      if (asked.getResources() == null) {
        return super.deployWithResult(builder); // which refuses it, since there is nothing
      }
      if (asked.getTenantId() != null) {
        throw new RefusedInputException("流程对全省生效，不能只部署给一个单位，没有提交；请不要填写租户（Tenant ID）。");
      }
      Submission submission =
          deployments.getObject().submit(asked.getName(), files(asked), person, false);
      DeploymentEntity waiting = new DeploymentEntity();
      waiting.setId("waiting-" + submission.id());
      waiting.setName(submission.name() + "（已提交，待另一名流程设计员核准后生效）");
      waiting.setSource(Deployments.FROM_DESIGNER);
      waiting.setDeploymentTime(
          Date.from(submission.submittedAt().atZone(ZoneId.of("Asia/Shanghai")).toInstant()));
      return waiting;
    }

    private static List<ModelFile> files(DeploymentEntity deployment) {
      return deployment.getResources().values().stream()
          .map((ResourceEntity each) -> new ModelFile(each.getName(), each.getBytes()))
          .toList();
    }
  }

  /** What is asked for, if the person may ask: files of earlier deployments are looked up. */
  private static class Asked extends DeployCmd {

    Asked(DeploymentBuilderImpl builder) {
      super(builder);
    }

    @Override
    protected DeploymentWithDefinitions doExecute(CommandContext context) {
      checkCreateAndReadDeployments(context, getAllDeploymentIds(deploymentBuilder));
      setDeploymentName(deploymentBuilder.getNameFromDeployment(), deploymentBuilder, context);
      addResources(getResources(deploymentBuilder, context), deploymentBuilder);
      return deploymentBuilder.getDeployment();
    }
  }
}
