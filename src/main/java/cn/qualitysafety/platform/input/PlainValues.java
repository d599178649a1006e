package cn.qualitysafety.platform.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
