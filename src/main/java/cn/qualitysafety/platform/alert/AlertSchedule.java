package cn.qualitysafety.platform.alert;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** How often limits are looked at; the time is a setting. */
@Configuration
@EnableScheduling
class AlertSchedule {

  private final TaskAlerts alerts;

  AlertSchedule(TaskAlerts alerts) {
    this.alerts = alerts;
  }

  @Scheduled(initialDelayString = "${alert.every}", fixedDelayString = "${alert.every}")
  void raise() {
    alerts.raiseDue();
  }
}
