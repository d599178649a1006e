package cn.qualitysafety.platform.language;

import java.util.Optional;

/** Tells which templates of documents exist now. */
public interface KnownTemplates {

  /**
   * @param name regime and kind of document: {@code project/project-approval}
   * @return empty if there is none that can be filled
   */
  Optional<TemplateText> find(String name);
}
