package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
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
 * facts are read; no bean is handed on as a whole, and the case only to a method that wants just
 * it. A step, which changes something, stands alone: see {@link #isStep}.
 */
class HarmlessExpressions {

  private static final String OUR_CODE = "cn.qualitysafety.";

  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime");

  /** What is counted from {@code dateTime()}, in a filter for example. */
  private static final Pattern SUMS =
      Pattern.compile("(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)|toDate");

  /** The facts of the regime, {@code ${facts.product}}. */
  static final String FACTS_OF_CASE = "facts";

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

  /** What a step is told besides its case. */
  private static final List<Class<?>> CONSTANTS =
      List.of(AstBoolean.class, AstNumber.class, AstString.class);

  /** What alone our own filters may say besides the functions. */
  private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\(\\)}");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  /** What JUEL reads all the same, and whoever looks for a part in a text does not. */
  private static final Pattern UNUSUAL = Pattern.compile("#\\{|\\s\\.|\\.\\s|[\\r\\n\\t]");

  private final ModelBeans beans;
  private final Supplier<FactsOfCases> facts;

  HarmlessExpressions(ModelBeans beans, Supplier<FactsOfCases> facts) {
    this.beans = beans;
    this.facts = facts;
  }

  /**
   * Why a text is refused.
   *
   * @param what follows the text in a sentence
   * @param remedy what to do instead
   */
  record Harm(String what, String remedy) {

    static Harm of(String part) {
      return new Harm("中的“%s”不能使用".formatted(part), "表达式只能读取变量、事项和系统提供的部件");
    }
  }

  /** Empty if it is harmless, or no expression. */
  Optional<Harm> harm(String expression) {
    if (!expression.contains("${") && !expression.contains("#{")) {
      return Optional.empty();
    }
    if (isUnusual(expression)) {
      return Optional.of(new Harm("的写法不能使用", "请用“${”开头，写在一行，点的前后不留空格"));
    }
    try {
      typeOf(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression).getRoot());
      return Optional.empty();
    } catch (HarmException refused) {
      return Optional.of(refused.harm);
    } catch (TreeBuilderException unreadable) {
      return Optional.of(
          new Harm(
              "写得不完整，不能使用（第%d个字符处：%s）"
                  .formatted(unreadable.getPosition() + 1, unreadable.getEncountered()),
              "请补全，例如“${facts.state == 'accepted'}”"));
    }
  }

  /**
   * Whether it is spelled in a way of its own: which forms and tables a model records is read from
   * the texts of its steps, and must not depend on who spells them how.
   */
  private static boolean isUnusual(String expression) {
    return UNUSUAL.matcher(QUOTED.matcher(expression).replaceAll("''")).find();
  }

  /** The names of the facts that an expression reads; empty if it cannot be read itself. */
  Set<String> factsIn(String expression) {
    Set<String> names = new LinkedHashSet<>();
    if (expression.contains(FACTS_OF_CASE)) {
      try {
        addFacts(
            new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression).getRoot(), names);
      } catch (TreeBuilderException unreadable) {
        return Set.of();
      }
    }
    return names;
  }

  private static void addFacts(Node node, Set<String> names) {
    if (node instanceof AstDot dot
        && dot.getChild(0) instanceof AstIdentifier root
        && root.getName().equals(FACTS_OF_CASE)) {
      names.add(name(dot));
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      addFacts(node.getChild(i), names);
    }
  }

  /**
   * The facts that an expression reads and cases of this process have not, or have only for some
   * posts.
   *
   * @param recorded what the forms of the process record
   */
  List<String> unknownFacts(String expression, String process, List<Fact> recorded) {
    return factsIn(expression).stream()
        .filter(name -> !isReadable(name, process, recorded))
        .toList();
  }

  /** The same of the facts that stand in the texts of a step: {@code '关于{product}的检查'}. */
  List<String> unknownFactsInTexts(String step, String process, List<Fact> recorded) {
    int begin = step.indexOf('{') + 1;
    int end = step.lastIndexOf('}');
    return FactWords.in(begin > end ? "" : step.substring(begin, end)).stream()
        .filter(name -> !isReadable(name, process, recorded))
        .toList();
  }

  /** Whether a class lists facts for the cases of this process. */
  boolean listsFactsOf(String process) {
    return facts.get().of(process).size() > facts.get().of("").size();
  }

  /** Names of the facts that expressions of a process may read. */
  List<String> readable(String process, List<Fact> recorded) {
    return Stream.concat(
            facts.get().of(process).stream()
                .filter(fact -> facts.get().isReadable(process, fact.name())),
            recorded.stream().filter(fact -> !fact.isSealed()))
        .map(Fact::name)
        .toList();
  }

  private boolean isReadable(String name, String process, List<Fact> recorded) {
    return facts.get().isReadable(process, name)
        || recorded.stream().anyMatch(fact -> fact.name().equals(name) && !fact.isSealed());
  }

  /** A step of an execution or of a task. */
  boolean isStep(String expression) {
    return isStep(expression, DelegateExecution.class) || isStep(expression, DelegateTask.class);
  }

  /**
   * Whether it is one call of a {@link Step} and nothing else: with the execution or the task that
   * calls it, and constants.
   *
   * @param of which of the two
   */
  boolean isStep(String expression, Class<?> of) {
    return whyNoStep(expression, of).isEmpty();
  }

  /** Why it is no step of an execution or a task, for whoever drew it; empty if it is one. */
  Optional<String> whyNoStep(String expression, Class<?> of) {
    if (Nesting.isTooMuch(expression)) {
      return Optional.of("过长或者括号过多");
    }
    if (isUnusual(expression)) {
      return Optional.of("要用“${”开头，写在一行，点的前后不留空格");
    }
    Node root;
    try {
      root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression).getRoot();
    } catch (TreeBuilderException unreadable) {
      return Optional.of("写得不完整");
    }
    if (!(root instanceof AstEval
        && root.getChild(0) instanceof AstMethod call
        && call.getChild(0) instanceof AstDot dot
        && dot.getChild(0) instanceof AstIdentifier bean)) {
      return Optional.of("不是单独一个步骤");
    }
    Optional<Class<?>> type = beans.type(bean.getName());
    return type.isEmpty()
        ? Optional.of("没有名为“%s”的部件".formatted(bean.getName()))
        : whyNoStep(type.get(), name(dot), call, of);
  }

  private static Optional<String> whyNoStep(
      Class<?> type, String name, AstMethod call, Class<?> of) {
    Node arguments = call.getChild(1);
    List<Method> steps =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> method.isAnnotationPresent(Step.class))
            .toList();
    if (steps.isEmpty()) {
      return Optional.of("该部件没有步骤“%s”".formatted(name));
    }
    Class<?> first = steps.get(0).getParameterTypes()[0];
    if (first != of || arguments.getCardinality() == 0) {
      return Optional.of(
          first == DelegateTask.class ? "该步骤用于任务的监听器（task）" : "该步骤用于服务任务（execution）");
    }
    // A step may want more or less: JUEL takes the one of so many parameters.
    if (steps.stream().noneMatch(step -> step.getParameterCount() == arguments.getCardinality())) {
      return Optional.of(
          "该步骤要%s个参数"
              .formatted(
                  steps.stream()
                      .map(Method::getParameterCount)
                      .sorted()
                      .map(String::valueOf)
                      .collect(Collectors.joining("或者"))));
    }
    if (!isCase(arguments.getChild(0), of)) {
      return Optional.of("第一个参数不是本业务（task或者execution）");
    }
    for (int i = 1; i < arguments.getCardinality(); i++) {
      if (CONSTANTS.stream().noneMatch(arguments.getChild(i).getClass()::equals)) {
        return Optional.of("第%d个参数不是固定的文字或者数字".formatted(i + 1));
      }
    }
    return Optional.empty();
  }

  private static boolean wantsCase(Method method) {
    return method.getParameterCount() > 0
        && VariableScope.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  /** Whether it is the case itself, as the method wants it. */
  private static boolean isCase(Node argument, Class<?> wanted) {
    return argument instanceof AstIdentifier root
        && (root.getName().equals("execution") && wanted == DelegateExecution.class
            || root.getName().equals("task") && wanted == DelegateTask.class);
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
      return member(dot, List.of(name(dot)), call.getChild(1));
    }
    if (node instanceof AstDot dot
        && dot.getChild(0) instanceof AstIdentifier root
        && root.getName().equals(FACTS_OF_CASE)) {
      return null; // whether its case has it, only the case can tell
    }
    if (node instanceof AstDot dot) {
      String property = StringUtils.capitalize(name(dot));
      return member(dot, List.of("get" + property, "is" + property), null);
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
      case FACTS_OF_CASE -> FactsOfCases.class;
      case "execution" -> DelegateExecution.class;
      case "task" -> DelegateTask.class;
      default -> beans.type(root).orElse(null);
    };
  }

  /**
   * @param arguments null for a property
   */
  private Class<?> member(AstDot dot, List<String> names, Node arguments) {
    int count = arguments == null ? 0 : arguments.getCardinality();
    Class<?> owner =
        dot.getChild(0) instanceof AstIdentifier root
            ? typeOf(root.getName())
            : typeOf(dot.getChild(0));
    if (owner == DelegateExecution.class || owner == DelegateTask.class) {
      check(arguments, 0);
      for (String name : names) {
        if (FACTS.contains(StringUtils.uncapitalize(name.replaceFirst("^(get|has)", "")))) {
          return null;
        }
      }
      throw new HarmException(name(dot));
    }
    if (owner == DateTime.class && names.size() == 1 && SUMS.matcher(names.get(0)).matches()) {
      check(arguments, 0);
      return DateTime.class;
    }
    // All of that name and number, for nobody knows which of them JUEL takes.
    List<Method> methods =
        Optional.ofNullable(owner).stream()
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> names.contains(method.getName()))
            .filter(method -> method.getParameterCount() == count)
            .toList();
    if (methods.isEmpty() || !methods.stream().allMatch(HarmlessExpressions::isOffered)) {
      throw offersOthers(owner, dot);
    }
    boolean ofCase =
        count > 0
            && methods.stream()
                .allMatch(method -> isCase(arguments.getChild(0), method.getParameterTypes()[0]));
    if (!ofCase && methods.stream().anyMatch(HarmlessExpressions::wantsCase)) {
      throw new HarmException(name(dot));
    }
    check(arguments, ofCase ? 1 : 0);
    return methods.get(0).getReturnType();
  }

  /** Of a bean it may be said what it offers. */
  private HarmException offersOthers(Class<?> owner, AstDot dot) {
    if (!(dot.getChild(0) instanceof AstIdentifier bean) || beans.type(bean.getName()).isEmpty()) {
      return new HarmException(name(dot));
    }
    List<String> offered =
        Arrays.stream(owner.getMethods())
            .filter(method -> method.isAnnotationPresent(UsedInModels.class))
            .map(method -> "%s（%d个参数）".formatted(method.getName(), method.getParameterCount()))
            .sorted()
            .toList();
    return offered.isEmpty()
        ? new HarmException(name(dot))
        : new HarmException(
            new Harm(
                "中的“%s”不能使用".formatted(name(dot)),
                "部件“%s”只提供%s".formatted(bean.getName(), String.join("、", offered))));
  }

  /** The arguments from this one on. */
  private void check(Node arguments, int from) {
    for (int i = from; arguments != null && i < arguments.getCardinality(); i++) {
      typeOf(arguments.getChild(i));
    }
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

    private final transient Harm harm;

    HarmException(String part) {
      this(Harm.of(part));
    }

    HarmException(Harm harm) {
      super(harm.what(), null, false, false);
      this.harm = harm;
    }
  }
}
