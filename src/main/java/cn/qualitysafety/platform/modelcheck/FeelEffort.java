package cn.qualitysafety.platform.modelcheck;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Whether a FEEL expression ends soon whatever the facts are. It is evaluated while a person waits
 * and a transaction is open, all of it in memory, and nothing can stop it: so what it goes through
 * must be a list that is there, not one that it counts up itself, and lists within lists are two
 * levels at most.
 */
final class FeelEffort {

  private static final int DEEPEST = 2;

  /** Their patterns are tried by Java in all ways there are. */
  private static final Set<String> PATTERNS = Set.of("matches", "replace", "split", "extract");

  /** What is repeated within something that is repeated. */
  private static final String REPEATED_TWICE = "(?s).*[*+}]\\??\\)\\s*[*+{].*";

  private FeelEffort() {}

  /** What in it may not end, for whoever wrote it; empty if it cannot be read itself. */
  static Optional<String> tooMuch(ParseResult read) {
    return read.isSuccess() ? tooMuch(read.parsedExpression().expression(), 0) : Optional.empty();
  }

  private static Optional<String> tooMuch(Object part, int around) {
    if (part instanceof IterationContext) {
      return Optional.of("自己数出来的区间（1..10）");
    }
    if (part instanceof FunctionDefinition) {
      return Optional.of("自己定义的函数（function）");
    }
    if (part instanceof FunctionInvocation call
        && PATTERNS.contains(call.function())
        && call.params().toString().matches(REPEATED_TWICE)) {
      return Optional.of("重复里面还有重复的模式");
    }
    int depth = around + loops(part);
    if (depth > DEEPEST) {
      return Optional.of("%d层以上的循环或者筛选".formatted(DEEPEST + 1));
    }
    Iterator<?> parts =
        part instanceof Iterable<?> several
            ? several.iterator()
            : part instanceof Product product ? product.productIterator() : null;
    while (parts != null && parts.hasNext()) {
      Optional<String> inside = tooMuch(parts.next(), depth);
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  /** One item by its number is no loop. */
  private static int loops(Object part) {
    return part instanceof For loop
        ? loop.iterators().size()
        : part instanceof SomeItem some
            ? some.iterators().size()
            : part instanceof EveryItem every
                ? every.iterators().size()
                : part instanceof Filter filter && !(filter.filter() instanceof ConstNumber)
                    ? 1
                    : 0;
  }
}
