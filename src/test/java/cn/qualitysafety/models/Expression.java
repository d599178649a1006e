package cn.qualitysafety.models;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.springframework.util.StringUtils;
import org.w3c.dom.Element;

/**
 * A text with {@code ${…}} in a model.
 *
 * @param place the XML element that holds it, itself or in an attribute
 */
record Expression(Model model, Element place, String text) {

  private static final Pattern COMPARISON =
      Pattern.compile("((?:facts\\.)?\\w+)\\s*[!=]=\\s*'([^']*)'");
  private static final Pattern LIMIT =
      Pattern.compile("(?:deadline\\.\\w+\\(|limit\\.\\w+\\(execution, )'([^']*)'\\)");
  private static final Pattern FACT = Pattern.compile("\\bfacts\\.(\\w+)");

  static List<Expression> of(Model model) {
    return model
        .elements()
        .flatMap(place -> texts(place).map(text -> new Expression(model, place, text)))
        .toList();
  }

  private static Stream<String> texts(Element element) {
    // <camunda:in source="x"> hands over a variable as ${x} would.
    boolean handsOver = element.getLocalName().equals("in") && element.hasAttribute("source");
    return Stream.of(
            values(element.getAttributes().getLength(), element.getAttributes()::item),
            values(element.getChildNodes().getLength(), element.getChildNodes()::item),
            Stream.of(handsOver ? "${%s}".formatted(element.getAttribute("source")) : ""))
        .flatMap(texts -> texts)
        .filter(text -> text.contains("${") || text.contains("#{"))
        .map(String::strip);
  }

  private static Stream<String> values(int count, IntFunction<org.w3c.dom.Node> item) {
    return IntStream.range(0, count)
        .mapToObj(item)
        .map(org.w3c.dom.Node::getNodeValue)
        .filter(Objects::nonNull);
  }

  String at() {
    return model.at(place);
  }

  /** Reads it as the engine will; fails as the engine will. */
  Tree parse() {
    return new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
  }

  /** The names with which it begins: beans and variables. */
  static List<String> roots(Tree tree) {
    return StreamSupport.stream(tree.getIdentifierNodes().spliterator(), false)
        .map(IdentifierNode::getName)
        .distinct()
        .toList();
  }

  /** Names of the limits from which it counts a date. */
  List<String> limits() {
    return LIMIT.matcher(text).results().map(limit -> limit.group(1)).toList();
  }

  /** Names of the facts that it reads. */
  List<String> facts() {
    return FACT.matcher(text).results().map(fact -> fact.group(1)).toList();
  }

  /** Comparisons of a variable or fact, group 1, with a text, group 2. */
  List<MatchResult> comparisons() {
    return COMPARISON.matcher(text).results().toList();
  }

  /** Methods and properties that the expression uses and its beans' classes do not have. */
  static List<String> missingMethods(Tree tree, Map<String, Class<?>> typeOfRoot) {
    List<String> missing = new ArrayList<>();
    typeOf(tree.getRoot(), typeOfRoot, missing);
    return missing;
  }

  /** Type of a part of an expression, empty where only a running case could tell. */
  private static Optional<Class<?>> typeOf(
      Node node, Map<String, Class<?>> typeOfRoot, List<String> missing) {
    if (node instanceof AstIdentifier root) {
      return Optional.ofNullable(typeOfRoot.get(root.getName()));
    }
    if (node instanceof AstMethod call && call.getChild(0) instanceof AstDot dot) {
      Node arguments = call.getChild(1);
      typeOf(arguments, typeOfRoot, missing);
      int count = arguments.getCardinality();
      return typeOf(dot.getChild(0), typeOfRoot, missing)
          .flatMap(
              owner ->
                  find(owner, List.of(name(dot)), count)
                      .or(() -> note(missing, owner, "%s(%d)".formatted(name(dot), count))));
    }
    if (node instanceof AstDot dot) {
      String property = StringUtils.capitalize(name(dot));
      return typeOf(dot.getChild(0), typeOfRoot, missing)
          .flatMap(
              owner ->
                  find(owner, List.of("get" + property, "is" + property), 0)
                      .or(() -> note(missing, owner, name(dot))));
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      typeOf(node.getChild(i), typeOfRoot, missing);
    }
    return Optional.empty();
  }

  /** JUEL shows the name of a dot's right side only in its text, ". name". */
  private static String name(AstDot dot) {
    return dot.toString().replaceFirst("^\\. *", "");
  }

  private static Optional<Class<?>> find(Class<?> owner, List<String> names, int arguments) {
    return Arrays.stream(owner.getMethods())
        .filter(method -> names.contains(method.getName()))
        .filter(method -> method.getParameterCount() == arguments)
        .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
        .findFirst()
        .map(Method::getReturnType);
  }

  private static Optional<Class<?>> note(List<String> missing, Class<?> owner, String name) {
    missing.add(owner.getSimpleName() + "." + name);
    return Optional.empty();
  }
}
