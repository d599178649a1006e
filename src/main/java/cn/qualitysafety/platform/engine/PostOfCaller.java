package cn.qualitysafety.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
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
              ListedPost.replace(activity, post -> new OneOf(post, variable));
            }
          }
        });
  }

  /** A post that the model lists, where it is the one that the variable says. */
  private record OneOf(Expression post, String variable) implements ListedPost {

    @Override
    public Object getValue(VariableScope task) {
      Object one = task.getVariable(variable);
      return one == null || one.equals(post.getExpressionText())
          ? post.getExpressionText()
          : List.of();
    }
  }
}
