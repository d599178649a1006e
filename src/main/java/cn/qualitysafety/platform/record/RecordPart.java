package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.input.FilledForms;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.Step;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Keeps what was entered and what tables say, in models: the listener {@code ${record.form(task)}}
 * of a user task, also with rules {@code ${record.form(task, 'project-dates')}}; the business rule
 * task {@code ${record.decision(execution, 'project-kind')}}.
 */
@Component("record")
public class RecordPart {

  /** Of a row; a stroke stands between a row and one within it. */
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");

  private final FilledForms forms;
  private final CaseRecords records;
  private final Tables tables;
  private final FactWords words;

  RecordPart(FilledForms forms, CaseRecords records, Tables tables, FactWords words) {
    this.forms = forms;
    this.records = records;
    this.tables = tables;
    this.words = words;
  }

  /**
   * Keeps the form of a task that is being completed, after checking it: for the case, or for the
   * row that the task is done for.
   */
  @Step
  public void form(DelegateTask task) {
    keep(task, forms.of(task));
  }

  /**
   * The same, unless rules have something against it: a table that collects is asked with the facts
   * of the case and what is being entered; each of its hits is a sentence to the person.
   *
   * @param rules id of the decision, of the same deployment
   * @throws cn.qualitysafety.platform.RefusedInputException with all sentences
   */
  @Step
  public void form(DelegateTask task, String rules) {
    List<FilledField> form = forms.of(task);
    ExecutionEntity step = (ExecutionEntity) task.getExecution();
    tables.check(
        (ProcessDefinition) step.getProcessDefinition(),
        CasePlace.of(task),
        rules,
        form,
        task.getAssignee());
    keep(task, form);
  }

  private void keep(DelegateTask task, List<FilledField> form) {
    records.keep(
        new CaseRecords.Occasion(
            CasePlace.of(task),
            task.getTenantId(),
            task.getId(),
            task.getTaskDefinitionKey(),
            task.getName(),
            task.getAssignee()),
        form);
  }

  /**
   * Asks a table with the facts of the case and keeps what it says as facts: of a table of one hit
   * each output; of one that collects, each hit as a row. What the task has as inputs the table
   * knows, too, before a fact of the same name: so a table makes facts of what a call or a message
   * has brought.
   *
   * @param table id of the decision, of the same deployment
   * @throws IllegalStateException if there is no such table, a table of one hit has none, or the
   *     rows have no keys of their own
   */
  @Step
  public void decision(DelegateExecution execution, String table) {
    ExecutionEntity step = (ExecutionEntity) execution;
    CasePlace place = CasePlace.of(step);
    Tables.Answer answer =
        tables.ask(
            (ProcessDefinition) step.getProcessDefinition(), place, table, List.of(), inputs(step));
    CaseRecords.Occasion occasion = occasion(step, place);
    if (answer.table().isOfRows()) {
      records.keep(occasion, count(answer), rows(answer, place));
      return;
    }
    if (answer.hits().isEmpty()) {
      throw new IllegalStateException(
          "the decision table '%s' has no rule for what is known of case %s; add one, or correct"
                  .formatted(table, place.caseNumber())
              + " what was entered");
    }
    records.keep(occasion, fields(answer, answer.hits().get(0)));
  }

  /** What the task hands to its table besides: what a call or a message has brought. */
  private static Map<String, Object> inputs(ExecutionEntity step) {
    ActivityImpl task = step.getActivity();
    return task != null && task.getIoMapping() != null ? step.getVariablesLocal() : Map.of();
  }

  private static CaseRecords.Occasion occasion(ExecutionEntity step, CasePlace place) {
    return new CaseRecords.Occasion(
        place,
        step.getTenantId(),
        nextId(),
        step.getCurrentActivityId(),
        step.getCurrentActivityName(),
        null);
  }

  private static String nextId() {
    return Context.getProcessEngineConfiguration().getIdGenerator().getNextId();
  }

  private static FilledField count(Tables.Answer answer) {
    String count = String.valueOf(answer.hits().size());
    return new FilledField(answer.table().count(), count, count);
  }

  private List<CaseRecords.Row> rows(Tables.Answer answer, CasePlace place) {
    List<CaseRecords.Row> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    List<Fact> outputs = answer.table().outputs();
    for (Map<String, Object> hit : answer.hits()) {
      Object key = hit.get(outputs.get(0).name());
      if (!(key instanceof String text)
          || !KEY.matcher(text).matches()
          || !keys.add(text.toLowerCase(Locale.ROOT))) {
        throw new IllegalStateException(
            "row %d of the decision table '%s' in case %s has the key '%s': it must be a text of"
                    .formatted(rows.size() + 1, answer.table().key(), place.caseNumber(), key)
                + " letters, digits, points, hyphens and underscores, at most 60, that no other row"
                + " has");
      }
      Object name = hit.get(outputs.get(Math.min(1, outputs.size() - 1)).name());
      rows.add(
          new CaseRecords.Row(
              nextId(),
              text,
              name instanceof String said && !said.isBlank() ? said : text,
              fields(answer, hit)));
    }
    return rows;
  }

  /** A choice is told as a form of the model calls it. */
  private List<FilledField> fields(Tables.Answer answer, Map<String, Object> hit) {
    return answer.table().outputs().stream()
        .map(
            output ->
                field(
                    output,
                    hit.get(output.name()),
                    answer.labels().getOrDefault(output.name(), Map.of())))
        .toList();
  }

  private FilledField field(Fact output, Object value, Map<String, String> labels) {
    if (value == null || value instanceof Collection<?> none && none.isEmpty()) {
      return new FilledField(output, null, "");
    }
    String text =
        value instanceof Number number && output.type() == FactType.NUMBER
            ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
            : value instanceof LocalDateTime moment
                ? moment.truncatedTo(ChronoUnit.SECONDS).toString()
                : value instanceof Collection<?> several
                    ? several.stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(RecordedValue.SEPARATOR))
                    : value.toString();
    return new FilledField(
        output,
        text,
        output.type() == FactType.NUMBER
            ? text
            : labels.getOrDefault(
                text, words.words(output.type(), RecordedValue.of(output.type(), text))));
  }

  /**
   * Keys of the rows that a table has found the last time, in its order, for what is done once for
   * each: {@code camunda:collection="${record.rows(execution, 'project-milestone')}"}.
   *
   * @throws IllegalStateException if no {@link #decision} has asked it in this case
   */
  @UsedInModels
  public List<String> rows(DelegateExecution execution, String table) {
    return records.rows(CasePlace.of(execution), table);
  }
}
