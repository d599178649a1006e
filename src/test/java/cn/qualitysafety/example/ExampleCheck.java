package cn.qualitysafety.example;

import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The steps of {@code models-example}; never run. */
public class ExampleCheck {

  @Step(apart = true)
  public void recordExample(DelegateExecution execution) {
    SubmittedForm.of(execution).number("年份", "exampleYear", 2000, 2100);
  }

  @Step
  public void prepareExample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    form.text("title");
    form.date("收样日期", "receivedOn");
  }

  @Step
  public void checkExample(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    form.approved("核查结论");
    form.text("remarks");
    keep(form);
  }

  /** A step is followed to whatever it hands its form to. */
  private static void keep(SubmittedForm form) {
    Runnable later = () -> form.text("sealedNote");
    later.run();
  }
}
