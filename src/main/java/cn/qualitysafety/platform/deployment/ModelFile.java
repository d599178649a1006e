package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.deployment.ModelKey.Kind;
import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.ModelXml;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.NamedTable;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import cn.qualitysafety.platform.setting.SettingFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A file that is deployed, or is to be: a process, a decision table or a form, or settings that
 * come with them. Taken apart only when somebody asks; what cannot be read is refused then.
 */
final class ModelFile {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String DEPLOYMENT = "deployment";

  private final String name;
  private final byte[] content;
  private Set<ModelKey> defined;
  private Set<ModelKey> bound;
  private String partOf;

  /**
   * @param path of which only the last part is the file's name: earlier programs deployed paths. A
   *     template keeps the folder in which it lies, which is its regime.
   */
  ModelFile(String path, byte[] content) {
    String[] parts = path.split("[/\\\\]");
    String last = parts[parts.length - 1];
    this.name =
        last.endsWith(".docx") && parts.length > 1 ? parts[parts.length - 2] + "/" + last : last;
    this.content = content;
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  boolean sameContent(ModelFile other) {
    return Arrays.equals(content, other.content);
  }

  /** What the engine finds in it. */
  synchronized Set<ModelKey> defined() {
    if (defined == null) {
      read();
    }
    return defined;
  }

  /**
   * Forms and decisions of the same deployment that it shows, asks, or names to a part, and the
   * parts of itself that it calls.
   */
  synchronized Set<ModelKey> bound() {
    if (bound == null) {
      read();
    }
    return bound;
  }

  /** Key of the process of which it is a part. */
  synchronized Optional<String> partOf() {
    if (bound == null) {
      read();
    }
    return Optional.ofNullable(partOf);
  }

  /** Whether it is none that the engine reads. */
  boolean isSetting() {
    return SettingFile.kind(name).isPresent();
  }

  /** How often it says each property; nothing if it is no process. */
  Map<ModelProperty, Integer> properties() {
    Map<ModelProperty, Integer> said = new EnumMap<>(ModelProperty.class);
    elements("property").stream()
        .flatMap(property -> ModelProperty.named(property.getAttribute("name")).stream())
        .forEach(property -> said.merge(property, 1, Integer::sum));
    return said;
  }

  /** How many tasks of people it has; 0 if it is no process. */
  int userTasks() {
    return elements("userTask").size();
  }

  private List<Element> elements(String element) {
    return name.endsWith(".bpmn") ? Dom.all(ModelXml.read(name, content), element) : List.of();
  }

  SettingFile setting() {
    return new SettingFile(name, content);
  }

  ModelSource source() {
    return new ModelSource(name, content);
  }

  boolean isProcess() {
    return defined().stream().anyMatch(key -> key.kind() == Kind.PROCESS);
  }

  private void read() {
    defined = new LinkedHashSet<>();
    bound = new LinkedHashSet<>();
    if (name.endsWith(".bpmn")) {
      readModel(ModelXml.read(name, content));
    } else if (name.endsWith(".dmn")) {
      define(Kind.DECISION, Dom.all(ModelXml.read(name, content), "decision"));
    } else if (name.endsWith(".form")) {
      readForm();
    }
  }

  private void readModel(Element root) {
    define(Kind.PROCESS, Dom.all(root, "process"));
    partOf =
        Dom.all(root, "property").stream()
            .filter(
                property ->
                    property.getAttribute("name").equals(ModelProperty.PART_OF.propertyName()))
            .map(property -> property.getAttribute("value"))
            .findFirst()
            .orElse(null);
    for (Element element : Dom.all(root)) {
      bind(element, "formRef", Kind.FORM);
      bind(element, "decisionRef", Kind.DECISION);
      if (element.getAttributeNS(CAMUNDA, "calledElementBinding").equals(DEPLOYMENT)) {
        bound.add(new ModelKey(Kind.PROCESS, element.getAttribute("calledElement")));
      }
      for (int j = 0; j < element.getAttributes().getLength(); j++) {
        NamedTable.in(element.getAttributes().item(j).getNodeValue())
            .forEach(table -> bound.add(new ModelKey(Kind.DECISION, table.key())));
      }
    }
  }

  private void define(Kind kind, List<Element> elements) {
    elements.forEach(element -> defined.add(new ModelKey(kind, element.getAttribute("id"))));
  }

  private void bind(Element element, String reference, Kind kind) {
    String key = element.getAttributeNS(CAMUNDA, reference);
    if (!key.isEmpty()
        && !key.contains("{")
        && element.getAttributeNS(CAMUNDA, reference + "Binding").equals(DEPLOYMENT)) {
      bound.add(new ModelKey(kind, key));
    }
  }

  private void readForm() {
    JsonNode id = ModelJson.read(name, content).path("id");
    if (id.isTextual()) {
      defined.add(new ModelKey(Kind.FORM, id.asText()));
    }
  }
}
