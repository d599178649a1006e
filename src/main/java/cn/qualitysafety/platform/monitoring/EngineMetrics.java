package cn.qualitysafety.platform.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * The engine's metrics. All nodes of a database show the same figures: in Prometheus take {@code
 * max}, not {@code sum}.
 *
 * <ul>
 *   <li>{@code qs_engine_tasks_open} tasks that nobody has completed
 *   <li>{@code qs_engine_jobs_due} jobs that a node could take now
 *   <li>{@code qs_engine_job_lag_seconds} how long the oldest of them has been waiting; 0 if none
 *       is
 *   <li>{@code qs_engine_jobs_failed} jobs without retries left
 *   <li>{@code qs_engine_incidents_open} open incidents
 * </ul>
 *
 * <p>Not a number while the database does not answer.
 */
@Component
class EngineMetrics implements SampledMetrics {

  private final EngineFiguresMapper mapper;
  private final Clock clock;
  private volatile EngineFigures latest;

  EngineMetrics(EngineFiguresMapper mapper, Clock clock, MeterRegistry registry) {
    this.mapper = mapper;
    this.clock = clock;
    gauge("qs.engine.tasks.open", "Tasks that nobody has completed", EngineFigures::openTasks)
        .register(registry);
    gauge("qs.engine.jobs.due", "Jobs that a node could take now", EngineFigures::dueJobs)
        .register(registry);
    gauge(
            "qs.engine.job.lag",
            "How long the oldest due job has been waiting for a node",
            figures -> lag(figures).toMillis() / 1000.0)
        .baseUnit("seconds")
        .register(registry);
    gauge("qs.engine.jobs.failed", "Jobs without retries left", EngineFigures::failedJobs)
        .register(registry);
    gauge("qs.engine.incidents.open", "Open incidents", EngineFigures::incidents)
        .register(registry);
  }

  private Gauge.Builder<EngineMetrics> gauge(
      String name, String description, ToDoubleFunction<EngineFigures> value) {
    return Gauge.builder(
            name, this, metrics -> metrics.latest().map(value::applyAsDouble).orElse(Double.NaN))
        .description(description);
  }

  @Override
  public void sample() {
    latest = mapper.read(Date.from(clock.instant()));
  }

  @Override
  public void forget() {
    latest = null;
  }

  /** Empty until the first reading, and while the database does not answer. */
  Optional<EngineFigures> latest() {
    return Optional.ofNullable(latest);
  }

  /** How long the oldest due job has been waiting for a node. */
  Duration lag(EngineFigures figures) {
    return figures.oldestDue() == null
        ? Duration.ZERO
        : Duration.between(figures.oldestDue().toInstant(), clock.instant());
  }
}
