package cn.qualitysafety.platform.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that are deployed together: a process with the forms and tables that it binds, and its
 * parts with theirs, or a table that no process binds. A form that no process binds is shown to
 * nobody.
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
      List<ModelFile> parts = whole(head, files);
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

  /** A process and all that it binds, itself or by what it binds. */
  static List<ModelFile> whole(ModelFile head, Collection<ModelFile> files) {
    List<ModelFile> parts = new ArrayList<>(List.of(head));
    for (int i = 0; i < parts.size(); i++) { // grows by what is bound
      Set<ModelKey> bound = parts.get(i).bound();
      files.stream()
          .filter(file -> file.defined().stream().anyMatch(bound::contains))
          .filter(file -> !parts.contains(file))
          .forEach(parts::add);
    }
    return parts;
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
