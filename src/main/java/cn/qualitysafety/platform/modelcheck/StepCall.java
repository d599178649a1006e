package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.language.Step;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A call of a step that exists; of any other the model language says why it is none.
 *
 * @param type class of its bean
 * @param of what it is a step of, {@code execution} or {@code task}
 */
record StepCall(Class<?> type, String bean, String name, String of) {

  private static final Pattern CALL =
      Pattern.compile("\\$\\{(?<bean>\\w+)\\.(?<step>\\w+)\\((?<of>execution|task)\\b[^}]*}");

  /** Where the parts are that every regime shares: in the platform and the shared registers. */
  private static final Pattern PARTS =
      Pattern.compile("cn\\.qualitysafety\\.(platform|enterprise|organisation|target)\\..*");

  static Optional<StepCall> of(Known known, String expression) {
    Matcher call = CALL.matcher(expression);
    return call.matches()
        ? known
            .beans()
            .apply(call.group("bean"))
            .filter(type -> isStep(type, call.group("step")))
            .map(
                type ->
                    new StepCall(type, call.group("bean"), call.group("step"), call.group("of")))
        : Optional.empty();
  }

  private static boolean isStep(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .anyMatch(
            method -> method.getName().equals(name) && method.isAnnotationPresent(Step.class));
  }

  /** Whether it wants a transaction of its own. */
  boolean isApart() {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .map(method -> method.getAnnotation(Step.class))
        .anyMatch(step -> step != null && step.apart());
  }

  boolean isOfPart() {
    return PARTS.matcher(type.getName()).matches();
  }

  /** Whether it is the one that the model's own class has for this element. */
  boolean isOf(Model model, Element node) {
    return bean.equals(model.bean()) && name.equals(Model.verb(node));
  }

  StepReads reads() {
    return StepReads.of(type, name);
  }
}
