package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;

/** What somebody sent, as plain values: no object of Java is made of it before it is checked. */
final class PlainValues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainValues() {}

  /** Texts, numbers, truth values, lists, maps and null; what is neither stays as it is. */
  static Map<String, Object> of(Map<String, ?> sent) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (String name : sent.keySet()) {
      TypedValue value =
          sent instanceof VariableMap typed
              ? typed.getValueTyped(name)
              : Variables.untypedValue(sent.get(name));
      plain.put(name, plain(value));
    }
    return plain;
  }

  /**
   * What a form sends: texts, finite numbers, truth values, lists of these, and nothing.
   *
   * @param entered by the name of the field
   * @throws RefusedInputException if it is something else, before any of our code reads it
   */
  static void check(Map<String, Object> entered) {
    entered.forEach(
        (name, value) -> {
          boolean plain =
              value instanceof Collection<?> list
                  ? list.stream().allMatch(PlainValues::isSingle)
                  : isSingle(value);
          if (!plain) {
            throw new RefusedInputException(
                "“%s”的内容不是文字、数字、是否或者选项，没有提交；请刷新页面后重新填写。".formatted(name));
          }
        });
  }

  private static boolean isSingle(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private static Object plain(TypedValue value) {
    if (value instanceof SerializableValue written && !written.isDeserialized()) {
      return Variables.SerializationDataFormats.JSON
              .getName()
              .equals(written.getSerializationDataFormat())
          ? read(written.getValueSerialized(), written)
          : written;
    }
    if (value instanceof FileValue) {
      return value;
    }
    return value != null && value.getValue() instanceof SpinJsonNode json
        ? read(json.toString(), json)
        : value == null ? null : value.getValue();
  }

  private static Object read(String json, Object otherwise) {
    try {
      return json == null ? null : JSON.readValue(json, Object.class);
    } catch (JsonProcessingException noJson) {
      return otherwise; // no field takes it
    }
  }
}
