package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/** Reads each form that is deployed as it will be read when somebody fills it in. */
@Component
class DeployedForms extends AbstractProcessEnginePlugin implements Deployer {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> first =
        configuration.getCustomPreDeployers() == null
            ? new ArrayList<>()
            : new ArrayList<>(configuration.getCustomPreDeployers());
    first.add(this);
    configuration.setCustomPreDeployers(first);
  }

  /**
   * @throws RefusedInputException if a form cannot be used: all that is wrong, in all of them
   */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> faults = new ArrayList<>();
    for (ResourceEntity resource : deployment.getResources().values()) {
      if (resource.getName().endsWith(".form")) {
        try {
          FormSchema.of(resource.getName(), resource.getBytes());
        } catch (RefusedInputException refused) {
          faults.add(refused.getMessage());
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedInputException(String.join("", faults));
    }
  }
}
