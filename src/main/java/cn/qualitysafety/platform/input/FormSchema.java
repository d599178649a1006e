package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.Nesting;
import cn.qualitysafety.platform.language.Fact;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/**
 * What a form of the Modeler (.form) says about its fields, asked again on the server, where
 * nothing is as the browser would have left it: which fields there are, which must be filled in,
 * how long, between what, from which choices, and which are hidden by what else was entered. A form
 * of which anything could not be asked is refused when it is deployed.
 */
public final class FormSchema {

  /** What shows something, and asks for nothing. */
  private static final Set<String> SHOWN_ONLY =
      Set.of("text", "table", "separator", "spacer", "default");

  private static final String GROUP = "group";

  /** What in FEEL can take any time or memory. */
  private static final Pattern ENDLESS =
      Pattern.compile("\\b(for|every|some|function)\\b|\\.\\.|\\(|\\[.*\\[", Pattern.DOTALL);

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  /** By the bytes of the file themselves, which nobody changes. */
  private static final Cache<byte[], FormSchema> READ =
      Caffeine.newBuilder().weakKeys().softValues().build();

  /** Names in a FEEL expression, and in the places of a text that are filled in. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private final List<FormField> fields;
  private final Set<String> shown;

  private FormSchema(List<FormField> fields, Set<String> shown) {
    this.fields = fields;
    this.shown = shown;
  }

  /**
   * @param file its name
   * @throws RefusedInputException if it is no form, or has fields of which nothing could be sent:
   *     all of them, each with what to do about it
   */
  public static FormSchema of(String file, byte[] form) {
    return READ.get(form, bytes -> read(file, bytes));
  }

  private static FormSchema read(String file, byte[] form) {
    JsonNode schema = ModelJson.read(file, form);
    if (!schema.path("components").isArray()) {
      throw new RefusedInputException("“%s”不是表单，没有部署；请用 Camunda Modeler 重新保存。".formatted(file));
    }
    Set<String> faults = new LinkedHashSet<>();
    List<FormField> fields = read(schema, faults);
    if (!faults.isEmpty()) {
      throw new RefusedInputException(
          "“%s”有%d处不能使用，没有部署：%s。".formatted(file, faults.size(), String.join("；", faults)));
    }
    return new FormSchema(fields, shown(schema.path("components"), fields));
  }

  /** What makes it impossible to send what a form asks for, each with what to do about it. */
  public static Set<String> faults(JsonNode schema) {
    Set<String> faults = new LinkedHashSet<>();
    if (!schema.path("components").isArray()) {
      faults.add("没有任何组件，不是表单");
    }
    read(schema, faults);
    return faults;
  }

  private static List<FormField> read(JsonNode schema, Set<String> faults) {
    for (JsonNode part : schema.findParents("type")) {
      String type = part.path("type").asText();
      if (!type.equals(GROUP) && !SHOWN_ONLY.contains(type) && !FormField.TYPES.contains(type)) {
        faults.add("使用了不允许的表单组件“%s”，请改用其他组件".formatted(type));
      }
    }
    List<FormField> fields = new ArrayList<>();
    addFields(schema.path("components"), List.of(), fields, faults);
    return fields;
  }

  private static Set<String> shown(JsonNode components, List<FormField> fields) {
    Set<String> names = new HashSet<>();
    for (String place : List.of("hide", "text", FormField.VALUES_EXPRESSION, "dataSource")) {
      for (String text : components.findValuesAsText(place)) {
        if (text.startsWith("=") || text.contains("{{")) {
          NAME.matcher(text).results().forEach(name -> names.add(name.group()));
        }
      }
    }
    // A condition on what the form asks for is about the answer that is being given: what was
    // answered in an earlier round is not chosen beforehand.
    fields.stream()
        .filter(field -> !field.isOnlyShown())
        .map(FormField::key)
        .forEach(names::remove);
    fields.stream().filter(FormField::isOnlyShown).map(FormField::key).forEach(names::add);
    names.addAll(components.findValuesAsText("valuesKey"));
    return Set.copyOf(names);
  }

