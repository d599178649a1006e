package cn.qualitysafety.enterprise.process;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.ProcessCases;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * The compliance history of a case's party, in models: {@code ${compliance.note(execution,
 * 'project-refused', '{reasons}')}}; in a case that overturns another one {@code
 * ${compliance.takeBack(execution, '{overturnedCase}')}}.
 */
@Component("compliance")
public class CompliancePart {

  /** Facts that name the party, the first that a case has. */
  private static final List<String> PARTIES = List.of("partyCode", "holderCode");

  private final ComplianceService compliance;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final FactsOfCases facts;
  private final FactWords words;
  private final ProcessCases cases;
  private final Clock clock;

  CompliancePart(
      ComplianceService compliance,
      EnterpriseService enterprises,
      UnitRegister units,
      FactsOfCases facts,
      FactWords words,
      ProcessCases cases,
      Clock clock) {
    this.compliance = compliance;
    this.enterprises = enterprises;
    this.units = units;
    this.facts = facts;
    this.words = words;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Notes a fact of today on the party of the case, once for each kind.
   *
   * @throws IllegalStateException if the case names no party
   */
  @Step
  public void note(DelegateExecution execution, @NameOf(NameKind.COMPLIANCE) String kind) {
    note((ExecutionEntity) execution, kind, compliance.name(kind));
  }

  /**
   * The same with what happened.
   *
   * @param text with facts of the case in braces
   * @throws IllegalArgumentException if cases of the model have no such fact, or it is sealed
   * @throws IllegalStateException if the case names no party
   */
  @Step
  public void note(
      DelegateExecution execution, @NameOf(NameKind.COMPLIANCE) String kind, String text) {
    note((ExecutionEntity) execution, kind, filled(text, (ExecutionEntity) execution));
  }

  private void note(ExecutionEntity step, String kind, String text) {
    compliance.note(
        party(step),
        kind,
        LocalDate.now(clock),
        step.getProcessBusinessKey(),
        step.getTenantId(),
        text);
  }

  private String party(ExecutionEntity step) {
    String code =
        PARTIES.stream()
            .filter(name -> facts.isReadable(step, name))
            .map(name -> facts.value(step, name))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "case %s names no party: none of the facts %s is known"
                            .formatted(step.getProcessBusinessKey(), PARTIES)));
    return PartyService.isNumber(code) ? code : enterprises.keyOf(code);
  }

  /**
   * Takes back what another case has noted, on all its parties: a court or a superior has
   * overturned it. Only what this unit and those below it have noted, in cases of the same regime.
   *
   * @param caseNumber number of the other case, as facts of this one in braces
   * @throws RefusedInputException if that case has noted nothing, or all of it was taken back
   */
  @Step
  public void takeBack(DelegateExecution execution, String caseNumber) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String overturned = filled(caseNumber, step);
    String process = ((ProcessDefinition) step.getProcessDefinition()).getKey();
    if (!cases.isOfRegime(overturned, process)
        || compliance.takeBack(
                overturned,
                step.getProcessBusinessKey(),
                units.jurisdictionOf(step.getTenantId()).stream().map(Unit::code).toList())
            == 0) {
      throw new RefusedInputException(
          "本单位和下级单位的同一业务中没有办件“%s”有效的监管记录，不能撤销，没有提交；请核对编号。".formatted(overturned));
    }
  }

  private String filled(String text, ExecutionEntity step) {
    return words.fill(text, (ProcessDefinition) step.getProcessDefinition(), CasePlace.of(step));
  }
}
