package cn.qualitysafety.platform.language;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.Map;

/**
 * What a shared register tells of an entry that a case names in one of its fields: a case that
 * records the fact {@link #key} knows the others without recording them. What its forms and tables
 * record under the same name goes before.
 */
public interface FactsOfEntry {

  /** The fact that names the entry. */
  String key();

  /** What follows from it. */
  List<Fact> facts();

  /**
   * Asked when somebody names an entry, before it is recorded.
   *
   * @param entered in whatever form
   * @param unitCode of the case
   * @param person login; null if a table or another case says it
   * @return how the register writes it
   * @throws RefusedInputException if there is none, or this unit may not know it
   */
  String named(String entered, String unitCode, String person);

  /** What is known of an entry now, by the names of the facts; nothing if there is none. */
  Map<String, RecordedFacts.Recorded> of(String entry);
}
