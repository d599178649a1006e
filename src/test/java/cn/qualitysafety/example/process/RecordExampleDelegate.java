package cn.qualitysafety.example.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

public class RecordExampleDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    execution.getVariable(ExampleCheckProcess.EXAMPLE_YEAR);
  }
}
