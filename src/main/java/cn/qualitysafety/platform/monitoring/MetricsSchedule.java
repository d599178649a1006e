package cn.qualitysafety.platform.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads all figures every {@code metrics.every} (ISO 8601), at most once in that time per node. */
@Component
class MetricsSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsSchedule.class);

  private final List<SampledMetrics> metrics;
  private volatile boolean reading = true;

  MetricsSchedule(List<SampledMetrics> metrics, MeterRegistry registry) {
    this.metrics = metrics;
    Gauge.builder("qs.metrics.current", this, schedule -> schedule.reading ? 1 : 0)
        .description(
            "1 if the figures from the database were read the last time, 0 if it did not answer")
        .register(registry);
  }

  @Scheduled(fixedDelayString = "${metrics.every}")
  void sample() {
    try {
      metrics.forEach(SampledMetrics::sample);
      if (!reading) {
        LOG.info("The database answers again.");
      }
      reading = true;
    } catch (DataAccessException | TransactionException e) {
      metrics.forEach(SampledMetrics::forget);
      // Once, not every half minute of a night.
      if (reading) {
        LOG.error("The database does not answer; figures are not shown until it does.", e);
      }
      reading = false;
    }
  }
}
