package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.input.FilledForms;
import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.Tables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * A case as a whole, in models: the first step {@code ${cases.open(execution, 'XM',
 * '{projectName}的项目')}}, the last one {@code ${cases.close(execution, '通过验收')}}. A text may have
 * facts of the case in braces.
 */
@Component("cases")
public class CasePart {

  /** How the ids of end events begin that leave room for another case. */
  static final String NO_SUCCESS = "endEvent_refused, endEvent_stopped, endEvent_failed";

  private static final Pattern SERIES = Pattern.compile("[A-Z]{1,8}");

  /** Stands for a unit where all units are meant. */
  private static final String EVERYWHERE = "*";

  private final CaseRegister register;
  private final RunningNumbers numbers;
  private final FilledForms forms;
  private final CaseRecords records;
  private final Tables tables;
  private final FactsOfCases facts;
  private final CaseLimits limits;
  private final FactWords words;
  private final Clock clock;

  CasePart(
      CaseRegister register,
      RunningNumbers numbers,
      FilledForms forms,
      CaseRecords records,
      Tables tables,
      FactsOfCases facts,
      CaseLimits limits,
      FactWords words,
      Clock clock) {
    this.register = register;
    this.numbers = numbers;
    this.forms = forms;
    this.records = records;
    this.tables = tables;
    this.facts = facts;
    this.limits = limits;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Opens a case: gives it the next number of a series in its unit and year, as XM2009-440100-0001,
   * records its start form, and enters title and party in the register. A case that was called with
   * a number keeps it.
   *
   * @param series word of the series, in capital letters
   * @throws IllegalArgumentException if the series is no such word, or the title names no fact
   */
  @Step
  public void open(DelegateExecution execution, String series, String title) {
    open((ExecutionEntity) execution, series, title, forms.atStart(execution));
  }

  /**
   * The same, unless rules have something against what the start form says: a table that collects
   * is asked with it; each of its hits is a sentence to the person, and the case does not begin.
   *
   * @param rules id of the decision, of the same deployment
   * @throws RefusedInputException with all sentences
   */
  @Step
  public void open(DelegateExecution execution, String series, String title, String rules) {
    ExecutionEntity opened = (ExecutionEntity) execution;
    List<FilledField> form = forms.atStart(execution);
    if (!form.isEmpty() || Starter.of(execution) != null) {
      tables.check(
          (ProcessDefinition) opened.getProcessDefinition(),
          CasePlace.of(opened),
          rules,
          form,
          Starter.of(opened));
    }
    open(opened, series, title, form);
  }

  private void open(ExecutionEntity opened, String series, String title, List<FilledField> form) {
    if (opened.getProcessBusinessKey() == null) {
      opened.setProcessBusinessKey(next(series, opened.getTenantId()));
    }
    ActivityImpl start = opened.getProcessDefinition().getInitial();
    records.keep(
        new CaseRecords.Occasion(
            CasePlace.of(opened.getProcessBusinessKey()),
            opened.getTenantId(),
            opened.getProcessInstanceId(),
            start.getId(),
            Objects.requireNonNullElse((String) start.getProperty("name"), "登记"),
            Starter.of(opened)),
        form);
    register.describe(opened, filled(title, opened));
  }

  private String next(String series, String unitCode) {
    if (!SERIES.matcher(series).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no word of a series of case numbers: one to eight capital letters"
              .formatted(series));
    }
    int year = LocalDate.now(clock).getYear();
    return "%s%d-%s-%04d".formatted(series, year, unitCode, numbers.next(unitCode, series, year));
  }

  /**
   * Lets there be only one case of its process with the same values in some fields, which have been
   * recorded by now: one that goes on, or has come to an end that is no refusal. An end is a
   * refusal if the id of its event begins with {@value #NO_SUCCESS}, or if the case was terminated
   * by hand. Two that begin at the same time come one after the other.
   *
   * @param fields names of facts that the model records, with spaces between; nothing entered in
   *     both is the same, too, and so are small letters and capitals, with or without spaces
   * @throws RefusedInputException if there is another one
   * @throws IllegalArgumentException if the model records no such fact, or it is sealed
   */
  @Step
  public void onlyOne(DelegateExecution execution, String fields) {
    refuseAnother(execution, fields, CaseRegister.Others.NOT_REFUSED);
  }

  /**
   * The same among the cases that go on: what has come to an end, however it did, leaves room.
   *
   * @param fields as in {@link #onlyOne}
   * @throws RefusedInputException if there is another one
   * @throws IllegalArgumentException if the model records no such fact, or it is sealed
   */
  @Step
  public void onlyOneOpen(DelegateExecution execution, String fields) {
    refuseAnother(execution, fields, CaseRegister.Others.OPEN);
  }

  private void refuseAnother(
      DelegateExecution execution, String fields, CaseRegister.Others others) {
    ExecutionEntity step = (ExecutionEntity) execution;
    ProcessDefinition model = (ProcessDefinition) step.getProcessDefinition();
    List<Fact> same = Stream.of(fields.strip().split(" +")).map(name -> fact(model, name)).toList();
    // Whoever comes meanwhile waits.
    numbers.next(EVERYWHERE, "only one %08x".formatted(model.getKey().hashCode()), 0);
    Map<String, String> values = new LinkedHashMap<>();
    same.forEach(
        fact -> values.put(fact.name(), records.text(step.getProcessBusinessKey(), fact.name())));
    register
        .another(step, values, others)
        .ifPresent(
            other -> {
              throw new RefusedInputException(
                  "%s与%s办件%s相同，这样的办件只能有一件，没有提交；请核对填写的内容，或者在该办件中继续办理。"
                      .formatted(
                          same.stream()
                              .map(fact -> "“%s”".formatted(fact.label()))
                              .collect(Collectors.joining("、")),
                          others == CaseRegister.Others.OPEN ? "正在办理的" : "",
                          other));
            });
  }

  private Fact fact(ProcessDefinition model, String name) {
    return facts
        .fact(model, name)
        .filter(fact -> !fact.isSealed())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cases of process '%s' record no '%s' that may be compared"
                        .formatted(model.getKey(), name)));
  }

  /**
   * Says how the case ended, and ends each limit of it that runs: nobody owes anything in it any
   * more. Without this step its result is the name of the end event that it reaches.
   *
   * @throws IllegalArgumentException if the result names no fact
   */
  @Step
  public void close(DelegateExecution execution, String result) {
    ExecutionEntity closed = (ExecutionEntity) execution;
    register.setResult(closed.getProcessInstanceId(), filled(result, closed));
    limits.endAll(closed.getProcessBusinessKey());
  }

  private String filled(String text, ExecutionEntity execution) {
    return words.fill(
        text, (ProcessDefinition) execution.getProcessDefinition(), CasePlace.of(execution));
  }
}
