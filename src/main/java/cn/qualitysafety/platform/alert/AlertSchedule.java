package cn.qualitysafety.platform.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Raises what is due every {@code alert.every} (ISO 8601). */
@Component
class AlertSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(AlertSchedule.class);

  private final TaskAlerts alerts;

  AlertSchedule(TaskAlerts alerts) {
    this.alerts = alerts;
  }

  @Scheduled(initialDelayString = "${alert.every}", fixedDelayString = "${alert.every}")
  void raise() {
    try {
      alerts.raiseDue();
    } catch (DataAccessException | TransactionException lost) {
      // One line: it comes again until the database is there.
      LOG.warn("Alerts of tasks wait for the database: {}", lost.getMessage());
    }
  }
}
