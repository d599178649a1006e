package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What a form of the Modeler (.form) says about its fields, asked again on the server, where
 * nothing is as the browser would have left it: which fields there are, which must be filled in,
 * how long, between what, from which choices, and which are hidden by what else was entered.
 */
public final class FormSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What shows something, and asks for nothing. */
  private static final Set<String> SHOWN_ONLY =
      Set.of("text", "html", "image", "table", "separator", "spacer", "button", "default");

  private final List<FormField> fields;

  private FormSchema(List<FormField> fields) {
    this.fields = fields;
  }

  /**
   * @throws IOException if it is no form
   */
  public static FormSchema of(InputStream form) throws IOException {
    JsonNode components = JSON.readTree(form).path("components");
    if (!components.isArray()) {
      throw new IOException("no form: it has no components");
    }
    List<FormField> fields = new ArrayList<>();
    addFields(components, List.of(), fields);
    return new FormSchema(fields);
  }

  private static void addFields(JsonNode components, List<String> hides, List<FormField> fields)
      throws IOException {
    for (JsonNode component : components) {
      List<String> conditions = new ArrayList<>(hides);
      String hide = component.path("conditional").path("hide").asText("");
      if (!hide.isBlank()) {
        conditions.add(hide);
      }
      String type = component.path("type").asText();
      if (type.equals("group")) {
        addFields(component.path("components"), conditions, fields);
      } else if (!SHOWN_ONLY.contains(type)) {
        fields.add(FormField.of(component, conditions));
      }
    }
  }

  /** The names of its fields. */
  public Set<String> names() {
    return fields.stream().map(FormField::key).collect(Collectors.toSet());
  }

  /** The names of those that only show something. */
  Set<String> namesOfShown() {
    return fields.stream()
        .filter(FormField::isOnlyShown)
        .map(FormField::key)
        .collect(Collectors.toSet());
  }

  /**
   * Checks what was sent for the fields that only show something.
   *
   * @param shown what the form shows to whoever opens it
   * @throws RefusedInputException if it is anything else than what they show
   */
  void checkShown(Map<String, ?> entered, Map<String, ?> shown) {
    fields.stream()
        .filter(FormField::isOnlyShown)
        .forEach(field -> field.checkShown(entered.get(field.key()), shown.get(field.key())));
  }

  /**
   * Checks what was entered.
   *
   * @param entered values by field: texts, numbers, truth values, lists, null
   * @param shown what the form shows to whoever opens it, choices among it, by name
   * @param feel evaluates a FEEL expression with these values
   * @throws RefusedInputException if a field has what it must not have, in a sentence that names it
   *     by its label
   */
  public void check(
      Map<String, ?> entered,
      Map<String, ?> shown,
      BiFunction<String, Map<String, Object>, Object> feel) {
    Set<String> names = names();
    for (String name : entered.keySet()) {
      if (!names.contains(name)) {
        throw new RefusedInputException("“%s”不是表单中的内容，没有提交；请刷新页面后重新填写。".formatted(name));
      }
    }
    Map<String, Object> known = new HashMap<>();
    names.forEach(name -> known.put(name, null)); // or FEEL would know no such name
    known.putAll(shown);
    known.putAll(entered);
    for (FormField field : fields) {
      boolean hidden =
          field.hides().stream().anyMatch(hide -> Boolean.TRUE.equals(feel.apply(hide, known)));
      field.check(entered.get(field.key()), hidden, shown);
    }
  }
}
