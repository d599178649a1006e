package cn.qualitysafety.models;

import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one rule. */
final class Findings {

  private final List<String> found = new ArrayList<>();

  /** Notes what to do and where, unless it is right already. */
  void unless(boolean right, String where, String whatToDo, Object... words) {
    if (!right) {
      found.add(where + ": " + whatToDo.formatted(words));
    }
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
