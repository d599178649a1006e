package cn.qualitysafety.example.process;

import cn.qualitysafety.platform.input.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

public class PrepareExampleListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    form.text("title");
    form.date("收样日期", "receivedOn");
  }
}
