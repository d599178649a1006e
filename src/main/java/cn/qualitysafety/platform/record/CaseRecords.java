package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.language.FactType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people entered in the forms of a case, and tells it. */
@Service
public class CaseRecords {

  /** Of a column; a label may be a whole sentence. */
  private static final int LONGEST_LABEL = 255;

  /** Digits before and after the point that the column for numbers takes. */
  private static final int WHOLE_DIGITS = 28;

  private static final int DECIMALS = 10;

  private final CaseRecordMapper mapper;
  private final PersonNames names;
  private final Clock clock;

  CaseRecords(CaseRecordMapper mapper, PersonNames names, Clock clock) {
    this.mapper = mapper;
    this.names = names;
    this.clock = clock;
  }

  /**
   * On what occasion a form was filled in.
   *
   * @param taskId of the engine; of a start form the instance
   * @param person login; null if nobody did it
   */
  public record Occasion(
      String caseNumber,
      String unitCode,
      String taskId,
      String taskKey,
      String taskName,
      String person) {}

  /**
   * Keeps a form, in the transaction of the step that takes it.
   *
   * @throws IllegalStateException if the case has no number yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Occasion occasion, List<FilledField> form) {
    if (occasion.caseNumber() == null) {
      throw new IllegalStateException(
          "the form of task '%s' cannot be recorded: its case has no number; let the model begin with"
                  .formatted(occasion.taskKey())
              + " a step that gives one, as cases.open does");
    }
    if (form.isEmpty()) {
      return;
    }
    int revision = mapper.revisions(occasion.caseNumber(), occasion.taskKey()) + 1;
    LocalDateTime now = LocalDateTime.now(clock);
    String name =
        occasion.person() == null
            ? "系统"
            : names.of(List.of(occasion.person())).get(occasion.person());
    mapper.insert(
        form.stream()
            .map(
                field ->
                    new RecordedField(
                        occasion.caseNumber(),
                        occasion.unitCode(),
                        occasion.taskId(),
                        occasion.taskKey(),
                        Objects.requireNonNullElse(occasion.taskName(), occasion.taskKey()),
                        revision,
                        field.fact().name(),
                        cut(field.fact().label()),
                        field.fact().type(),
                        field.value(),
                        number(field),
                        day(field),
                        field.words(),
                        field.fact().isSealed() ? String.join(",", field.fact().posts()) : null,
                        occasion.person(),
                        name,
                        now))
            .toList());
  }

  private static String cut(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL);
  }

  /** Null for what the column does not take: its text has it all the same. */
  private static BigDecimal number(FilledField field) {
    if (field.fact().type() != FactType.NUMBER || field.value() == null) {
      return null;
    }
    BigDecimal number = new BigDecimal(field.value());
    return number.scale() <= DECIMALS && number.precision() - number.scale() <= WHOLE_DIGITS
        ? number
        : null;
  }

  private static LocalDate day(FilledField field) {
    return field.fact().type() == FactType.DAY && field.value() != null
        ? LocalDate.parse(field.value())
        : null;
  }

  /** How many forms were recorded in a case. */
  public int forms(String caseNumber) {
    return mapper.forms(caseNumber);
  }

  /** Login of who entered something last; null if nobody did. */
  public String lastPerson(String caseNumber) {
    return mapper.lastPerson(caseNumber);
  }

  /**
   * What was recorded in some cases, form by form, in the order in which it was.
   *
   * @param posts of the reader: a sealed field is there only for its own
   */
  public List<RecordedForm> ofCases(Collection<String> caseNumbers, Collection<String> posts) {
    if (caseNumbers.isEmpty()) {
      return List.of();
    }
    Map<String, List<RecordedField>> byTask = new LinkedHashMap<>();
    Map<List<String>, Integer> last = new LinkedHashMap<>();
    for (RecordedField field : mapper.ofCases(caseNumbers)) {
      byTask.computeIfAbsent(field.taskId(), id -> new ArrayList<>()).add(field);
      last.merge(List.of(field.caseNumber(), field.taskKey()), field.revision(), Math::max);
    }
    return byTask.values().stream()
        .map(
            fields -> {
              RecordedField first = fields.get(0);
              return new RecordedForm(
                  first.caseNumber(),
                  first.taskName(),
                  first.revision(),
                  first.revision() < last.get(List.of(first.caseNumber(), first.taskKey())),
                  first.recorderName(),
                  first.recordedAt(),
                  fields.stream()
                      .filter(field -> field.valueText() != null && field.isSeenBy(posts))
                      .map(field -> new RecordedForm.Line(field.label(), field.words()))
                      .toList());
            })
        .toList();
  }
}
