package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.CsvFile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Since when there is a unit, and until when (设立、撤并), of those that have not been there always:
 * what is owed period by period begins and ends with them. A unit that was merged stays in the
 * register of units for its old cases.
 */
@Component
public class UnitChanges {

  private record Term(LocalDate from, LocalDate until) {

    boolean contains(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
  }

  private final Map<String, Term> terms = new HashMap<>();

  /**
   * @param file {@code code,from,until}: first and last day, one of which may be empty
   */
  UnitChanges(UnitRegister units, @Value("${organisation.unit-changes}") Resource file) {
    for (CsvFile.Row row : CsvFile.read(file)) {
      String code = row.get("code");
      units.unit(code);
      Term term =
          new Term(
              row.optional("from") == null ? null : row.day("from"),
              row.optional("until") == null ? null : row.day("until"));
      if (term.from() == null && term.until() == null) {
        throw row.broken("neither from nor until says a day");
      }
      if (terms.put(code, term) != null) {
        throw row.broken("code %s appears twice".formatted(code));
      }
    }
  }

  /** Whether there is the unit on a day. */
  public boolean isThereOn(String unitCode, LocalDate day) {
    Term term = terms.get(unitCode);
    return term == null || term.contains(day);
  }
}
