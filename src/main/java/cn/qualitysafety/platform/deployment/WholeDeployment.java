package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody sends, completed by what is running: a process that shows a form or asks a table
 * which is sent, or has a part that is, goes along, unless it is withdrawn, and so does each form,
 * table and part that a process binds.
 */
final class WholeDeployment {

  private final Map<ModelKey, Running> running;
  private final Map<String, ModelFile> files = new LinkedHashMap<>();
  private final Set<ModelKey> provided = new LinkedHashSet<>();
  private final Set<String> carried = new LinkedHashSet<>();

  /**
   * @throws RefusedInputException if something that a process binds is neither sent nor running
   */
  WholeDeployment(List<ModelFile> sent, Map<ModelKey, Running> running) {
    this.running = running;
    sent.forEach(this::add);
    Set<ModelKey> changed = Set.copyOf(provided);
    while (!changed.isEmpty()) { // a form, then the part that shows it, then what calls the part
      Set<ModelKey> before = Set.copyOf(provided);
      for (Running process : running.values()) {
        if (!process.suspended()
            && !provided.contains(process.key())
            && changed.stream().anyMatch(process::binds)) {
          process.file(process.key()).ifPresent(this::carry);
        }
      }
      changed = new LinkedHashSet<>(provided);
      changed.removeAll(before);
    }
    Deque<ModelFile> open = new ArrayDeque<>(files.values());
    while (!open.isEmpty()) {
      ModelFile model = open.remove();
      for (ModelKey part : model.bound()) {
        if (!provided.contains(part)) {
          ModelFile file = bound(model, part);
          carry(file);
          open.add(file);
        }
      }
    }
  }

  private ModelFile bound(ModelFile model, ModelKey part) {
    return beside(model, part)
        .or(() -> running(part, running))
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”引用的%s既没有一起提交，也不在正在执行的版本中，没有提交；请将该文件一并提交。"
                        .formatted(model.name(), part.text())));
  }

  Collection<ModelFile> files() {
    return files.values();
  }

  /** Names of the files that nobody sent. */
  Set<String> carried() {
    return carried;
  }

  /** What runs of this part; empty if it is new. */
  static Optional<ModelFile> running(ModelKey part, Map<ModelKey, Running> running) {
    return Optional.ofNullable(running.get(part))
        .flatMap(itself -> itself.file(part))
        .or(
            () ->
                running.values().stream()
                    .filter(process -> process.binds(part))
                    .flatMap(process -> process.file(part).stream())
                    .findFirst());
  }

  private Optional<ModelFile> beside(ModelFile model, ModelKey part) {
    return model.defined().stream()
        .flatMap(key -> Optional.ofNullable(running.get(key)).stream())
        .flatMap(process -> process.file(part).stream())
        .findFirst();
  }

  private void carry(ModelFile file) {
    carried.add(file.name());
    add(file);
  }

  private void add(ModelFile file) {
    if (files.putIfAbsent(file.name(), file) != null) {
      throw new RefusedInputException(
          "有两个文件都叫“%s”，内容却不是同一个流程、决策表或者表单，没有提交；请改名后重新提交。".formatted(file.name()));
    }
    provided.addAll(file.defined());
  }
}
