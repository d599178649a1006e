package cn.qualitysafety.platform.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is cited: a subject, and where the law rules on it, from when until when.
 *
 * @param key by its subject, {@code penalty-hearing-request}
 * @param subject what it rules, for people
 * @param citations the earliest first; no two of them are in force on the same day
 */
record Article(String key, String subject, List<Citation> citations) {

  /**
   * @param law its key
   */
  record Citation(String law, Place place, Period inForce, Source source) {}

  Optional<Citation> on(LocalDate day) {
    return citations.stream().filter(citation -> citation.inForce().contains(day)).findFirst();
  }

  Citation last() {
    return citations.get(citations.size() - 1);
  }
}
