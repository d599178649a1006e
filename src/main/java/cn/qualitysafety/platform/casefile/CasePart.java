package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.input.FilledForms;
import cn.qualitysafety.platform.input.Starter;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
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

  private static final Pattern SERIES = Pattern.compile("[A-Z]{1,8}");

  private final CaseRegister register;
  private final RunningNumbers numbers;
  private final FilledForms forms;
  private final CaseRecords records;
  private final CaseLimits limits;
  private final FactWords words;
  private final Clock clock;

  CasePart(
      CaseRegister register,
      RunningNumbers numbers,
      FilledForms forms,
      CaseRecords records,
      CaseLimits limits,
      FactWords words,
      Clock clock) {
    this.register = register;
    this.numbers = numbers;
    this.forms = forms;
    this.records = records;
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
    ExecutionEntity opened = (ExecutionEntity) execution;
    if (opened.getProcessBusinessKey() == null) {
      opened.setProcessBusinessKey(next(series, opened.getTenantId()));
    }
    ActivityImpl start = opened.getProcessDefinition().getInitial();
    records.keep(
        new CaseRecords.Occasion(
            opened.getProcessBusinessKey(),
            opened.getTenantId(),
            opened.getProcessInstanceId(),
            start.getId(),
            Objects.requireNonNullElse((String) start.getProperty("name"), "登记"),
            Starter.of(execution)),
        forms.atStart(execution));
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
        text,
        (ProcessDefinition) execution.getProcessDefinition(),
        execution.getProcessBusinessKey());
  }
}
