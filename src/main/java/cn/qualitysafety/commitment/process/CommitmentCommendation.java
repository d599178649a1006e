package cn.qualitysafety.commitment.process;

import cn.qualitysafety.commitment.CommendationService;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The steps of commitment-commendation that count. */
@Component("commitmentCommendation")
public class CommitmentCommendation {

  static final String KIND = "kind";
  static final String UNIT = "unitCode";
  static final String SCORED = "scoredUnit";

  private final CommendationService commendations;
  private final FactsOfCases facts;

  CommitmentCommendation(CommendationService commendations, FactsOfCases facts) {
    this.commendations = commendations;
    this.facts = facts;
  }

  /** Of all city bureaus, or of the one that the case is about. */
  @Step
  public void freezeFacts(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    if (CommendationService.OF_ALL.equals(facts.value(execution, KIND))) {
      commendations.freezeAll(caseNumber);
    } else {
      commendations.freeze(caseNumber, facts.value(execution, UNIT).toString());
    }
  }

  /** Of the bureau whose objection has put a register right. */
  @Step
  public void recountFacts(DelegateExecution execution) {
    commendations.freeze(
        execution.getProcessBusinessKey(), facts.value(execution, SCORED).toString());
  }
}
