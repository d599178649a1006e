package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.monitoring.SampledMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The cases' metrics, by {@code regime} (the first word of the process key) and {@code level} of
 * the unit ({@code province}, {@code city}, {@code county}, {@code laboratory}, or {@code none});
 * never by unit, enterprise or person. All nodes of a database show the same figures: in Prometheus
 * take {@code max}, not {@code sum}.
 *
 * <ul>
 *   <li>{@code qs_cases_open} cases that are not closed, called ones counted by themselves
 *   <li>{@code qs_tasks_overdue} open tasks whose due date has passed; 0 where there are cases
 * </ul>
 *
 * <p>No rows while the database does not answer.
 */
@Component
class CaseMetrics implements SampledMetrics {

  private static final String NO_LEVEL = "none";

  /** Where figures are added up. */
  private record Place(String regime, String level) {}

  private final CaseCountMapper mapper;
  private final Map<String, String> levels;
  private final Clock clock;
  private final MultiGauge open;
  private final MultiGauge overdue;

  CaseMetrics(CaseCountMapper mapper, UnitRegister units, Clock clock, MeterRegistry registry) {
    this.mapper = mapper;
    this.levels =
        units.all().stream()
            .collect(
                Collectors.toMap(Unit::code, unit -> unit.level().name().toLowerCase(Locale.ROOT)));
    this.clock = clock;
    open =
        MultiGauge.builder("qs.cases.open")
            .description("Cases that are not closed")
            .register(registry);
    overdue =
        MultiGauge.builder("qs.tasks.overdue")
            .description("Open tasks whose due date has passed")
            .register(registry);
  }

  @Override
  public void sample() {
    Map<Place, Long> cases = byPlace(mapper.openCases());
    Map<Place, Long> late = new HashMap<>();
    cases.keySet().forEach(place -> late.put(place, 0L));
    late.putAll(byPlace(mapper.overdueTasks(Date.from(clock.instant()))));
    show(open, cases);
    show(overdue, late);
  }

  @Override
  public void forget() {
    show(open, Map.of());
    show(overdue, Map.of());
  }

  private static void show(MultiGauge gauge, Map<Place, Long> figures) {
    gauge.register(
        figures.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry ->
                    MultiGauge.Row.of(
                        Tags.of("regime", entry.getKey().regime(), "level", entry.getKey().level()),
                        entry.getValue()))
            .toList(),
        true);
  }

  private Map<Place, Long> byPlace(List<CaseCount> counts) {
    Map<Place, Long> sums = new HashMap<>();
    counts.forEach(
        count ->
            sums.merge(
                new Place(count.processKey().split("-")[0], level(count.unitCode())),
                count.count(),
                Long::sum));
    return sums;
  }

  /** Administrators may have added tenants that are no units. */
  private String level(String unitCode) {
    return unitCode == null ? NO_LEVEL : levels.getOrDefault(unitCode, NO_LEVEL);
  }
}
