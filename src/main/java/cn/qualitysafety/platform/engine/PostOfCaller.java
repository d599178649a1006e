package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task that one of several posts does, case by case: of a procedure that others call, the post of
 * whoever calls; of one that runs in several levels, the post that this level has. The task lists
 * all posts that may do it, which gives them their rights, and its property {@value #PROPERTY}
 * names the fact, or else the variable that a caller has handed over, with the one whose task it
 * is. While that says nothing the task is everybody's who is listed.
 */
@Component
class PostOfCaller extends AbstractProcessEnginePlugin {

  static final String PROPERTY = "postOfCaller";

  private final ObjectProvider<FactsOfCases> facts;

  PostOfCaller(ObjectProvider<FactsOfCases> facts) {
    this.facts = facts;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            for (String named : Properties.of(task, PROPERTY)) {
              ListedPost.replace(activity, post -> new OneOf(post, named.strip()));
            }
          }
        });
  }

  /** A post that the model lists, where it is the one that is said. */
  private class OneOf implements ListedPost {

    private final Expression post;
    private final String named;

    OneOf(Expression post, String named) {
      this.post = post;
      this.named = named;
    }

    @Override
    public Expression post() {
      return post;
    }

    @Override
    public Object getValue(VariableScope task) {
      Object one = facts.getObject().said(task, named);
      return one == null || one.equals(getExpressionText()) ? post.getValue(task) : List.of();
    }
  }
}
