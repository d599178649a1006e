package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Remembered;
import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.ModelXml;
import cn.qualitysafety.platform.input.FormSchema;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactTable;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.NamedTable;
import cn.qualitysafety.platform.language.RecordedFacts;
import cn.qualitysafety.platform.language.RefusedModelException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Element;

/**
 * Which fields a model records: those of the forms of its tasks with the listener {@code
 * ${record.form(task)}}, those of its start form if a step opens the case, and the outputs of the
 * tables that its business rule tasks record, {@code ${record.decision(execution, '…')}}. Of a
 * model that is drawn in parts each knows what all of them record. Forms and tables are those of
 * the same deployment, so that a running version knows what it was drawn with. What a shared
 * register tells of an entry that is recorded comes behind them ({@link FactsOfEntry}).
 */
@Component
class FieldsOfModels implements RecordedFacts {

  private static final Pattern RECORDS = Pattern.compile("\\$\\{ *record\\.form *\\(.*");
  private static final Pattern OPENS = Pattern.compile("\\$\\{ *cases\\.open *\\(.*");

  private static final String PART_OF = ModelProperty.PART_OF.propertyName();

  private final CaseRecords records;
  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<FactsOfEntry> registers;

  /** By the ids of deployments, then by the keys of models: what is deployed never changes. */
  private final Remembered<String, Map<String, List<Fact>>> ofDeployments =
      new Remembered<>(new ConcurrentHashMap<>(), deployment -> of(files(deployment)));

  FieldsOfModels(
      CaseRecords records,
      @Lazy ProcessEngineConfigurationImpl engine,
      ObjectProvider<FactsOfEntry> registers) {
    this.records = records;
    this.engine = engine;
    this.registers = registers;
  }

  @Override
  public List<Fact> of(ProcessDefinition model) {
    return ofDeployments.get(model.getDeploymentId()).getOrDefault(model.getKey(), List.of());
  }

  @Override
  public List<Fact> ofDeployed(String process) {
    ProcessDefinition newest =
        engine
            .getCommandExecutorTxRequired()
            .execute(
                context ->
                    context
                        .getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId(process, null));
    return newest == null ? List.of() : of(newest);
  }

