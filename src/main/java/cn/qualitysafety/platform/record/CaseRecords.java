package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactTable;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.RecordedFacts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people entered in the forms of a case and what its tables said, and tells it. */
@Service
public class CaseRecords {

  /** Of a column; a label may be a whole sentence. */
  private static final int LONGEST_LABEL = 255;

  /** Digits before and after the point that the column for numbers takes. */
  private static final int WHOLE_DIGITS = 28;

  private static final int DECIMALS = 10;

  /** Who records what nobody does. */
  private static final String SYSTEM = "系统";

  private final CaseRecordMapper mapper;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;
  private final ObjectProvider<FactsOfEntry> registers;
  private final KeysInWords keys;
  private final Clock clock;

  CaseRecords(
      CaseRecordMapper mapper,
      PersonNames names,
      InTheNameOf inTheNameOf,
      ObjectProvider<FactsOfEntry> registers,
      KeysInWords keys,
      Clock clock) {
    this.mapper = mapper;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
    this.registers = registers;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * On what occasion something was recorded.
   *
   * @param taskId of the engine; of a start form the instance
   * @param person login; null if nobody did it
   */
  public record Occasion(
      CasePlace place,
      String unitCode,
      String taskId,
      String taskKey,
      String taskName,
      String person) {}

  /**
   * Keeps a form, or what a table said, in the transaction of the step that takes it.
   *
   * @throws cn.qualitysafety.platform.RefusedInputException if a field names an entry of a shared
   *     register that there is not, or not for the unit of the case
   * @throws IllegalStateException if the case has no number yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Occasion occasion, List<FilledField> fields) {
    if (!fields.isEmpty()) {
      insert(occasion, rowName(occasion.place()), revision(occasion), fields);
    }
  }

  /**
   * A row that a table has found.
   *
   * @param taskId under which it is recorded
   * @param key within the place where the table was asked
   * @param name for people
   */
  record Row(String taskId, String key, String name, List<FilledField> fields) {}

  /**
   * Keeps the rows that a table has found, and before them how many they are.
   *
   * @throws IllegalStateException if the case has no number yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void keep(Occasion occasion, FilledField count, List<Row> rows) {
    int revision = revision(occasion);
    insert(occasion, rowName(occasion.place()), revision, List.of(count));
    for (Row row : rows) {
      insert(
          new Occasion(
              occasion.place().row(row.key()),
              occasion.unitCode(),
              row.taskId(),
              occasion.taskKey(),
              occasion.taskName(),
              occasion.person()),
          row.name(),
          revision,
          row.fields());
    }
  }

  private int revision(Occasion occasion) {
    if (occasion.place().caseNumber() == null) {
      throw new IllegalStateException(
          "what task '%s' says cannot be recorded: its case has no number; let the model begin with"
                  .formatted(occasion.taskKey())
              + " a step that gives one, as cases.open does");
    }
    CasePlace place = occasion.place();
    return mapper.revisions(place.caseNumber(), occasion.taskKey(), place.row()) + 1;
  }

  /**
   * What a row is called: as its table has called it, or of a row that is a person or a unit, its
   * name; null of a case as a whole.
   */
  public String rowName(CasePlace place) {
    if (place.row() == null) {
      return null;
    }
    String known = mapper.rowName(place.caseNumber(), place.row());
    String person = known == null ? name(place.key()) : known;
    return person.equals(place.key()) ? inTheNameOf.system(() -> names.unit(place.key())) : person;
  }

  /** Whoever records it need not be allowed to look at accounts. */
  private String name(String login) {
    return inTheNameOf.system(() -> names.of(List.of(login))).get(login);
  }

  private void insert(Occasion occasion, String rowName, int revision, List<FilledField> fields) {
    LocalDateTime now = LocalDateTime.now(clock);
    String name = occasion.person() == null ? SYSTEM : name(occasion.person());
    mapper.insert(
        fields.stream()
            .map(field -> asRegistered(field, occasion))
            .map(
                field ->
                    new RecordedField(
                        occasion.place().caseNumber(),
                        occasion.place().row(),
                        rowName,
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
                        words(field),
                        field.fact().isSealed() ? String.join(",", field.fact().posts()) : null,
                        occasion.person(),
                        name,
                        now))
            .toList());
  }

  /** What names an entry of a shared register is kept as the register writes it. */
  private FilledField asRegistered(FilledField field, Occasion occasion) {
    return field.value() == null
        ? field
        : registers.stream()
            .filter(register -> register.key().equals(field.fact().name()))
            .map(register -> register.named(field.value(), occasion.unitCode(), occasion.person()))
            .map(entry -> new FilledField(field.fact(), entry, entry))
            .findFirst()
            .orElse(field);
  }

  /** Of people, their names. */
  private String words(FilledField field) {
    return switch (field.fact().type()) {
      case PERSON, PERSONS ->
          field.value() == null
              ? ""
              : String.join(
                  "、",
                  inTheNameOf
                      .system(() -> names.of(List.of(field.value().split(RecordedValue.SEPARATOR))))
                      .values());
      default -> field.words();
    };
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

  /**
   * Names what has been recorded in a case so far, for what is done once on that occasion, in each
   * row for itself.
   *
   * @return at most 64 characters
   */
  public String occasion(CasePlace place) {
    return place.occasion(String.valueOf(mapper.forms(place.caseNumber())));
  }

  /** What was recorded last; empty if nobody has been asked for it. */
  Optional<RecordedFacts.Recorded> latest(CasePlace place, String name) {
    return Optional.ofNullable(mapper.latest(place.caseNumber(), place.rows(), name))
        .map(field -> new RecordedFacts.Recorded(value(field), field.words()));
  }

  /** The same of a case as a whole as it stands in the record; null if nothing was entered. */
  public String text(String caseNumber, String name) {
    return text(CasePlace.of(caseNumber), name);
  }

  /** The same of a place in a case: of a row first what stands in it. */
  public String text(CasePlace place, String name) {
    RecordedField field = mapper.latest(place.caseNumber(), place.rows(), name);
    return field == null ? null : field.valueText();
  }

  /** When that was recorded; null if nobody has been asked for it. */
  public LocalDateTime at(String caseNumber, String name) {
    RecordedField field = mapper.latest(caseNumber, List.of(), name);
    return field == null ? null : field.recordedAt();
  }

  private static Object value(RecordedField field) {
    return RecordedValue.of(field.fieldType(), field.valueText());
  }

  /** All that was recorded and that not only some posts may see. */
  RecordedFacts.Known known(CasePlace place) {
    Map<String, RecordedField> here = new HashMap<>();
    Map<String, Map<String, Object>> ofRows = new HashMap<>();
    List<RecordedField> all =
        place.caseNumber() == null ? List.of() : mapper.ofCases(List.of(place.caseNumber()));
    for (RecordedField field : all) {
      if (field.seenBy() != null) {
        continue;
      }
      if (field.rowKey() == null || place.rows().contains(field.rowKey())) {
        here.merge(field.fieldKey(), field, (one, next) -> depth(next) >= depth(one) ? next : one);
      } else if (place.isAround(field.rowKey())) {
        ofRows
            .computeIfAbsent(field.fieldKey(), name -> new LinkedHashMap<>())
            .put(field.rowKey(), field.valueText() == null ? null : value(field));
      }
    }
    Map<String, Object> values = new HashMap<>();
    here.forEach((name, field) -> values.put(name, value(field)));
    Map<String, List<Object>> lists = new HashMap<>();
    ofRows.forEach(
        (name, rows) -> lists.put(name, rows.values().stream().filter(Objects::nonNull).toList()));
    return new RecordedFacts.Known(values, lists);
  }

  private static int depth(RecordedField field) {
    return field.rowKey() == null ? 0 : field.rowKey().length();
  }

  /**
   * Keys of the rows that a table has found the last time that it was asked in this place, in its
   * order.
   *
   * @param table key of the decision
   * @throws IllegalStateException if it was not asked yet
   */
  List<String> rows(CasePlace place, String table) {
    RecordedField asked =
        mapper.latest(
            place.caseNumber(),
            place.row() == null ? List.of() : List.of(place.row()),
            FactTable.countName(table));
    if (asked == null || !Objects.equals(asked.rowKey(), place.row())) {
      throw new IllegalStateException(
          "case %s has no rows of the table '%s' yet: let a business rule task before it say"
                  .formatted(place.caseNumber(), table)
              + " ${record.decision(execution, '%s')}".formatted(table));
    }
    return mapper.rows(place.caseNumber(), asked.taskKey(), asked.revision()).stream()
        .map(row -> new CasePlace(place.caseNumber(), row))
        .filter(row -> row.equals(place.row(row.key())))
        .map(CasePlace::key)
        .toList();
  }

  /**
   * Logins of all who entered something.
   *
   * @param butFor keys of tasks whose entries do not count: they approve what others do
   */
  public List<String> persons(String caseNumber, List<String> butFor) {
    return mapper.persons(caseNumber, butFor);
  }

  /** Login of who entered something last; null if nobody did. */
  public String lastPerson(String caseNumber) {
    return mapper.lastPerson(caseNumber);
  }

  /**
   * What was recorded in some cases, form by form, in the order in which it was, as people read it.
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
      last.merge(whatIsDoneAgain(field), field.revision(), Math::max);
    }
    return byTask.values().stream()
        .map(
            fields -> {
              RecordedField first = fields.get(0);
              return new RecordedForm(
                  first.caseNumber(),
                  first.taskName(),
                  first.rowName(),
                  first.revision(),
                  first.revision() < last.get(whatIsDoneAgain(first)),
                  first.recorderName(),
                  first.recordedAt(),
                  fields.stream()
                      .filter(field -> field.valueText() != null && field.isSeenBy(posts))
                      .flatMap(
                          field ->
                              keys.of(field).stream()
                                  .map(words -> new RecordedForm.Line(field.label(), words)))
                      .toList());
            })
        .filter(form -> !form.lines().isEmpty() || !form.person().equals(SYSTEM))
        .toList();
  }

  /** What is done for one row supersedes nothing of another. */
  private static List<String> whatIsDoneAgain(RecordedField field) {
    return List.of(
        field.caseNumber(), field.taskKey(), Objects.requireNonNullElse(field.rowKey(), ""));
  }
}
