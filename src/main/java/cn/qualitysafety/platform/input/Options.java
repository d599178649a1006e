package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.engine.UsedInModels;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/**
 * Choices of a form that are known only when it is opened; its field names them as valuesKey. In
 * models: {@code ${options.choices(materials)}}, what a decision table has found.
 */
@Component("options")
public class Options {

  /** The choices that a decision table has found, submitted as they are shown. */
  @UsedInModels
  public SpinJsonNode choices(List<String> found) {
    return of(found);
  }

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
