package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's way to an expression, whoever wrote it and however it came: there is no other. One
 * of a model is evaluated where a case is, one of a query where none is.
 */
class GuardedExpressions extends JuelExpressionManager {

  private static final HarmlessExpressions.Harm AS_A_WHOLE =
      new HarmlessExpressions.Harm("不能使用", "表达式只能读取变量、事项和系统提供的部件");

  private final HarmlessExpressions harmless;

  private final Supplier<FactsOfCases> facts;

  GuardedExpressions(
      Map<Object, Object> beans, HarmlessExpressions harmless, Supplier<FactsOfCases> facts) {
    super(beans);
    this.harmless = harmless;
    this.facts = facts;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver all = new CompositeELResolver();
    all.add(new FactResolver(facts));
    all.add(super.createElResolver());
    return all;
  }

  /**
   * {@inheritDoc}
   *
   * <p>One that could do more than models and filters may is never evaluated: a {@link
   * RefusedInputException} says which part. It can be read, though, or the open cases of a version
   * from before could not be shown, and not be moved to one that goes on.
   */
  @Override
  public Expression createExpression(String expression) {
    Optional<HarmlessExpressions.Harm> harm =
        isOfFilter(expression) || harmless.isStep(expression)
            ? Optional.empty()
            : harmless.harm(expression);
    Set<String> read = harmless.factsIn(expression);
    return new JuelExpression(createValueExpression(expression), this, expression) {
      @Override
      public Object getValue(VariableScope where, BaseDelegateExecution step) {
        harm.ifPresent(why -> refuse(expression, why));
        if (where == null && !isLiteralText() && !isOfFilter(expression)) {
          refuse(expression, AS_A_WHOLE);
        }
        read.stream()
            .filter(name -> !facts.get().isReadable(where, name))
            .map(name -> HarmlessExpressions.FACTS_OF_CASE + "." + name)
            .forEach(fact -> refuse(expression, HarmlessExpressions.Harm.of(fact)));
        return super.getValue(where, step);
      }

      @Override
      public void setValue(Object value, VariableScope where, BaseDelegateExecution step) {
        refuse(expression, AS_A_WHOLE);
      }
    };
  }

  private boolean isOfFilter(String expression) {
    return SafeFilters.isHarmless(expression) || harmless.isOfOurFilters(expression);
  }

  private static void refuse(String expression, HarmlessExpressions.Harm why) {
    throw new RefusedInputException(
        "表达式“%s”%s；%s。".formatted(expression, why.what(), why.remedy()));
  }
}
