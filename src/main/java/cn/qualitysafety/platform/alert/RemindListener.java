package cn.qualitysafety.platform.alert;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Turns a task yellow and notes the reminder. */
@Component
class RemindListener implements TaskListener {

  private final TaskAlerts alerts;

  RemindListener(TaskAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void notify(DelegateTask task) {
    alerts.raise(task, TaskAlert.Kind.REMINDED);
  }
}
