package cn.qualitysafety.platform.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Set<ModelKey> wanted = new HashSet<>(bound());
    wanted.removeIf(each -> each.kind() == ModelKey.Kind.PROCESS);
    wanted.add(key);
    return deployed.stream()
        .filter(file -> file.defined().stream().anyMatch(wanted::contains))
        .toList();
  }

  /** The same, and its parts with theirs. */
  List<ModelFile> whole() {
    return file(key).map(head -> Bundle.whole(head, deployed)).orElse(List.of());
  }

  /** Whether its own file binds this form or table. */
  boolean binds(ModelKey part) {
    return bound().contains(part);
  }

  private Set<ModelKey> bound() {
    return file(key).map(ModelFile::bound).orElse(Set.of());
  }
}
