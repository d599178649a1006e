package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Remembered;
import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.ModelXml;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.input.FormSchema;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactTable;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Persons;
import cn.qualitysafety.platform.language.Persons.Person;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Element;

/**
 * Asks decision tables with the facts of a case. A table is that of the same deployment as the
 * model that runs, so that a case keeps the tables with which it began. It knows the facts, what
 * its task hands to it, and nothing else: no bean, no other variable of the engine.
 *
 * <p>The engine's own way to a table has no days without a time, and keeps each question in its
 * history in the words of Java; what a table says is in the record of the case.
 */
@Component
public class Tables {

  private final ProcessEngineConfigurationImpl engine;
  private final FactsOfCases facts;
  private final Persons persons;
  private final Clock clock;
  private final SingletonSupplier<DmnEngine> dmn = SingletonSupplier.of(this::dmn);

  /** By the id of the deployment: what is deployed never changes. */
  private final Remembered<String, Map<String, Table>> ofDeployments =
      new Remembered<>(new ConcurrentHashMap<>(), this::read);

  Tables(
      @Lazy ProcessEngineConfigurationImpl engine,
      FactsOfCases facts,
      Persons persons,
      Clock clock) {
    this.engine = engine;
    this.facts = facts;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * A table as it was deployed.
   *
   * @param decision read when it is asked first
   * @param labels of what its outputs can be, as forms of the same deployment show it, by name
   * @param words all that its cells say: names of facts are among them
   */
  private record Table(
      FactTable shape,
      SingletonSupplier<DmnDecision> decision,
      Map<String, Map<String, String>> labels,
      Set<String> words) {

    boolean asks(String fact) {
      return words.contains(fact) || words.contains(fact + FactTable.OF_ROWS);
    }
  }

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  /**
   * What a table says.
   *
   * @param labels of a choice, by the name of the output
   * @param hits by the names of the outputs; of most tables one
   */
  record Answer(
      FactTable table, Map<String, Map<String, String>> labels, List<Map<String, Object>> hits) {}

  private DmnEngine dmn() {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(() -> engine.getDmnEngineConfiguration().getFeelEngine());
    configuration
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("date", Tables::day);
    configuration
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("datetime", Tables::moment); // asked for in small letters
    return configuration.buildEngine();
  }

  /** A day stays one. */
  private static TypedValue day(Object value) {
    return Variables.untypedValue(
        value instanceof LocalDate day ? day : LocalDate.parse(value.toString()));
  }

  private static TypedValue moment(Object value) {
    return Variables.untypedValue(
        value instanceof LocalDateTime moment ? moment : LocalDateTime.parse(value.toString()));
  }

  /**
   * Asks a table.
   *
   * @param entered what is being entered in this moment goes before what is known
   * @param inputs what the task hands to the table besides, by name; it goes before both
   * @throws IllegalStateException if the deployment of the model has no such table, or its rules
   *     contradict one another
   */
  Answer ask(
      ProcessDefinition model,
      CasePlace place,
      String key,
      List<FilledField> entered,
      Map<String, Object> inputs) {
    Table table = table(model, key);
    Map<String, Object> variables = known(model, place, table, entered);
    inputs.forEach((name, value) -> variables.put(name, plain(value)));
    return new Answer(table.shape(), table.labels(), hits(table, variables));
  }

  /** What is due is handed over as a moment. */
  private Object plain(Object value) {
    return value instanceof Date moment ? minuteOf(moment) : value;
  }

  private LocalDateTime minuteOf(Date moment) {
    return LocalDateTime.ofInstant(moment.toInstant(), clock.getZone());
  }

  /**
   * Asks a table of the newest version of a process about what is no case, a row of a register for
   * example.
   *
   * @param process key of the process with which the table is deployed
   * @param inputs all that the table knows, by name
   * @return what its one hit says, by the names of its outputs
   * @throws IllegalStateException if there is no such table, or it has no rule for this
   */
  public Map<String, Object> ask(String process, String key, Map<String, Object> inputs) {
    return askOfEach(process, key, List.of(inputs)).get(0);
  }

  /**
   * The same of many things. Of those of which the same is told the table is asked once.
   *
   * @param told what is told of each, by name
   * @return what the table says of each, in their order
   * @throws IllegalStateException if there is no such table, or it has no rule for one of them
   */
  public List<Map<String, Object>> askOfEach(
      String process, String key, List<Map<String, Object>> told) {
    ProcessDefinition model =
        engine
            .getCommandExecutorTxRequired()
            .execute(
                context ->
                    engine.getDeploymentCache().findDeployedLatestProcessDefinitionByKey(process));
    return eachOnce(table(model, key), Map.of(), told, "process " + process);
  }

  /**
   * Refuses what is being entered if the rules of a table have anything against it: each hit of a
   * table that collects is a sentence.
   *
   * @param person login of whoever enters it; null if nobody does
   * @throws RefusedInputException with all sentences
   */
  public void check(
      ProcessDefinition model,
      CasePlace place,
      String rules,
      List<FilledField> entered,
      String person) {
    Answer answer =
        ask(
            model,
            place,
            rules,
            entered,
            Collections.singletonMap(
                FactTable.ME,
                person == null ? null : persons.of(List.of(person)).get(person).context()));
    if (!answer.hits().isEmpty()) {
      throw new RefusedInputException(
          answer.hits().stream()
              .flatMap(hit -> hit.values().stream())
              .map(sentence -> String.valueOf(sentence).strip())
              .map(sentence -> sentence.endsWith("。") ? sentence : sentence + "。")
              .distinct()
              .collect(Collectors.joining("", "没有提交：", "")));
    }
  }

  /**
   * Asks a table of one hit about each of many things of the case that a register keeps as rows.
   * The facts are read once, and of things of which the same is told the table is asked once.
   *
   * @param key id of the decision, of the same deployment
   * @param told what is told of each, by name; it goes before the facts
   * @return what the table says of each, by the names of its outputs
   * @throws IllegalStateException if the deployment of the model has no such table, or it has no
   *     rule for one of them
   */
  public List<Map<String, Object>> askOfEach(
      ProcessDefinition model, CasePlace place, String key, List<Map<String, Object>> told) {
    Table table = table(model, key);
    return eachOnce(
        table, known(model, place, table, List.of()), told, "case " + place.caseNumber());
  }

  /**
   * Of things of which the same is told the table is asked once.
   *
   * @param of what it is asked about, for operators
   */
  private List<Map<String, Object>> eachOnce(
      Table table, Map<String, Object> known, List<Map<String, Object>> told, String of) {
    Map<Map<String, Object>, Map<String, Object>> said = new HashMap<>();
    return told.stream()
        .map(
            one ->
                said.computeIfAbsent(
                    one,
                    asked -> {
                      Map<String, Object> variables = new HashMap<>(known);
                      variables.putAll(asked);
                      return hits(table, variables).stream()
                          .findFirst()
                          .orElseThrow(
                              () ->
                                  new IllegalStateException(
                                      "the decision table '%s' has no rule for %s of %s"
                                          .formatted(table.shape().key(), asked, of)));
                    }))
        .toList();
  }

  private Table table(ProcessDefinition model, String key) {
    Table table = ofDeployments.get(model.getDeploymentId()).get(key);
    if (table == null) {
      throw new IllegalStateException(
          "the deployment of process '%s' has no decision table '%s'"
              .formatted(model.getKey(), key));
    }
    return table;
  }

  private List<Map<String, Object>> hits(Table table, Map<String, Object> variables) {
    List<Map<String, Object>> hits = new ArrayList<>();
    for (DmnDecisionResultEntries hit :
        dmn.obtain().evaluateDecision(table.decision().obtain(), variables)) {
      hits.add(new HashMap<>(hit.getEntryMap()));
    }
    return hits;
  }

  /** All tables of a deployment, each by its key: its forms are read once for all of them. */
  private Map<String, Table> read(String deployment) {
    List<ResourceEntity> files =
        engine
            .getCommandExecutorTxRequired()
            .execute(
                context -> context.getResourceManager().findResourcesByDeploymentId(deployment));
    Map<String, Map<String, String>> labels = labels(files);
    Map<String, Table> tables = new HashMap<>();
    for (ResourceEntity file : files) {
      if (file.getName().endsWith(".dmn")) {
        byte[] content = file.getBytes();
        Element root = ModelXml.read(file.getName(), content);
        Set<String> words = words(root);
        for (FactTable shape : FactTable.allIn(root)) {
          tables.putIfAbsent(
              shape.key(),
              new Table(
                  shape,
                  SingletonSupplier.of(
                      () ->
                          dmn.obtain()
                              .parseDecision(shape.key(), new ByteArrayInputStream(content))),
                  labels,
                  words));
        }
      }
    }
    return tables;
  }

  private static Set<String> words(Element root) {
    return Dom.all(root, "text").stream()
        .flatMap(text -> WORD.matcher(Dom.text(text)).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Map<String, Map<String, String>> labels(List<ResourceEntity> files) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    files.stream()
        .filter(file -> file.getName().endsWith(".form"))
        .map(file -> FormSchema.of(file.getName(), file.getBytes()))
        .forEach(form -> form.choices().forEach(labels::putIfAbsent));
    return labels;
  }

  /** What the table asks about of what is known; the rest would be read for nothing. */
  private Map<String, Object> known(
      ProcessDefinition model, CasePlace place, Table table, List<FilledField> entered) {
    FactsOfCases.Known read = facts.known(model, place, table::asks);
    Map<Fact, Object> known = read.values();
    Map<String, List<Object>> ofRows = read.ofRows();
    for (FilledField field : entered) {
      if (!field.fact().isSealed()) {
        known.keySet().removeIf(fact -> fact.name().equals(field.fact().name()));
        known.put(field.fact(), RecordedValue.of(field.fact().type(), field.value()));
      }
    }
    Map<String, Person> people = people(known, ofRows);
    Map<String, Object> variables = new HashMap<>();
    variables.put(FactTable.TODAY, LocalDate.now(clock));
    variables.put(FactTable.NOW, LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES));
    known.forEach(
        (fact, value) -> {
          variables.put(fact.name(), feel(fact.type(), value, people));
          variables.put(
              fact.name() + FactTable.OF_ROWS,
              ofRows.getOrDefault(fact.name(), List.of()).stream()
                  .map(one -> feel(fact.type(), one, people))
                  .toList());
        });
    return variables;
  }

  private Map<String, Person> people(Map<Fact, Object> known, Map<String, List<Object>> ofRows) {
    Set<String> logins = new HashSet<>();
    known.forEach(
        (fact, value) -> {
          if (fact.type() == FactType.PERSON || fact.type() == FactType.PERSONS) {
            addLogins(value, logins);
            addLogins(ofRows.getOrDefault(fact.name(), List.of()), logins);
          }
        });
    return persons.of(logins);
  }

  private static void addLogins(Object value, Set<String> logins) {
    if (value instanceof Collection<?> several) {
      several.forEach(one -> addLogins(one, logins));
    } else if (value != null) {
      logins.add(value.toString());
    }
  }

  /** As FEEL reads it. */
  private Object feel(FactType type, Object value, Map<String, Person> people) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case PERSON -> people.get(value.toString()).context();
      case PERSONS ->
          ((Collection<?>) value)
              .stream().map(login -> people.get(login.toString()).context()).toList();
      case LIST ->
          List.copyOf(value instanceof Map<?, ?> labels ? labels.keySet() : (Collection<?>) value);
      case TIME -> minuteOf((Date) value);
      case TEXT, DAY, NUMBER, MONEY, YES_NO, CHOICE -> value;
    };
  }
}
