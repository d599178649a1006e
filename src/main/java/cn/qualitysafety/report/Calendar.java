package cn.qualitysafety.report;

import cn.qualitysafety.organisation.UnitLevel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which reports of a kind are owed in a year (报送日历), as the catalogue had it when the calendar
 * began.
 *
 * @param series letters with which the numbers of the kind's reports begin; of no other kind
 * @param periodTypes as the catalogue says them: 季度、年
 * @param owedFrom first day from which the kind is owed
 * @param owedBy names of the levels of units that owe it, with commas between
 */
public record Calendar(
    String caseNumber,
    String kind,
    String series,
    int calendarYear,
    String periodTypes,
    LocalDate owedFrom,
    String owedBy) {

  /** One that another case keeps already. */
  static Calendar keptElsewhere(String caseNumber) {
    return new Calendar(caseNumber, null, null, 0, null, null, null);
  }

  boolean isKeptElsewhere() {
    return kind == null;
  }

  /** In the order in which they end. */
  List<Period> periods() {
    return isKeptElsewhere()
        ? List.of()
        : PeriodType.all(periodTypes).stream()
            .flatMap(type -> Period.of(type, calendarYear, owedFrom).stream())
            .sorted(Comparator.comparing(Period::endsOn).thenComparing(Period::type))
            .toList();
  }

  boolean isOwedBy(UnitLevel level) {
    return Arrays.asList(owedBy.split(",")).contains(level.name());
  }
}
