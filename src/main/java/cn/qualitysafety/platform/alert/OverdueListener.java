package cn.qualitysafety.platform.alert;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Turns a task red and notes that its limit has run out. */
@Component
class OverdueListener implements TaskListener {

  private final TaskAlerts alerts;

  OverdueListener(TaskAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void notify(DelegateTask task) {
    alerts.raise(task, TaskAlert.Kind.OVERDUE);
  }
}
