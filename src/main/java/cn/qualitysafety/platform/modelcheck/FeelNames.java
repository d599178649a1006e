package cn.qualitysafety.platform.modelcheck;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * What a FEEL expression asks for from outside. What stands in a filter may be of the items, and is
 * not looked at.
 *
 * @param names of variables
 * @param functions that it calls
 */
record FeelNames(Set<String> names, Set<String> functions) {

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  /** Of the entry of an input column. */
  static FeelNames ofTests(String text) {
    return of(FEEL.parseUnaryTests(text));
  }

  static FeelNames ofExpression(String text) {
    return of(FEEL.parseExpression(text));
  }

  /** None of what cannot be read, which is told elsewhere. */
  private static FeelNames of(ParseResult read) {
    FeelNames found = new FeelNames(new TreeSet<>(), new TreeSet<>());
    if (read.isSuccess()) {
      found.add(read.parsedExpression().expression(), Set.of());
    }
    return found;
  }

  /**
   * @param bound names that the expression itself gives
   */
  private void add(Object part, Set<String> bound) {
    if (part instanceof Ref reference) {
      String name = reference.names().head();
      if (!bound.contains(name)) {
        names.add(name);
      }
    } else if (part instanceof Filter filter) {
      add(filter.list(), bound);
    } else if (part instanceof SomeItem some) {
      add(some.condition(), within(some.iterators(), bound));
    } else if (part instanceof EveryItem every) {
      add(every.condition(), within(every.iterators(), bound));
    } else if (part instanceof For loop) {
      add(loop.exp(), within(loop.iterators(), bound));
    } else if (part instanceof ConstContext context) {
      within(context.entries(), bound);
    } else if (part instanceof FunctionDefinition function) {
      Set<String> inside = new HashSet<>(bound);
      function.parameters().iterator().foreach(name -> inside.add(name));
      add(function.body(), inside);
    } else {
      if (part instanceof FunctionInvocation call) {
        functions.add(call.function());
      }
      if (part instanceof Iterable<?> several) {
        addAll(several.iterator(), bound);
      } else if (part instanceof Product product) {
        addAll(product.productIterator(), bound);
      }
    }
  }

  private void addAll(Iterator<?> parts, Set<String> bound) {
    while (parts.hasNext()) {
      add(parts.next(), bound);
    }
  }

  /** Each name may be used by those that come after it. */
  private <T> Set<String> within(Iterable<Tuple2<String, T>> named, Set<String> bound) {
    Set<String> inside = new HashSet<>(bound);
    Iterator<Tuple2<String, T>> each = named.iterator();
    while (each.hasNext()) {
      Tuple2<String, T> one = each.next();
      add(one._2(), inside);
      inside.add(one._1());
    }
    return inside;
  }
}
