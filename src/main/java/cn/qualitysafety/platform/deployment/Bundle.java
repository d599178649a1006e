package cn.qualitysafety.platform.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that are deployed together: a process with the forms and tables that it binds, or a table
 * that no process binds. A form that no process binds is shown to nobody.
 *
 * @param key what the engine keeps versions of
 * @param files {@code head} first
 */
record Bundle(ModelKey key, ModelFile head, List<ModelFile> files) {

  /** Those that a set of files makes. A table that two processes bind belongs to both. */
  static List<Bundle> of(Collection<ModelFile> files) {
    List<Bundle> bundles = new ArrayList<>();
    Set<ModelFile> left = new LinkedHashSet<>(files);
    for (ModelFile head : files) {
      if (!head.isProcess()) {
        continue;
      }
      List<ModelFile> parts = new ArrayList<>(List.of(head));
      for (ModelFile file : files) {
        if (file.defined().stream().anyMatch(head.bound()::contains)) {
          parts.add(file);
        }
      }
      left.removeAll(parts);
      bundles.add(new Bundle(head.defined().iterator().next(), head, parts));
    }
    for (ModelFile alone : left) {
      if (alone.defined().stream().anyMatch(key -> key.kind() == ModelKey.Kind.DECISION)) {
        bundles.add(new Bundle(alone.defined().iterator().next(), alone, List.of(alone)));
      }
    }
    return bundles;
  }

  /** Whether what runs is this, file by file. */
  boolean isSameAs(Running running) {
    return files.stream()
        .allMatch(
            file ->
                running.deployed().stream()
                    .anyMatch(
                        other -> other.name().equals(file.name()) && other.sameContent(file)));
  }
}
