package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
 * @param closedFrom first day on which it was closed; null for any
 * @param closedUntil last one; null for any
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
    Collection<String> posts,
    LocalDate closedFrom,
    LocalDate closedUntil) {

  CaseSearch(
      String text,
      String procedure,
      String state,
      String standing,
      Order order,
      boolean descending,
      Collection<String> unitCodes,
      Collection<String> procedures,
      Collection<String> posts) {
    this(
        text,
        procedure,
        state,
        standing,
        order,
        descending,
        unitCodes,
        procedures,
        posts,
        null,
        null);
  }

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

  /** The same of what was closed in a time. */
  CaseSearch closed(LocalDate from, LocalDate until) {
    return new CaseSearch(
        text,
        procedure,
        state,
        standing,
        order,
        descending,
        unitCodes,
        procedures,
        posts,
        from,
        until);
  }

  /** The first moment after it; null for none. */
  public LocalDateTime closedBefore() {
    return closedUntil == null ? null : closedUntil.plusDays(1).atStartOfDay();
  }

  public LocalDateTime closedSince() {
    return closedFrom == null ? null : closedFrom.atStartOfDay();
  }

  /** Empty for a text of which nothing is left, which finds nothing. */
  public String sought() {
    return NormalForm.searched(text);
  }

  public String statePattern() {
    return "%" + NormalForm.text(state).replaceAll("([!%_])", "!$1") + "%";
  }
}
