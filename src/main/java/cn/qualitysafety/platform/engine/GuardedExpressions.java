package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/**
 * The engine's way to an expression, whoever wrote it. The engine looks for expressions in a query
 * that somebody sends, but not in the alternatives within it ({@code orQueries}); here it cannot
 * overlook one.
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
   * @throws RefusedInputException if it could do more than models may
   */
  @Override
  public Expression createExpression(String expression) {
    harmless
        .harm(expression)
        .ifPresent(
            part -> {
              throw new RefusedInputException(
                  "表达式“%s”中的“%s”不能使用；表达式只能读取变量和调用系统提供的组件。".formatted(expression, part));
            });
    return super.createExpression(expression);
  }
}
