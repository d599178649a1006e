package cn.qualitysafety.platform.language;

import java.util.List;

/**
 * A named value of a running case.
 *
 * @param name under which models, forms, tables and templates know it
 * @param label what it is called in Chinese
 * @param answers of a choice, by the names under which models compare with them; else empty
 * @param posts who may see it; empty if whoever may see the case may
 */
public record Fact(
    String name, String label, FactType type, List<String> answers, List<String> posts) {

  /**
   * Whether only some posts may see it: no model reads it, and nothing keeps it but its register.
   */
  public boolean isSealed() {
    return !posts.isEmpty();
  }
}
