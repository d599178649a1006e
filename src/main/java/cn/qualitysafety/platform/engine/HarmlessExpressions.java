package cn.qualitysafety.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.joda.time.DateTime;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Whether an expression of a model can only do what our own code offers to models. JUEL itself
 * would call any method of any object, and from any object there is a way to {@code Class.forName}:
 * so of beans only methods marked {@link UsedInModels} are called, and of the records and constants
 * that these return only what reads them; of a variable nothing is called, of the case only its
 * facts are read, and neither a bean nor the case is handed on as a whole.
 */
class HarmlessExpressions {

  private static final String OUR_CODE = "cn.qualitysafety.";

  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime");

  /** What is counted from {@code dateTime()}, in a filter for example. */
  private static final Pattern SUMS =
      Pattern.compile("(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)|toDate");

  private static final Set<String> FACTS =
      Set.of(
          "processBusinessKey",
          "businessKey",
          "tenantId",
          "processInstanceId",
          "currentActivityId",
          "currentActivityName",
          "id",
          "name",
          "assignee",
          "dueDate",
          "createTime",
          "taskDefinitionKey",
          "variable");

  private static final List<Class<?>> PLAIN =
      List.of(
          AstEval.class,
          AstComposite.class,
          AstText.class,
          AstNested.class,
          AstBinary.class,
          AstUnary.class,
          AstChoice.class,
          AstParameters.class,
          AstBoolean.class,
          AstNull.class,
          AstNumber.class,
          AstString.class);

  private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

  /** What alone our own filters may say besides the functions. */
  private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\(\\)}");

  private final ModelBeans beans;

  HarmlessExpressions(ModelBeans beans) {
    this.beans = beans;
  }

  /** The part of a text for which it is refused; empty if it is harmless or no expression. */
  Optional<String> harm(String expression) {
    if (!expression.contains("${") && !expression.contains("#{")) {
      return Optional.empty();
    }
    try {
      typeOf(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression).getRoot());
      return Optional.empty();
    } catch (HarmException harm) {
      return Optional.of(harm.getMessage());
    } catch (TreeBuilderException unreadable) {
      return Optional.of(expression);
    }
  }

  /** One delegate or listener and nothing else, as a delegate expression must be. */
  boolean isStep(String expression) {
    Matcher bean = BEAN.matcher(expression);
    return bean.matches() && beans.isStep(bean.group(1));
  }

  /** What the filters say that we provide for everybody. */
  boolean isOfOurFilters(String expression) {
    Matcher call = CALL.matcher(expression);
    return call.matches()
        && beans
            .type(call.group(1))
            .map(type -> ClassUtils.getMethodIfAvailable(type, call.group(2)))
            .filter(method -> method.isAnnotationPresent(UsedInFilters.class))
            .isPresent();
  }

  /** Type of a part of an expression; null where only a running case could tell. */
  private Class<?> typeOf(Node node) {
    if (node instanceof AstIdentifier root) {
      if (typeOf(root.getName()) != null) {
        throw new HarmException(root.getName());
      }
      return null;
    }
    if (node instanceof AstMethod call && call.getChild(0) instanceof AstDot dot) {
      typeOf(call.getChild(1));
      return member(dot, List.of(name(dot)), call.getChild(1).getCardinality());
    }
    if (node instanceof AstDot dot) {
      String property = StringUtils.capitalize(name(dot));
      return member(dot, List.of("get" + property, "is" + property), 0);
    }
    boolean known =
        node instanceof AstFunction function
            ? FUNCTIONS.contains(function.getName())
            : PLAIN.stream().anyMatch(plain -> plain.isInstance(node));
    if (!known) {
      throw new HarmException(node.toString());
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      typeOf(node.getChild(i));
    }
    return node instanceof AstFunction ? DateTime.class : null;
  }

  /** Type of a bean or of the case; null for a variable. */
  private Class<?> typeOf(String root) {
    return switch (root) {
      case "execution" -> DelegateExecution.class;
      case "task" -> DelegateTask.class;
      default -> beans.type(root).orElse(null);
    };
  }

  private Class<?> member(AstDot dot, List<String> names, int arguments) {
    Class<?> owner =
        dot.getChild(0) instanceof AstIdentifier root
            ? typeOf(root.getName())
            : typeOf(dot.getChild(0));
    if (owner == DelegateExecution.class || owner == DelegateTask.class) {
      for (String name : names) {
        if (FACTS.contains(StringUtils.uncapitalize(name.replaceFirst("^(get|has)", "")))) {
          return null;
        }
      }
      throw new HarmException(name(dot));
    }
    if (owner == DateTime.class && names.size() == 1 && SUMS.matcher(names.get(0)).matches()) {
      return DateTime.class;
    }
    // All of that name and number, for nobody knows which of them JUEL takes.
    List<Method> methods =
        Optional.ofNullable(owner).stream()
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> names.contains(method.getName()))
            .filter(method -> method.getParameterCount() == arguments)
            .toList();
    if (methods.isEmpty() || !methods.stream().allMatch(HarmlessExpressions::isOffered)) {
      throw new HarmException(name(dot));
    }
    return methods.get(0).getReturnType();
  }

  private static boolean isOffered(Method method) {
    return method.isAnnotationPresent(UsedInModels.class)
        || isOfPlainValue(method.getDeclaringClass())
            && method.getParameterCount() == 0
            && !Modifier.isStatic(method.getModifiers());
  }

  private static boolean isOfPlainValue(Class<?> type) {
    return type.getName().startsWith(OUR_CODE) && (type.isRecord() || type.isEnum());
  }

  /** JUEL shows the name of a dot's right side only in its text, ". name". */
  private static String name(AstDot dot) {
    return dot.toString().replaceFirst("^\\. *", "");
  }

  /** Ends the walk through an expression; it never leaves this class. */
  private static class HarmException extends RuntimeException {

    HarmException(String part) {
      super(part, null, false, false);
    }
  }
}
