package cn.qualitysafety.platform.input;

import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Choices of a form that are known only when it is opened; its field names them as valuesKey. */
public final class Options {

  private Options() {}

  /** Choices by what is submitted, with what is shown. */
  public static SpinJsonNode of(Map<String, String> labels) {
    return Spin.JSON(
        labels.entrySet().stream()
            .map(choice -> Map.of("value", choice.getKey(), "label", choice.getValue()))
            .toList());
  }

  /** Choices that are submitted as they are shown. */
  public static SpinJsonNode of(List<String> choices) {
    return Spin.JSON(
        choices.stream().map(choice -> Map.of("value", choice, "label", choice)).toList());
  }
}
