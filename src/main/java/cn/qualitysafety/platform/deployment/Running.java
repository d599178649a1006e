package cn.qualitysafety.platform.deployment;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * The newest version of a process or decision.
 *
 * @param deployed all files of its deployment
 */
record Running(ModelKey key, int version, Deployment deployment, List<ModelFile> deployed) {

  /** The file that defines it, or a form or table of the same deployment. */
  Optional<ModelFile> file(ModelKey part) {
    return deployed.stream().filter(file -> file.defined().contains(part)).findFirst();
  }

  /** Whether its own file binds this form or table. */
  boolean binds(ModelKey part) {
    return file(key).filter(head -> head.bound().contains(part)).isPresent();
  }
}
