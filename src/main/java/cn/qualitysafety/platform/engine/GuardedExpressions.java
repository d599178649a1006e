package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/**
 * The engine's way to an expression, whoever wrote it and however it came: there is no other. One
 * of a model is evaluated where a case is, one of a query where none is.
 */
class GuardedExpressions extends JuelExpressionManager {

  private final HarmlessExpressions harmless;

  GuardedExpressions(Map<Object, Object> beans, HarmlessExpressions harmless) {
    super(beans);
    this.harmless = harmless;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedInputException if it could do more than models and filters may
   */
  @Override
  public Expression createExpression(String expression) {
    if (!isOfFilter(expression) && !harmless.isStep(expression)) {
      harmless.harm(expression).ifPresent(part -> refuse(expression, part));
    }
    return new JuelExpression(createValueExpression(expression), this, expression) {
      @Override
      public Object getValue(VariableScope where, BaseDelegateExecution step) {
        if (where == null && !isLiteralText() && !isOfFilter(expression)) {
          refuse(expression, expression);
        }
        return super.getValue(where, step);
      }
    };
  }

  private boolean isOfFilter(String expression) {
    return SafeFilters.isHarmless(expression) || harmless.isOfOurFilters(expression);
  }

  private static void refuse(String expression, String part) {
    throw new RefusedInputException(
        "表达式“%s”中的“%s”不能使用；表达式只能读取变量和调用系统提供的组件。".formatted(expression, part));
  }
}
