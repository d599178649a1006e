package cn.qualitysafety.target.process;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.ProcessCases;
import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Counting towards targets, in models: {@code ${target.count(execution, 'C131', '{caseNumber}')}}.
 * A target is the key of one, or a fact in braces that names one and is a choice of a table: of a
 * catalogue of kinds each kind says what it counts towards; while the fact is empty nothing is
 * counted. The key of an object is made of facts in braces, as they are compared and not as they
 * are read.
 */
@Component("target")
public class TargetPart {

  private static final Pattern FACT = Pattern.compile("\\{ *([^{} ]+) *}");

  private final Targets targets;
  private final UnitRegister units;
  private final FactsOfCases facts;
  private final ProcessCases cases;
  private final Clock clock;

  TargetPart(
      Targets targets, UnitRegister units, FactsOfCases facts, ProcessCases cases, Clock clock) {
    this.targets = targets;
    this.units = units;
    this.facts = facts;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Counts an object of the unit of the case on this day, once.
   *
   * @param object its key, with facts in braces
   * @throws IllegalArgumentException if nothing is left of the key
   */
  @Step
  public void count(
      DelegateExecution execution, @NameOf(NameKind.TARGET) String target, String object) {
    count((ExecutionEntity) execution, target, object, null, "");
  }

  /**
   * The same on another day.
   *
   * @param day name of the fact that tells it
   * @throws IllegalStateException if it is not known
   */
  @Step
  public void count(
      DelegateExecution execution,
      @NameOf(NameKind.TARGET) String target,
      String object,
      String day) {
    count((ExecutionEntity) execution, target, object, day, "");
  }

  /**
   * The same of an object of another unit.
   *
   * @param unit its code, with facts in braces; of one that is not below the unit of the case the
   *     object counts for that unit
   */
  @Step
  public void count(
      DelegateExecution execution,
      @NameOf(NameKind.TARGET) String target,
      String object,
      String day,
      String unit) {
    count((ExecutionEntity) execution, target, object, day, unit);
  }

  private void count(ExecutionEntity step, String target, String object, String day, String unit) {
    named(target, step)
        .ifPresent(
            key ->
                targets.count(
                    key,
                    filled(object, step),
                    unitOf(step, filled(unit, step)),
                    day == null ? LocalDate.now(clock) : day(step, day),
                    step.getProcessBusinessKey()));
  }

  private String unitOf(ExecutionEntity step, String code) {
    return units.jurisdictionOf(step.getTenantId()).stream()
            .anyMatch(unit -> unit.code().equals(code))
        ? code
        : step.getTenantId();
  }

  private LocalDate day(ExecutionEntity step, String name) {
    if (facts.value(step, name) instanceof LocalDate day) {
      return day;
    }
    throw new IllegalStateException(
        "case %s cannot count: its fact '%s' is no day yet; let a gateway ask before"
            .formatted(step.getProcessBusinessKey(), name));
  }

  /**
   * Takes an object back whose basis has fallen away, if it counts: of this unit and those below
   * it.
   *
   * @param object its key, with facts in braces
   * @param why with facts in braces
   */
  @Step
  public void reverse(
      DelegateExecution execution,
      @NameOf(NameKind.TARGET) String target,
      String object,
      String why) {
    ExecutionEntity step = (ExecutionEntity) execution;
    named(target, step)
        .ifPresent(
            key ->
                targets.reverse(
                    key,
                    filled(object, step),
                    step.getTenantId(),
                    step.getProcessBusinessKey(),
                    filled(why, step)));
  }

  /**
   * Lets the case go on only with the number of a case of a process, of this unit or one below it:
   * before anybody decides to take back what that has counted.
   *
   * @param process key of that process
   * @param caseNumber number of the other case, with facts in braces
   * @throws RefusedInputException if there is no such case
   */
  @Step
  public void checkCase(DelegateExecution execution, String process, String caseNumber) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String other = filled(caseNumber, step).strip();
    if (!targets.isCaseOf(process, other, step.getTenantId())) {
      throw new RefusedInputException(
          "“%s”不是本单位和下级单位的这类办件的编号，没有提交；请核对编号，其他单位的办件由该单位或者它的上级局办理。".formatted(other));
    }
  }

