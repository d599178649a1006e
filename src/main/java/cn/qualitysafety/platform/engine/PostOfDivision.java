package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Persons;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task that one division does: its property {@value #PROPERTY} names a fact, or else a variable
 * that a caller has handed over, with the code of the division. Of the posts that the task lists,
 * those that are held division by division get it in this division alone; the model gives their
 * rights to the general posts, which their holders have too. While nothing is said, and where
 * nobody of the unit holds the post in that division, it is the general post's: a division that is
 * not manned holds up no case.
 */
@Component
class PostOfDivision extends AbstractProcessEnginePlugin {

  static final String PROPERTY = "ofDivision";

  private final ObjectProvider<FactsOfCases> facts;
  private final ObjectProvider<Persons> persons;

  PostOfDivision(ObjectProvider<FactsOfCases> facts, ObjectProvider<Persons> persons) {
    this.facts = facts;
    this.persons = persons;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.add(
        configuration,
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            List<String> units = Properties.of(task, UnitOfTask.PROPERTY);
            for (String named : Properties.of(task, PROPERTY)) {
              String unit = units.isEmpty() ? null : units.get(0).strip();
              ListedPost.replace(activity, post -> new InDivision(post, named.strip(), unit));
            }
          }
        });
  }

  private String unit(VariableScope task, String named) {
    Object unit = named == null ? null : facts.getObject().said(task, named);
    return unit != null ? unit.toString() : ((ExecutionEntity) task).getTenantId();
  }

  /** A post that the model lists, as the division has it. */
  private class InDivision implements ListedPost {

    private final Expression post;
    private final String named;
    private final String unit;

    /**
     * @param unit what names the unit whose task it is; null if it is the case's
     */
    InDivision(Expression post, String named, String unit) {
      this.post = post;
      this.named = named;
      this.unit = unit;
    }

    @Override
    public Expression post() {
      return post;
    }

    @Override
    public Object getValue(VariableScope task) {
      Object listed = post.getValue(task);
      Object division = facts.getObject().said(task, named);
      if (!(listed instanceof String general) || division == null) {
        return listed;
      }
      String ofDivision = Divisions.postOf(general, division.toString());
      return persons.getObject().isHeld(ofDivision, unit(task, unit)) ? ofDivision : general;
    }
  }
}