  private static void addFields(
      JsonNode components, List<String> hides, List<FormField> fields, Set<String> faults) {
    for (JsonNode component : components) {
      List<String> conditions = new ArrayList<>(hides);
      String hide = component.path("conditional").path("hide").asText("");
      if (!hide.isBlank()) {
        conditions.add(hide);
        checkExpression(component, "隐藏条件", hide, faults);
      }
      String type = component.path("type").asText();
      if (type.equals(GROUP)) {
        if (component.has("path")) {
          faults.add(FormField.named(component) + "设置了数据路径（Path），其中的内容无法提交，请删除");
        }
        addFields(component.path("components"), conditions, fields, faults);
      } else if (FormField.TYPES.contains(type)) {
        String choices = component.path(FormField.VALUES_EXPRESSION).asText("");
        if (!choices.isBlank()) {
          checkExpression(component, "选项表达式", choices, faults);
        }
        fields.add(FormField.of(component, conditions, faults));
      }
    }
  }

  private static void checkExpression(
      JsonNode component, String what, String expression, Set<String> faults) {
    String named = FormField.named(component) + "的" + what;
    if (Nesting.isTooMuch(expression)) {
      faults.add(named + "过长或者括号过多，" + Nesting.remedy());
      return;
    }
    if (ENDLESS.matcher(expression).find()) {
      faults.add("%s“%s”含有循环、区间、函数或者多重筛选，请改为字段之间的比较".formatted(named, expression));
      return;
    }
    ParseResult read = FEEL.parseExpression(feel(expression));
    if (read.isFailure()) {
      faults.add(
          "%s“%s”不是正确的FEEL表达式，请更正（原文：%s）".formatted(named, expression, read.failure().message()));
    }
  }

  /** An expression without the sign by which a form knows one. */
  private static String feel(String expression) {
    return expression.strip().replaceFirst("^=", "");
  }

  /**
   * Whether it shows a value of this name to whoever opens it: as a field that cannot be filled in,
   * as choices, or in a text or a condition.
   */
  public boolean shows(String name) {
    return shown.contains(name);
  }

  /** Whether a field of this name shows its value as a text. */
  boolean showsInWords(String name) {
    return fields.stream().anyMatch(field -> field.key().equals(name) && field.isShownText());
  }

  /** What the choices of its fields are called, by the key of the field and what is submitted. */
  public Map<String, Map<String, String>> choices() {
    return fields.stream()
        .filter(field -> !field.choices().isEmpty())
        .collect(Collectors.toMap(FormField::key, FormField::choices, (one, other) -> one));
  }

  /** Names of the fields in which several choices can be ticked. */
  List<String> lists() {
    return fields.stream().filter(FormField::isList).map(FormField::key).toList();
  }

  /** What it asks for and may be kept, as facts of the case. */
  public List<Fact> facts() {
    return fields.stream().filter(FormField::isKept).map(FormField::fact).toList();
  }

  /** Labels of the sealed fields that nobody could ever see: they say no post that may. */
  public List<String> seenByNobody() {
    return fields.stream()
        .filter(field -> !field.isOnlyShown() && !field.isKept())
        .map(FormField::label)
        .toList();
  }

  /**
   * What was entered in these fields, whether anything was or not.
   *
   * @param shown what the form shows, choices among it, by name
   * @param feel evaluates a FEEL expression with these values
   */
  List<FilledField> filled(
      Map<String, ?> entered,
      Map<String, ?> shown,
      BiFunction<String, Map<String, Object>, Object> feel) {
    Function<String, Object> evaluated = evaluated(entered, shown, feel);
    return fields.stream()
        .filter(FormField::isKept)
        .map(field -> field.filled(entered.get(field.key()), shown, evaluated))
        .toList();
  }

  /**
   * What was decided and why: its choices and its texts of several lines, each after its label.
   *
   * @param entered texts by the names of the fields
   */
  List<String> answers(Map<String, String> entered) {
    return fields.stream()
        .flatMap(field -> field.answer(entered.get(field.key())).stream())
        .toList();
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
    Function<String, Object> evaluated = evaluated(entered, shown, feel);
    for (FormField field : fields) {
      boolean hidden =
          field.hides().stream().anyMatch(hide -> Boolean.TRUE.equals(evaluated.apply(hide)));
      field.check(entered.get(field.key()), hidden, shown, evaluated);
    }
  }

  private Function<String, Object> evaluated(
      Map<String, ?> entered,
      Map<String, ?> shown,
      BiFunction<String, Map<String, Object>, Object> feel) {
    Map<String, Object> known = new HashMap<>();
    this.shown.forEach(name -> known.put(name, null)); // or FEEL would know no such name
    names().forEach(name -> known.put(name, null));
    known.putAll(shown);
    known.putAll(entered);
    return expression -> feel.apply(feel(expression), known);
  }
}
