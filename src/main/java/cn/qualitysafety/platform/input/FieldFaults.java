package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.engine.Nesting;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads what a field of a form says of itself, and notes what cannot be read.
 *
 * @param faults gets a sentence for each: which field, what is wrong, what to do
 */
record FieldFaults(JsonNode field, Set<String> faults) {

  /** More than any form needs; a greater number would be none that Java counts with. */
  private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  void add(String what) {
    faults.add(FormField.named(field) + what);
  }

  /** Null if nothing is said. */
  BigDecimal number(JsonNode rules, String name, String chinese) {
    String said = rules.path(name).asText("").strip();
    if (said.isEmpty() || rules.path(name).isNull()) {
      return null;
    }
    if (!rules.path(name).isNumber() && !NUMBER.matcher(said).matches()) {
      add("的%s“%s”不是数字，请更正".formatted(chinese, said));
      return null;
    }
    return new BigDecimal(said);
  }

  /**
   * @param otherwise if nothing is said
   */
  int count(JsonNode rules, String name, String chinese, int otherwise) {
    String said = rules.path(name).asText("").strip();
    if (said.isEmpty() || rules.path(name).isNull()) {
      return otherwise;
    }
    if (!COUNT.matcher(said).matches()) {
      add("的%s“%s”不是整数，请更正".formatted(chinese, said));
      return otherwise;
    }
    return Integer.parseInt(said);
  }

  void truth(JsonNode rules, String name, String chinese) {
    JsonNode said = rules.path(name);
    if (!said.isMissingNode() && !said.isNull() && !said.isBoolean()) {
      add("的“%s”只能是“是”或者“否”（true、false），不能是“%s”，请更正".formatted(chinese, said.asText()));
    }
  }

  /** Null for none. */
  Pattern pattern(String said) {
    if (said.isEmpty()) {
      return null;
    }
    if (Nesting.isTooMuch(said)) {
      add("的正则表达式过长或者括号过多，" + Nesting.remedy());
      return null;
    }
    try {
      return Pattern.compile(said);
    } catch (PatternSyntaxException broken) {
      add("的正则表达式“%s”有误，请更正（原文：%s）".formatted(said, broken.getDescription()));
      return null;
    }
  }
}
