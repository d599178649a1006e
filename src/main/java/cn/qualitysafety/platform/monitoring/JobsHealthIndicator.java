package cn.qualitysafety.platform.monitoring;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows a backlog and failed jobs, and never takes a node out of service for them: all nodes share
 * one database, so that every one of them would leave at once, and with them the people who could
 * see to it. The status is then {@code WARNING}, which answers 200 as {@code UP} does.
 */
@Component("jobs")
class JobsHealthIndicator implements HealthIndicator {

  static final Status WARNING = new Status("WARNING");

  private final EngineMetrics metrics;
  private final Duration longest;

  JobsHealthIndicator(
      EngineMetrics metrics, @Value("${metrics.job-lag-warning}") Duration longest) {
    this.metrics = metrics;
    this.longest = longest;
  }

  @Override
  public Health health() {
    return metrics.latest().map(this::health).orElseGet(() -> Health.unknown().build());
  }

  private Health health(EngineFigures figures) {
    Duration lag = metrics.lag(figures);
    boolean well =
        lag.compareTo(longest) <= 0 && figures.failedJobs() == 0 && figures.incidents() == 0;
    return Health.status(well ? Status.UP : WARNING)
        .withDetail("dueJobs", figures.dueJobs())
        .withDetail("lagSeconds", lag.toSeconds())
        .withDetail("failedJobs", figures.failedJobs())
        .withDetail("incidents", figures.incidents())
        .build();
  }
}