  private Map<String, byte[]> files(String deployment) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    engine
        .getCommandExecutorTxRequired()
        .execute(context -> context.getResourceManager().findResourcesByDeploymentId(deployment))
        .forEach(file -> files.put(file.getName(), file.getBytes()));
    return files;
  }

  /** Whether a model may say that something is recorded: to be read as a model only then. */
  private static boolean isRecording(String name, byte[] content) {
    String model = new String(content, ModelXml.charset(name, content));
    return model.contains("record.") || model.contains("cases.open") || model.contains(PART_OF);
  }

  /**
   * {@inheritDoc} A file that cannot be read says nothing here; others say why.
   *
   * @throws RefusedModelException if a field would be recorded for nobody
   */
  @Override
  public Map<String, List<Fact>> of(Map<String, byte[]> files) {
    Map<String, List<Fact>> recorded = new HashMap<>();
    Map<String, String> wholes = new TreeMap<>();
    Set<Finding> lost = new TreeSet<>();
    // Read once for all models, and not at all if none records anything.
    Supplier<Map<String, FormSchema>> forms = SingletonSupplier.of(() -> forms(files));
    Supplier<Map<String, Element>> tables = SingletonSupplier.of(() -> tables(files));
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".bpmn")) {
            read(
                () -> {
                  if (isRecording(name, content)) {
                    Dom.all(ModelXml.read(name, content), "process")
                        .forEach(
                            process -> {
                              String key = process.getAttribute("id");
                              wholes.put(key, partOf(process).orElse(key));
                              recorded.put(key, fields(process, forms.get(), tables.get(), lost));
                            });
                  }
                });
          }
        });
    if (!lost.isEmpty()) {
      throw new RefusedModelException(List.copyOf(lost));
    }
    Map<String, List<Fact>> known = new HashMap<>();
    recorded.keySet().forEach(key -> known.put(key, withEntries(ofWhole(key, recorded, wholes))));
    return known;
  }

  /** What a process records itself, and then all that the other parts of the same whole do. */
  private static List<Fact> ofWhole(
      String process, Map<String, List<Fact>> recorded, Map<String, String> wholes) {
    return Stream.concat(
            Stream.of(process),
            wholes.keySet().stream()
                .filter(other -> !other.equals(process))
                .filter(other -> wholes.get(other).equals(wholes.get(process))))
        .flatMap(key -> recorded.get(key).stream())
        .toList();
  }

  private static Optional<String> partOf(Element process) {
    return Dom.extensions(process, "properties").stream()
        .flatMap(all -> Dom.children(all, "property").stream())
        .filter(property -> property.getAttribute("name").equals(PART_OF))
        .map(property -> property.getAttribute("value"))
        .findFirst();
  }

  private static Map<String, FormSchema> forms(Map<String, byte[]> files) {
    Map<String, FormSchema> forms = new HashMap<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".form")) {
            read(
                () ->
                    forms.put(
                        ModelJson.read(name, content).path("id").asText(),
                        FormSchema.of(name, content)));
          }
        });
    return forms;
  }

  /** The root of the file with each table, by the id of its decision. */
  private static Map<String, Element> tables(Map<String, byte[]> files) {
    Map<String, Element> tables = new HashMap<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".dmn")) {
            read(
                () -> {
                  Element root = ModelXml.read(name, content);
                  Dom.all(root, "decision")
                      .forEach(decision -> tables.putIfAbsent(decision.getAttribute("id"), root));
                });
          }
        });
    return tables;
  }

  private static void read(Runnable reading) {
    try {
      reading.run();
    } catch (RefusedInputException broken) {
      // SafeModels and DeployedForms say so.
    }
  }

  /**
   * @param lost gets the sealed fields that nobody may see
   */
  private static List<Fact> fields(
      Element process,
      Map<String, FormSchema> forms,
      Map<String, Element> tables,
      Set<Finding> lost) {
    Set<String> recorded = new LinkedHashSet<>();
    if (says(process, OPENS)) {
      Dom.all(process, "startEvent").forEach(start -> recorded.add(form(start)));
    }
    Dom.all(process, "userTask").stream()
        .filter(task -> says(task, RECORDS))
        .forEach(task -> recorded.add(form(task)));
    Map<String, Fact> fields = new LinkedHashMap<>();
    for (String form : recorded) {
      if (forms.containsKey(form)) {
        forms.get(form).facts().forEach(field -> fields.putIfAbsent(field.name(), field));
        forms.get(form).seenByNobody().stream()
            .map(
                label ->
                    new Finding(
                        form + ".form",
                        label,
                        "",
                        "是密封字段，没有写明哪些岗位可以查看，记录后谁也看不到",
                        "请在该字段的自定义属性（Custom properties）中填写seenBy，值为岗位代码"))
            .forEach(lost::add);
      }
    }
    decided(process, tables).forEach(output -> fields.putIfAbsent(output.name(), output));
    return List.copyOf(fields.values());
  }

  private List<Fact> withEntries(List<Fact> fields) {
    Map<String, Fact> all = new LinkedHashMap<>();
    fields.forEach(field -> all.putIfAbsent(field.name(), field));
    registers.stream()
        .filter(register -> all.containsKey(register.key()))
        .toList()
        .forEach(register -> register.facts().forEach(fact -> all.putIfAbsent(fact.name(), fact)));
    return List.copyOf(all.values());
  }

  private static Stream<Fact> decided(Element process, Map<String, Element> tables) {
    return Dom.all(process, "businessRuleTask").stream()
        .flatMap(task -> NamedTable.in(Dom.camunda(task, "expression")).stream())
        .filter(named -> named.use() == NamedTable.Use.DECISION)
        .filter(named -> tables.containsKey(named.key()))
        .flatMap(named -> FactTable.in(tables.get(named.key()), named.key()).stream())
        .flatMap(table -> table.facts().stream());
  }

  private static String form(Element element) {
    return Dom.camunda(element, "formRef");
  }

  /** Whether a step of it, or of what is in it, is this one. */
  private static boolean says(Element element, Pattern step) {
    return Dom.all(element).stream()
        .map(
            one ->
                Dom.isCamunda(one)
                    ? one.getAttribute("expression")
                    : Dom.camunda(one, "expression"))
        .anyMatch(said -> step.matcher(said).matches());
  }

  @Override
  public Optional<Recorded> find(CasePlace place, String name) {
    return records.latest(place, name).or(() -> ofEntry(place, name));
  }

  private Optional<Recorded> ofEntry(CasePlace place, String name) {
    return registers.stream()
        .filter(register -> register.facts().stream().anyMatch(fact -> fact.name().equals(name)))
        .flatMap(
            register ->
                records.latest(place, register.key()).stream()
                    .map(Recorded::value)
                    .filter(Objects::nonNull)
                    .map(entry -> register.of(entry.toString()).get(name)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public Known known(CasePlace place) {
    Known known = records.known(place);
    Map<String, Object> here = new HashMap<>(known.here());
    registers.forEach(
        register -> {
          if (here.get(register.key()) instanceof String entry) {
            register.of(entry).forEach((name, told) -> here.putIfAbsent(name, told.value()));
          }
        });
    return new Known(here, known.ofRows());
  }
}
