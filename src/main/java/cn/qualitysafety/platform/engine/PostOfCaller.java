package cn.qualitysafety.platform.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * A task of a procedure that others call is done by a post of whoever calls: the task lists all
 * posts that may do it, which gives them their rights, and its property {@value #PROPERTY} names
 * the variable with the one whose task it is. While that says nothing the task is everybody's who
 * is listed.
 */
@Component
class PostOfCaller extends AbstractProcessEnginePlugin {

  static final String PROPERTY = "postOfCaller";

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            for (String variable : Properties.of(task, PROPERTY)) {
              narrow(activity, variable);
            }
          }
        });
  }

  private static void narrow(ActivityImpl activity, String variable) {
    Set<Expression> posts =
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
            .getTaskDefinition()
            .getCandidateGroupIdExpressions();
    Set<Expression> narrowed =
        posts.stream().map(post -> new OneOf(post, variable)).collect(Collectors.toSet());
    posts.clear();
    posts.addAll(narrowed);
  }

  /** A post that the model lists, where it is the one that the variable says. */
  private record OneOf(Expression post, String variable) implements Expression {

    @Override
    public Object getValue(VariableScope task) {
      Object one = task.getVariable(variable);
      return one == null || one.equals(post.getExpressionText())
          ? post.getExpressionText()
          : List.of();
    }

    @Override
    public void setValue(Object value, VariableScope task) {
      throw new UnsupportedOperationException("the posts of a task are the model's");
    }

    @Override
    public String getExpressionText() {
      return post.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
      return true;
    }
  }
}
