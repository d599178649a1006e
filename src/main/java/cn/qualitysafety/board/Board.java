package cn.qualitysafety.board;

import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that somebody sees of the campaign, or of one unit in it.
 *
 * @param unitCode of the highest unit that it is about
 * @param campaign its name and number; null if there was none yet
 * @param phase in words
 * @param asOf when the registers were asked
 */
public record Board(
    String unitCode,
    String unitName,
    String campaign,
    String phase,
    List<Headline> headlines,
    List<Section> sections,
    LocalDateTime asOf) {

  /**
   * A number to see first.
   *
   * @param part key of the table that says what it is made of
   */
  public record Headline(String title, int number, String measure, Light light, String part) {}

  /**
   * Tables that are printed on one page.
   *
   * @param half whether two of them stand side by side on a screen
   */
  public record Section(String title, boolean half, List<Part> parts) {

    static Section wide(String title, Part... parts) {
      return new Section(title, false, List.of(parts));
    }

    static Section half(String title, Part... parts) {
      return new Section(title, true, List.of(parts));
    }

    Section linkingOnly(Set<String> caseNumbers) {
      return new Section(
          title, half, parts.stream().map(part -> part.linkingOnly(caseNumbers)).toList());
    }
  }

  /** A table by its key. */
  public Optional<Part> part(String key) {
    return sections.stream()
        .flatMap(section -> section.parts().stream())
        .filter(part -> part.key().equals(key))
        .findFirst();
  }
}
