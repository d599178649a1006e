package cn.qualitysafety.platform.deployment;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.repository.Deployment;

/**
 * A version of a process or decision, mostly the newest.
 *
 * @param id of the engine
 * @param suspended whether it is withdrawn: nobody starts it, its cases go on
 * @param deployed all files of its deployment
 */
record Running(
    ModelKey key,
    String id,
    int version,
    boolean suspended,
    Deployment deployment,
    List<ModelFile> deployed) {

  /** The file that defines it, or a form or table of the same deployment. */
  Optional<ModelFile> file(ModelKey part) {
    return deployed.stream().filter(file -> file.defined().contains(part)).findFirst();
  }

  /** Its own file, and the forms and tables of the same deployment that it binds. */
  List<ModelFile> files() {
    return deployed.stream()
        .filter(file -> file.defined().stream().anyMatch(part -> part.equals(key) || binds(part)))
        .toList();
  }

  /** Whether its own file binds this form or table. */
  boolean binds(ModelKey part) {
    return file(key).filter(head -> head.bound().contains(part)).isPresent();
  }
}
