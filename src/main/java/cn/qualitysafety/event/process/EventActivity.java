package cn.qualitysafety.event.process;

import cn.qualitysafety.event.Trainees;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.record.Tables;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The step of {@code event-activity} that its tables cannot say. */
@Component
public class EventActivity {

  /** Stands beside event-count, in its file. */
  private static final String TABLE = "event-trainee";

  private final Trainees trainees;
  private final Tables tables;
  private final FactsOfCases facts;

  EventActivity(Trainees trainees, Tables tables, FactsOfCases facts) {
    this.trainees = trainees;
    this.tables = tables;
    this.facts = facts;
  }

  /** Asks the table of each trainee of the class, and counts who counts. */
  @Step
  public void countTrainees(DelegateExecution execution) {
    ExecutionEntity step = (ExecutionEntity) execution;
    ProcessDefinition model = (ProcessDefinition) step.getProcessDefinition();
    trainees.settle(
        step.getProcessBusinessKey(),
        ((Number) facts.value(step, "sessionsHeld")).intValue(),
        (LocalDate) facts.value(step, "countsOn"),
        each -> tables.askOfEach(model, CasePlace.of(step), TABLE, each));
  }
}
