package cn.qualitysafety.board;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case with the last entries of its fields; what rows of it say counts as the case's own.
 *
 * @param refused whether it came to an end that is none of what it was begun for
 * @param entries as they are compared, by their fields; an empty one is not among them
 * @param words the same as people read them
 */
record CaseEntries(
    String caseNumber,
    String processKey,
    String unitCode,
    String title,
    LocalDateTime openedAt,
    LocalDateTime closedAt,
    String result,
    boolean refused,
    Map<String, String> entries,
    Map<String, String> words) {

  /** In the order of their numbers. */
  static List<CaseEntries> of(List<BoardMapper.Entry> rows) {
    Map<String, CaseEntries> cases = new LinkedHashMap<>();
    for (BoardMapper.Entry row : rows) {
      CaseEntries its =
          cases.computeIfAbsent(
              row.caseNumber(),
              number ->
                  new CaseEntries(
                      number,
                      row.processKey(),
                      row.unitCode(),
                      row.title(),
                      row.openedAt(),
                      row.closedAt(),
                      row.result(),
                      row.refused(),
                      new HashMap<>(),
                      new HashMap<>()));
      if (row.entry() != null && !row.entry().isBlank()) {
        its.entries().put(row.fieldKey(), row.entry());
        its.words().put(row.fieldKey(), row.words());
      }
    }
    return List.copyOf(cases.values());
  }

  boolean isOpen() {
    return closedAt == null;
  }

  boolean has(String field) {
    return entries.containsKey(field);
  }

  /** Empty if nothing was entered. */
  String words(String field) {
    return words.getOrDefault(field, "");
  }

  /** Null if nothing was entered. */
  LocalDate day(String field) {
    String entry = entries.get(field);
    return entry == null ? null : LocalDate.parse(entry.substring(0, 10));
  }
}
