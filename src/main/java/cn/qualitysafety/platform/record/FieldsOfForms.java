package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.ModelXml;
import cn.qualitysafety.platform.input.FormSchema;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.RecordedFacts;
import cn.qualitysafety.platform.language.RefusedModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Which fields a model records: those of the forms of its tasks with the listener {@code
 * ${record.form(task)}}, and those of its start form if a step opens the case. Forms are those of
 * the same deployment, so that a running version knows what it was drawn with.
 */
@Component
class FieldsOfForms implements RecordedFacts {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern RECORDS = Pattern.compile("\\$\\{ *record\\.form *\\(.*");
  private static final Pattern OPENS = Pattern.compile("\\$\\{ *cases\\.open *\\(.*");

  /** Between several choices of a list, which are of one line each. */
  static final String SEPARATOR = "\n";

  private final CaseRecordMapper mapper;
  private final ProcessEngineConfigurationImpl engine;

  /** What is deployed never changes. */
  private final Map<String, List<Fact>> ofModels = new ConcurrentHashMap<>();

  FieldsOfForms(CaseRecordMapper mapper, @Lazy ProcessEngineConfigurationImpl engine) {
    this.mapper = mapper;
    this.engine = engine;
  }

  @Override
  public List<Fact> of(ProcessDefinition model) {
    List<Fact> known = ofModels.get(model.getId());
    if (known == null) {
      known = of(files(model)).getOrDefault(model.getKey(), List.of());
      ofModels.put(model.getId(), known);
    }
    return known;
  }

  /** The model, and its forms if it records any: most do not. */
  private Map<String, byte[]> files(ProcessDefinition model) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ResourceManager resources = context.getResourceManager();
              String name = model.getResourceName();
              byte[] content =
                  resources
                      .findResourceByDeploymentIdAndResourceName(model.getDeploymentId(), name)
                      .getBytes();
              Map<String, byte[]> files = new LinkedHashMap<>(Map.of(name, content));
              if (isRecording(name, content)) {
                resources.findResourcesByDeploymentId(model.getDeploymentId()).stream()
                    .filter(file -> file.getName().endsWith(".form"))
                    .forEach(form -> files.put(form.getName(), form.getBytes()));
              }
              return files;
            });
  }

  /** Whether a model may say that something is recorded: to be read as a model only then. */
  private static boolean isRecording(String name, byte[] content) {
    String model = new String(content, ModelXml.charset(name, content));
    return model.contains("record.form") || model.contains("cases.open");
  }

  /**
   * {@inheritDoc} A file that cannot be read says nothing here; others say why.
   *
   * @throws RefusedModelException if a field would be recorded for nobody
   */
  @Override
  public Map<String, List<Fact>> of(Map<String, byte[]> files) {
    Map<String, List<Fact>> recorded = new HashMap<>();
    Set<Finding> lost = new TreeSet<>();
    files.forEach(
        (name, content) -> {
          if (name.endsWith(".bpmn")) {
            read(
                () -> {
                  if (isRecording(name, content)) {
                    Map<String, FormSchema> forms = forms(files);
                    elements(ModelXml.read(name, content), "process")
                        .forEach(
                            process ->
                                recorded.put(
                                    process.getAttribute("id"), fields(process, forms, lost)));
                  }
                });
          }
        });
    if (!lost.isEmpty()) {
      throw new RefusedModelException(List.copyOf(lost));
    }
    return recorded;
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
      Element process, Map<String, FormSchema> forms, Set<Finding> lost) {
    Set<String> recorded = new LinkedHashSet<>();
    if (says(process, OPENS)) {
      elements(process, "startEvent").forEach(start -> recorded.add(form(start)));
    }
    elements(process, "userTask").stream()
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
    return List.copyOf(fields.values());
  }

  private static String form(Element element) {
    return element.getAttributeNS(CAMUNDA, "formRef");
  }

  /** Whether a step of it, or of what is in it, is this one. */
  private static boolean says(Element element, Pattern step) {
    NodeList all = element.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      String said =
          CAMUNDA.equals(one.getNamespaceURI())
              ? one.getAttribute("expression")
              : one.getAttributeNS(CAMUNDA, "expression");
      if (step.matcher(said).matches()) {
        return true;
      }
    }
    return false;
  }

  private static List<Element> elements(Element around, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = around.getElementsByTagNameNS(BPMN, name);
    for (int i = 0; i < all.getLength(); i++) {
      Node one = all.item(i);
      found.add((Element) one);
    }
    return found;
  }

  @Override
  public Optional<Recorded> find(String caseNumber, String name) {
    return Optional.ofNullable(mapper.latest(caseNumber, name))
        .map(field -> new Recorded(value(field), field.words()));
  }

  /** As the engine can compare it and keep it. */
  private static Object value(RecordedField field) {
    String text = field.valueText();
    if (text == null) {
      return null;
    }
    return switch (field.fieldType()) {
      case DAY -> field.valueDay();
      case YES_NO -> Boolean.valueOf(text);
      case NUMBER -> number(text);
      case LIST -> Arrays.asList(text.split(SEPARATOR));
      default -> text;
    };
  }

  private static Number number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(text);
    }
  }
}
