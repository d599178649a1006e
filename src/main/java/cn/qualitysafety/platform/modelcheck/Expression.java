package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.Nesting;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.w3c.dom.Element;

/**
 * A text with {@code ${…}} in a model.
 *
 * @param place the XML element that holds it, itself or in an attribute
 */
record Expression(Element place, String text, Node root) {

  private static final String FACTS = "facts";

  /**
   * A comparison of a fact or a variable with a text.
   *
   * @param fact whether it is a fact
   */
  record Comparison(boolean fact, String name, String answer, boolean equal) {}

  /** A constant at a place where a method wants the name of something that exists. */
  record NamedThing(NameKind kind, String name) {}

  static List<Expression> of(Model model) {
    List<Expression> all = new ArrayList<>();
    for (Element place : model.elements()) {
      texts(place).forEach(text -> read(place, text).ifPresent(all::add));
    }
    return all;
  }

  private static Optional<Expression> read(Element place, String text) {
    if (Nesting.isTooMuch(text)) {
      return Optional.empty();
    }
    try {
      Node root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot();
      return Optional.of(new Expression(place, text, root));
    } catch (TreeBuilderException unreadable) {
      return Optional.empty();
    }
  }

  private static Stream<String> texts(Element element) {
    // <camunda:in source="x"> hands over a variable as ${x} would.
    String handsOver =
        Dom.isCamunda(element) && element.getLocalName().equals("in")
            ? element.getAttribute("source")
            : "";
    return Stream.of(
            IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeValue()),
            Stream.iterate(
                    element.getFirstChild(), Objects::nonNull, org.w3c.dom.Node::getNextSibling)
                .map(org.w3c.dom.Node::getNodeValue)
                .filter(Objects::nonNull),
            Stream.of("${%s}".formatted(handsOver)).filter(text -> !handsOver.isEmpty()))
        .flatMap(texts -> texts)
        .filter(text -> text.contains("${") || text.contains("#{"))
        .map(String::strip);
  }

  private static Stream<Node> below(Node node) {
    return Stream.concat(
        Stream.of(node),
        IntStream.range(0, node.getCardinality())
            .mapToObj(node::getChild)
            .flatMap(Expression::below));
  }

  /** The names with which it begins: beans and variables. */
  List<String> roots() {
    return below(root)
        .filter(AstIdentifier.class::isInstance)
        .map(node -> ((AstIdentifier) node).getName())
        .distinct()
        .toList();
  }

  /** The fact that alone is the whole of it. */
  Optional<String> onlyFact() {
    return root instanceof AstEval && root.getCardinality() == 1
        ? fact(root.getChild(0))
        : Optional.empty();
  }

  private static Optional<String> fact(Node node) {
    return node instanceof AstDot dot
            && dot.getChild(0) instanceof AstIdentifier start
            && start.getName().equals(FACTS)
        ? Optional.of(name(dot))
        : Optional.empty();
  }

  /** Names of the facts that it reads. */
  List<String> facts() {
    return below(root).flatMap(node -> fact(node).stream()).distinct().toList();
  }

  List<Comparison> comparisons() {
    return below(root)
        .filter(AstBinary.class::isInstance)
        .map(AstBinary.class::cast)
        .filter(both -> both.getOperator() == AstBinary.EQ || both.getOperator() == AstBinary.NE)
        .flatMap(
            both ->
                Stream.of(
                        comparison(both, both.getChild(0), both.getChild(1)),
                        comparison(both, both.getChild(1), both.getChild(0)))
                    .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<Comparison> comparison(AstBinary both, Node what, Node with) {
    if (!(with instanceof AstString text)) {
      return Optional.empty();
    }
    String answer = (String) text.eval(null, null);
    boolean equal = both.getOperator() == AstBinary.EQ;
    return what instanceof AstIdentifier variable
        ? Optional.of(new Comparison(false, variable.getName(), answer, equal))
        : fact(what).map(name -> new Comparison(true, name, answer, equal));
  }

  /**
   * What it names that must exist.
   *
   * @param beans classes of beans by name
   */
  List<NamedThing> named(Function<String, Optional<Class<?>>> beans) {
    return below(root)
        .filter(AstMethod.class::isInstance)
        .map(AstMethod.class::cast)
        .flatMap(call -> named(call, beans))
        .toList();
  }

  private static Stream<NamedThing> named(
      AstMethod call, Function<String, Optional<Class<?>>> beans) {
    if (!(call.getChild(0) instanceof AstDot dot
        && dot.getChild(0) instanceof AstIdentifier bean)) {
      return Stream.empty();
    }
    Node arguments = call.getChild(1);
    return beans.apply(bean.getName()).stream()
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getName().equals(name(dot)))
        .filter(method -> method.getParameterCount() == arguments.getCardinality())
        .flatMap(method -> named(method, arguments));
  }

  private static Stream<NamedThing> named(Method method, Node arguments) {
    List<NamedThing> things = new ArrayList<>();
    Annotation[][] marks = method.getParameterAnnotations();
    for (int i = 0; i < marks.length; i++) {
      if (arguments.getChild(i) instanceof AstString text) {
        for (Annotation mark : marks[i]) {
          if (mark instanceof NameOf of) {
            things.add(new NamedThing(of.value(), (String) text.eval(null, null)));
          }
        }
      }
    }
    return things.stream();
  }

  /** JUEL shows the name of a dot's right side only in its text, ". name". */
  private static String name(AstDot dot) {
    return dot.toString().replaceFirst("^\\. *", "");
  }
}
