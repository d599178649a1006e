package cn.qualitysafety.platform.engine;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * A post that a task of a model lists, of which each case decides whether it gets the task, or
 * which post instead: {@link PostOfCaller}, {@link PostOfDivision}.
 */
interface ListedPost extends Expression {

  /** As the model lists it. */
  Expression post();

  /** Puts one in the place of each post that the task lists. */
  static void replace(ActivityImpl task, UnaryOperator<Expression> narrowed) {
    Set<Expression> posts =
        ((UserTaskActivityBehavior) task.getActivityBehavior())
            .getTaskDefinition()
            .getCandidateGroupIdExpressions();
    Set<Expression> all = posts.stream().map(narrowed).collect(Collectors.toSet());
    posts.clear();
    posts.addAll(all);
  }

  @Override
  default void setValue(Object value, VariableScope task) {
    throw new UnsupportedOperationException("the posts of a task are the model's");
  }

  @Override
  default String getExpressionText() {
    return post().getExpressionText();
  }

  @Override
  default boolean isLiteralText() {
    return post().isLiteralText();
  }
}
