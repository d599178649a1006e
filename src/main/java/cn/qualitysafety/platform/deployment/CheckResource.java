package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.Finding;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData.FormPart;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * {@code POST /engine-rest/deployment/check}: the same files as for {@code deployment/create}, and
 * what would be said of them, for whoever may deploy. Nothing is deployed and nothing waits.
 */
@Component
@Path("/deployment/check")
public class CheckResource {

  private final ObjectProvider<Deployments> deployments;
  private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

  CheckResource(
      ObjectProvider<Deployments> deployments,
      ObjectProvider<ProcessEngineConfigurationImpl> engine,
      ObjectProvider<CamundaJerseyResourceConfig> rest) {
    this.deployments = deployments;
    this.engine = engine;
    rest.ifAvailable(
        config -> config.register(CheckResource.class)); // this object: a bean of Spring
  }

  /**
   * @param findings in the order of the files; none if all is well
   */
  public record Answer(List<Found> findings) {}

  /**
   * See {@link Finding}.
   *
   * @param sentence all of it, for people
   */
  public record Found(String file, int line, String element, String name, String sentence) {}

  /**
   * Checks the files of a multipart request.
   *
   * @throws RefusedInputException if it has no file
   */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  public Answer check(MultipartFormData sent) {
    List<ModelFile> files = new ArrayList<>();
    for (String name : sent.getPartNames()) {
      FormPart part = sent.getNamedPart(name);
      if (part.getFileName() != null) {
        files.add(new ModelFile(part.getFileName(), part.getBinaryContent()));
      }
    }
    if (files.isEmpty()) {
      throw new RefusedInputException("没有提交任何文件，没有检查；请附上流程、决策表或者表单的文件。");
    }
    engine
        .getObject()
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              engine
                  .getObject()
                  .getCommandCheckers()
                  .forEach(CommandChecker::checkCreateDeployment);
              return null;
            });
    return new Answer(
        deployments.getObject().check(files).stream().map(CheckResource::told).toList());
  }

  private static Found told(Finding finding) {
    return new Found(
        finding.file(), finding.line(), finding.element(), finding.name(), finding.sentence());
  }
}
