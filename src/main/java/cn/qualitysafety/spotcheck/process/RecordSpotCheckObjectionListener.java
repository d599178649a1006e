package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.spotcheck.SpotCheckService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordSpotCheckObjectionListener implements TaskListener {

  private final SpotCheckService spotChecks;

  RecordSpotCheckObjectionListener(SpotCheckService spotChecks) {
    this.spotChecks = spotChecks;
  }

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    spotChecks.recordObjection(
        (String) task.getVariable(SpotcheckResultProcess.BATCH_NUMBER),
        form.approved("企业意见"),
        form.date("提出日期", "objectedOn"),
        form.text("objection"));
  }
}
