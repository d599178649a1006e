package cn.qualitysafety.platform.law;

import cn.qualitysafety.platform.language.Brought;
import java.util.List;
import java.util.stream.Stream;

/** Texts that cite the law and come with models, or are set: bases of limits. */
public record CitingTexts(List<CitingText> texts) {

  /**
   * @param file where it stands, for people
   * @param element whose text it is
   * @param period in which it is used
   */
  public record CitingText(String file, String element, String text, Period period) {}

  /** To be checked with everything else that comes. */
  public static void add(Brought brought, List<CitingText> more) {
    List<CitingText> before = of(brought);
    brought.put(
        CitingTexts.class, new CitingTexts(Stream.of(before, more).flatMap(List::stream).toList()));
  }

  public static List<CitingText> of(Brought brought) {
    return brought.get(CitingTexts.class).map(CitingTexts::texts).orElse(List.of());
  }
}
