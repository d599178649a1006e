package cn.qualitysafety.platform.language;

import java.util.Optional;

/** Tells which templates of documents exist now. */
public interface KnownTemplates {

  /**
   * Where a model looks for the template of a document: a regime's templates are in its folder.
   *
   * @param process key of the model, which begins with the regime
   * @param kind of document
   */
  static String name(String process, String kind) {
    return process.split("-")[0] + "/" + kind;
  }

  /**
   * @param name regime and kind of document: {@code project/project-approval}
   * @return empty if there is none that can be filled
   */
  Optional<TemplateText> find(String name);
}
