package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.input.NormalForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What somebody looks for in the register.
 *
 * @param text part of a number, a title or a party; blank for any
 * @param procedure key of a process; blank for any
 * @param state part of what a case waits for, or of its result; blank for any
 * @param standing {@code open}, {@code closed}, or blank for both
 * @param unitCodes where the person reaches
 * @param procedures keys of those of which the person may read the cases
 * @param posts of the person, who reads of a service what a post of theirs serves
 */
record CaseSearch(
    String text,
    String procedure,
    String state,
    String standing,
    Order order,
    boolean descending,
    Collection<String> unitCodes,
    Collection<String> procedures,
    Collection<String> posts) {

  /** A list of SQL is never empty; no process has this key. */
  CaseSearch {
    procedures = procedures.isEmpty() ? List.of("") : procedures;
  }

  /** By what a list can be sorted. */
  enum Order {
    NUMBER,
    TITLE,
    PARTY,
    OPENED,
    LIMIT,
    CLOSED;

    /** As it stands in an address. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Opening, for whatever says nothing else. */
    static Order of(String key) {
      return Arrays.stream(values())
          .filter(order -> order.key().equals(key))
          .findFirst()
          .orElse(OPENED);
    }
  }

  public String pattern() {
    return NormalForm.pattern(text);
  }

  public String statePattern() {
    return "%" + NormalForm.text(state).replaceAll("([!%_])", "!$1") + "%";
  }
}
