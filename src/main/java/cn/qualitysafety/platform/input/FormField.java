package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.SealedVariables;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A field of a form, and what it takes.
 *
 * @param key name of its variable
 * @param label what the person sees
 * @param schema the field in the form's own words
 * @param hides FEEL expressions, its own and those of the groups around it: if one is true, the
 *     field is hidden
 * @param pattern what a text must match somewhere; null for anything
 * @param min of a number; null for any, and so is the greatest
 */
record FormField(
    String key,
    String label,
    JsonNode schema,
    List<String> hides,
    Pattern pattern,
    BigDecimal min,
    BigDecimal max) {

  /** What asks for something. */
  static final Set<String> TYPES =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime");

  /** The property by which a field holds persons: what is submitted are logins. */
  private static final String PERSONS = "persons";

  /** A label that ends with it asks for a number at which somebody is reached. */
  private static final String PHONE = "联系电话";

  private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

  static final String VALUES_EXPRESSION = "valuesExpression";

  private static final int LONGEST_TEXT = 4000;

  /** More than any number has that a person means; doubles are written with them. */
  private static final int MOST_DIGITS = 400;

  /** Nothing that is entered happened, or will happen, longer ago or later than this. */
  private static final int YEARS_BACK = 50;

  private static final int YEARS_AHEAD = 30;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final Pattern TIME =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?.{0,6}");

  /**
   * @param faults gets what makes it impossible to send this field
   */
  static FormField of(JsonNode schema, List<String> hides, Set<String> faults) {
    FieldFaults found = new FieldFaults(schema, faults);
    JsonNode rules = schema.path("validate");
    String key = schema.path("key").asText("");
    if (key.isBlank()) {
      found.add("没有填写键（Key），请填写");
    } else if (key.contains(".")) {
      found.add("的键（Key）“%s”含有点号，其内容无法提交，请改名".formatted(key));
    }
    BigDecimal min = found.number(rules, "min", "最小值");
    BigDecimal max = found.number(rules, "max", "最大值");
    if (min != null && max != null && min.compareTo(max) > 0) {
      found.add("的最小值大于最大值，请更正");
    }
    int shortest = found.count(rules, "minLength", "最少字数", 0);
    int longest = found.count(rules, "maxLength", "最多字数", LONGEST_TEXT);
    if (shortest > longest) {
      found.add("的最少字数%d大于最多字数%d，请更正".formatted(shortest, longest));
    }
    found.count(schema, "decimalDigits", "小数位数", 0);
    found.truth(rules, "required", "必填");
    found.truth(schema, "readonly", "只读");
    found.truth(schema, "disabled", "停用");
    if (CHOICES.contains(schema.path("type").asText())
        && schema.path("values").isEmpty()
        && schema.path("valuesKey").asText("").isBlank()
        && schema.path(VALUES_EXPRESSION).asText("").isBlank()) {
      found.add("没有选项，请填写选项（Static）、输入数据的变量名（Input data）或者表达式（Expression）");
    }
    checkPersons(schema, found);
    return new FormField(
        key,
        label(schema),
        schema,
        hides,
        found.pattern(rules.path("pattern").asText("")),
        min,
        max);
  }

  private static void checkPersons(JsonNode schema, FieldFaults found) {
    JsonNode persons = schema.path("properties").path(PERSONS);
    if (persons.isMissingNode()) {
      return;
    }
    if (!persons.asText().equals("true")) {
      found.add("的自定义属性persons只能是“true”，不能是“%s”，请更正，或者删除".formatted(persons.asText()));
    } else if (!CHOICES.contains(schema.path("type").asText())
        || schema.path("valuesKey").asText("").isBlank()) {
      found.add("是人员（persons），只能从选项中选，请改用下拉框、单选或者多选，并填写输入数据的变量名（Input data）");
    }
  }

  private boolean holdsPersons() {
    return schema.path("properties").path(PERSONS).asText("").equals("true");
  }

  /** Whether it shows what it shows as a text, which may be of several words. */
  boolean isShownText() {
    return isOnlyShown() && schema.path("type").asText().startsWith("text");
  }

  private static String label(JsonNode schema) {
    return schema
        .path("label")
        .asText(
            schema
                .path("dateLabel")
                .asText(schema.path("timeLabel").asText(schema.path("key").asText(""))));
  }

  /** A part of a form as its designer knows it. */
  static String named(JsonNode schema) {
    String label = label(schema);
    return "%s“%s”"
        .formatted(
            schema.path("type").asText().equals("group") ? "分组" : "字段",
            label.isBlank() ? schema.path("id").asText(schema.path("type").asText()) : label);
  }

  /**
   * @param hidden nobody was asked for it; what came nevertheless is checked like anything else
   * @param shown where its choices may be, if the form does not say them
   * @param feel evaluates an expression with what was entered and shown
   */
  void check(Object value, boolean hidden, Map<String, ?> shown, Function<String, Object> feel) {
    if (isOnlyShown()) {
      checkShown(value, shown.get(key));
      return;
    }
    if (isEmpty(value)) {
      if (!hidden && schema.path("validate").path("required").asBoolean()) {
        throw new RefusedInputException("“%s”不能为空，请填写后再提交。".formatted(label));
      }
      return;
    }
    switch (schema.path("type").asText()) {
      case "textfield", "textarea" -> checkText(text(value));
      case "number" -> checkNumber(value);
      case "checkbox" -> {
        if (!(value instanceof Boolean)) {
          throw wrongType("“是”或者“否”");
        }
      }
      case "radio", "select" -> checkChoice(single(value), labels(shown, feel).keySet());
      case "checklist", "taglist" -> {
        Set<String> choices = labels(shown, feel).keySet();
        Set<String> chosen = new HashSet<>();
        for (Object one : list(value)) {
          checkChoice(single(one), choices);
          if (!chosen.add(single(one))) {
            throw new RefusedInputException("“%s”中有一项选了两次，没有提交；请删除重复的一项。".formatted(label));
          }
        }
      }
      case "datetime" -> checkDateTime(text(value));
      default -> throw wrongType("可以填写的内容");
    }
  }

  private static boolean isEmpty(Object value) {
    return value == null
        || value instanceof String text && text.isBlank()
        || value instanceof Collection<?> list && list.isEmpty();
  }

  boolean isList() {
    return Set.of("checklist", "taglist").contains(schema.path("type").asText());
  }

  /**
   * Whether what is entered is kept in the record of the case: of sealed fields those that say who
   * may see them.
   */
  boolean isKept() {
    return !isOnlyShown() && (!SealedVariables.isSealed(key) || !seenBy().isEmpty());
  }

  /** The posts that its property names; empty if it names none. */
  private List<String> seenBy() {
    return Stream.of(schema.path("properties").path("seenBy").asText("").split(","))
        .map(String::strip)
        .filter(post -> !post.isEmpty())
        .toList();
  }

  /** The field as a fact of the case in which it is kept. */
  Fact fact() {
    List<String> answers = new ArrayList<>();
    schema.path("values").forEach(choice -> answers.add(choice.path("value").asText()));
    return new Fact(key, label, factType(), answers, seenBy());
  }

  private FactType factType() {
    return switch (schema.path("type").asText()) {
      case "number" -> FactType.NUMBER;
      case "checkbox" -> FactType.YES_NO;
      case "radio", "select" -> holdsPersons() ? FactType.PERSON : FactType.CHOICE;
      case "checklist", "taglist" -> holdsPersons() ? FactType.PERSONS : FactType.LIST;
      case "datetime" ->
          switch (schema.path("subtype").asText("date")) {
            case "date" -> FactType.DAY;
            case "datetime" -> FactType.TIME;
            default -> FactType.TEXT;
          };
      default -> FactType.TEXT;
    };
  }

  /**
   * What was said here, after its label: a choice by its words, or a text of several lines; empty
   * of whatever else is asked for, of what is sealed, and of choices that the form itself does not
   * know.
   *
   * @param entered null if nothing was
   */
  Optional<String> answer(String entered) {
    boolean isText = schema.path("type").asText().equals("textarea");
    if (entered == null
        || entered.isBlank()
        || SealedVariables.isSealed(key)
        || isOnlyShown()
        || !isText && factType() != FactType.CHOICE) {
      return Optional.empty();
    }
    return Optional.ofNullable(isText ? entered.strip() : choices().get(entered))
        .map(words -> label + "：" + words);
  }

  /**
   * What was entered here.
   *
   * @param shown where its choices may be, if the form does not say them
   * @param feel evaluates a FEEL expression, if one says them
   */
  FilledField filled(Object value, Map<String, ?> shown, Function<String, Object> feel) {
    if (isEmpty(value)) {
      return new FilledField(fact(), null, "");
    }
    Map<String, String> labels = labels(shown, feel);
    String text = value instanceof Collection<?> ? null : text(String.valueOf(value));
    return switch (factType()) {
      case NUMBER -> {
        String number = number(value).stripTrailingZeros().toPlainString();
        yield filled(number, number + schema.path("appearance").path("suffixAdorner").asText(""));
      }
      case YES_NO -> filled(text, Boolean.parseBoolean(text) ? "是" : "否");
      case DAY -> {
        LocalDate day = Entered.date(label, text);
        yield filled(day.toString(), DAY.format(day));
      }
      case TIME -> {
        LocalDateTime minute = Entered.minute(label, text);
        yield filled(minute.toString(), MINUTE.format(minute));
      }
      case LIST, PERSONS -> {
        List<String> chosen = list(value).stream().map(this::single).toList();
        yield filled(
            String.join("\n", chosen),
            chosen.stream()
                .map(one -> labels.getOrDefault(one, one))
                .collect(Collectors.joining("、")));
      }
      case CHOICE, PERSON -> filled(text, labels.getOrDefault(text, text));
      default -> {
        String normal = isPhone() ? NormalForm.compact(text) : NormalForm.text(text);
        yield filled(normal, normal);
      }
    };
  }

  private FilledField filled(String value, String words) {
    return new FilledField(fact(), value, words);
  }

  /** Whether nobody enters anything here. */
  boolean isOnlyShown() {
    return schema.path("readonly").asBoolean() || schema.path("disabled").asBoolean();
  }

  /**
   * Of what is only shown a browser sends back what it showed: as a text, on one line where the
   * field has one, and nothing, or a box that is not ticked, where there is no value.
   *
   * @param value what was sent
   * @param shown what the form shows; null for nothing
   */
  void checkShown(Object value, Object shown) {
    boolean same =
        isEmpty(value)
            || Boolean.FALSE.equals(value) && shown == null
            || value.equals(shown)
            || shown != null && asSentBack(value).equals(asSentBack(shown));
    if (!same) {
      throw new RefusedInputException("“%s”只供查看，不能填写；请刷新页面后重新提交。".formatted(label));
    }
  }

  private static String asSentBack(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : value.toString().replaceAll("\\s", " ").strip();
  }

  private boolean isPhone() {
    return schema.path("type").asText().equals("textfield") && label.endsWith(PHONE);
  }

  private void checkText(String entered) {
    JsonNode rules = schema.path("validate");
    String text = Entered.required(label, entered, rules.path("maxLength").asInt(LONGEST_TEXT));
    if (isPhone()) {
      Entered.phone(label, text, LONGEST_TEXT);
    }
    int min = rules.path("minLength").asInt(0);
    if (text.length() < min) {
      throw new RefusedInputException(
          "“%s”共%d字，不足%d字，请补充后再提交。".formatted(label, text.length(), min));
    }
    if (pattern != null && !PatientText.find(pattern, text)) {
      throw new RefusedInputException("“%s”的格式不对：“%s”，请更正。".formatted(label, text));
    }
  }

  private void checkNumber(Object value) {
    if (!(value instanceof Number || value instanceof String)) {
      throw wrongType("数字");
    }
    BigDecimal number = number(value);
    JsonNode digits = schema.path("decimalDigits");
    if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()
        || min != null && number.compareTo(min) < 0
        || max != null && number.compareTo(max) > 0) {
      throw new RefusedInputException(
          "“%s”应为%s，当前填写的是“%s”，请更正。".formatted(label, range(min, max, digits), value));
    }
  }

  /** One that can be written out: 1E999999999 has ten characters, and a thousand million digits. */
  private BigDecimal number(Object value) {
    try {
      BigDecimal number = new BigDecimal(NormalForm.compact(value.toString()));
      if (Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // The same sentence for it.
    }
    throw new RefusedInputException("“%s”应为数字，当前填写的是“%s”，请更正。".formatted(label, value));
  }

  private static String range(BigDecimal min, BigDecimal max, JsonNode digits) {
    String kind =
        digits.isNumber()
            ? digits.asInt() == 0 ? "整数" : "至多%d位小数的数".formatted(digits.asInt())
            : "数";
    if (min != null && max != null) {
      return "%s至%s之间的%s".formatted(min.toPlainString(), max.toPlainString(), kind);
    }
    return min != null
        ? "不小于%s的%s".formatted(min.toPlainString(), kind)
        : max != null ? "不大于%s的%s".formatted(max.toPlainString(), kind) : kind;
  }

  private void checkChoice(String chosen, Set<String> choices) {
    if (!choices.contains(chosen)) {
      throw new RefusedInputException("请在“%s”中选择一项，其中没有“%s”。".formatted(label, chosen));
    }
  }

  /**
   * What may be submitted, with its label: as the form says it, the variable that it names, or its
   * expression.
   */
  private Map<String, String> labels(Map<String, ?> shown, Function<String, Object> feel) {
    Map<String, String> labels = new LinkedHashMap<>(choices());
    String expression = schema.path(VALUES_EXPRESSION).asText("");
    Object found =
        expression.isBlank()
            ? shown.get(schema.path("valuesKey").asText())
            : feel.apply(expression);
    if (found instanceof Collection<?> offered) {
      for (Object choice : offered) {
        Object value = choice instanceof Map<?, ?> pair ? pair.get("value") : choice;
        Object itsLabel = choice instanceof Map<?, ?> pair ? pair.get("label") : choice;
        labels.put(String.valueOf(value), String.valueOf(itsLabel == null ? value : itsLabel));
      }
    }
    return labels;
  }

  /** The choices that the form itself says, with their labels. */
  Map<String, String> choices() {
    Map<String, String> labels = new LinkedHashMap<>();
    schema
        .path("values")
        .forEach(
            choice -> {
              String value = choice.path("value").asText();
              labels.put(value, choice.path("label").asText(value));
            });
    return labels;
  }

  private void checkDateTime(String text) {
    switch (schema.path("subtype").asText("date")) {
      case "date" -> checkYear(Entered.date(label, text));
      case "time" -> checkTime(text);
      default -> checkYear(Entered.minute(label, text).toLocalDate());
    }
  }

  /**
   * Of a day that nobody means the year is mistyped; what the law says is narrower, says a table.
   */
  private void checkYear(LocalDate day) {
    LocalDate today = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), BEIJING);
    LocalDate first = today.minusYears(YEARS_BACK);
    LocalDate last = today.plusYears(YEARS_AHEAD);
    if (day.isBefore(first) || day.isAfter(last)) {
      throw new RefusedInputException(
          "“%s”填写的是%s，不在%s至%s之间，没有提交；请核对年份。"
              .formatted(label, DAY.format(day), DAY.format(first), DAY.format(last)));
    }
  }

  private void checkTime(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new RefusedInputException("“%s”不是有效时间：“%s”。请按“时:分”填写，例如 09:30。".formatted(label, text));
    }
  }

  /** No number: of one that was sent nobody knows any more how it was written, 1.0E20 or 0.10. */
  private String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType("文字");
  }

  /** A choice may be a truth value, too. */
  private String single(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw wrongType("单独的一项");
  }

  private Collection<?> list(Object value) {
    if (value instanceof Collection<?> list) {
      return list;
    }
    throw wrongType("选中的若干项");
  }

  private RefusedInputException wrongType(String right) {
    return new RefusedInputException("“%s”的内容应为%s，请更正。".formatted(label, right));
  }
}
