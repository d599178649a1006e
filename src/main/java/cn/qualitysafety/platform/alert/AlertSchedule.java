package cn.qualitysafety.platform.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Raises what is due every {@code alert.every} (ISO 8601). {@code qs_alerts_age_seconds} is how
 * long ago this node last went through all of it, {@code qs_alerts_failing} how many tasks could
 * not be marked or reminded of then, so that nothing is late without somebody knowing. Two figures:
 * one task that fails for good must not hide that the others wait.
 */
@Component
class AlertSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(AlertSchedule.class);

  private final TaskAlerts alerts;
  private volatile long complete = System.nanoTime();

  AlertSchedule(TaskAlerts alerts, MeterRegistry registry) {
    this.alerts = alerts;
    Gauge.builder("qs.alerts.age", this, AlertSchedule::age)
        .description("How long ago all reminders and overdue marks that were due were tried")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("qs.alerts.failing", alerts, TaskAlerts::failing)
        .description("Tasks whose reminder or overdue mark failed when it was tried last")
        .register(registry);
  }

  private double age() {
    return (System.nanoTime() - complete) / 1e9;
  }

  @Scheduled(initialDelayString = "${alert.every}", fixedDelayString = "${alert.every}")
  void raise() {
    try {
      if (alerts.raiseDue()) {
        complete = System.nanoTime();
      }
    } catch (DataAccessException | TransactionException lost) {
      // One line: it comes again until the database is there.
      LOG.warn("Alerts of tasks wait for the database: {}", lost.getMessage());
    }
  }
}