  /**
   * Takes back all that another case of the same regime, of this unit or of one below it, has
   * counted, whatever unit the objects belong to; nothing if it has counted nothing.
   *
   * @param caseNumber number of the other case, with facts in braces
   * @param why with facts in braces
   */
  @Step
  public void takeBack(DelegateExecution execution, String caseNumber, String why) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String other = filled(caseNumber, step).strip();
    if (!cases.isOfRegime(other, ((ProcessDefinition) step.getProcessDefinition()).getKey())) {
      return;
    }
    targets.takeBack(other, step.getTenantId(), step.getProcessBusinessKey(), filled(why, step));
  }

  /** How many rows the case has taken back by now. */
  @UsedInModels
  public int takenBack(DelegateExecution execution) {
    return targets.takenBack(((ExecutionEntity) execution).getProcessBusinessKey());
  }

  /**
   * Freezes of how many objects a percentage is of in the unit of the case; the first number stays.
   *
   * @param number name of the fact that tells it
   * @throws IllegalStateException if it is not known
   */
  @Step
  public void freeze(
      DelegateExecution execution, @NameOf(NameKind.TARGET) String target, String number) {
    ExecutionEntity step = (ExecutionEntity) execution;
    named(target, step)
        .ifPresent(
            key ->
                targets.freeze(
                    key, step.getTenantId(), number(step, number), step.getProcessBusinessKey()));
  }

  /**
   * Sets the part of a target that a unit has to reach.
   *
   * @param unit its code, with facts in braces
   * @param number name of the fact that tells how many objects
   * @throws IllegalStateException if it is not known
   * @throws RefusedInputException if there is no such unit below that of the case, or the parts
   *     come to less than the target afterwards
   */
  @Step
  public void share(
      DelegateExecution execution,
      @NameOf(NameKind.TARGET) String target,
      String unit,
      String number) {
    ExecutionEntity step = (ExecutionEntity) execution;
    String code = filled(unit, step);
    if (!unitOf(step, code).equals(code)) {
      throw new RefusedInputException("“%s”不是本单位或者下级单位的代码，没有提交；请核对单位代码。".formatted(code));
    }
    named(target, step)
        .ifPresent(
            key -> targets.share(key, code, number(step, number), step.getProcessBusinessKey()));
  }

  private int number(ExecutionEntity step, String name) {
    if (facts.value(step, name) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(
        "case %s cannot go on: its fact '%s' is no number yet; let a gateway ask before"
            .formatted(step.getProcessBusinessKey(), name));
  }

  /**
   * How many objects of the unit of the case and those below it count by now, in this year's
   * campaign; null if no target is named.
   */
  @UsedInModels
  public Integer reached(DelegateExecution execution, @NameOf(NameKind.TARGET) String target) {
    return target == null ? null : reached(execution, target, LocalDate.now(clock));
  }

  /**
   * The same by the end of a day.
   *
   * @param day as a fact of a case tells it, {@code 2009-07-17}; null while it is not known
   */
  @UsedInModels
  public Integer reachedBy(
      DelegateExecution execution, @NameOf(NameKind.TARGET) String target, String day) {
    return target == null || day == null || day.isEmpty()
        ? null
        : reached(execution, target, LocalDate.parse(day));
  }

  private Integer reached(DelegateExecution execution, String target, LocalDate day) {
    return targets.reached(day.getYear(), target, execution.getTenantId(), day);
  }

  /**
   * What the unit of the case has to reach in this year's campaign; null if nothing is asked of it,
   * or it is not decided.
   */
  @UsedInModels
  public Integer expected(DelegateExecution execution, @NameOf(NameKind.TARGET) String target) {
    return target == null
        ? null
        : targets
            .expected(LocalDate.now(clock).getYear(), target, execution.getTenantId())
            .amount();
  }

  /** Empty while the fact that names it is. */
  private Optional<String> named(String target, ExecutionEntity step) {
    Matcher fact = FACT.matcher(target);
    return fact.matches()
        ? Optional.ofNullable(facts.value(step, fact.group(1))).map(Object::toString)
        : Optional.of(target);
  }

  private String filled(String text, ExecutionEntity step) {
    return FACT.matcher(text)
        .replaceAll(
            fact ->
                Matcher.quoteReplacement(Objects.toString(facts.value(step, fact.group(1)), "")));
  }
}
