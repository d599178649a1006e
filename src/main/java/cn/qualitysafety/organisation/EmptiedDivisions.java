package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.StaffChanges;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.language.Persons;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The last holder of a post in a division has gone: its open tasks become the general post's too,
 * as those do that come while nobody is there. Looked at by the end of the transaction.
 */
@Component
class EmptiedDivisions implements StaffChanges {

  private final ObjectProvider<Persons> persons;
  private final ObjectProvider<TaskService> tasks;
  private final PostRegister posts;
  private final InTheNameOf inTheNameOf;

  EmptiedDivisions(
      ObjectProvider<Persons> persons,
      ObjectProvider<TaskService> tasks,
      PostRegister posts,
      InTheNameOf inTheNameOf) {
    this.persons = persons;
    this.tasks = tasks;
    this.posts = posts;
    this.inTheNameOf = inTheNameOf;
  }

  @Override
  public void lostPosts(String person, Set<String> lost) {
    look(lost);
  }

  @Override
  public void lostUnits(String person, Set<String> units) {
    look(posts.all().stream().map(Post::code).toList());
  }

  @Override
  public void lostAccount(String person) {
    look(posts.all().stream().map(Post::code).toList());
  }

  private void look(Collection<String> lost) {
    List<String> ofDivisions =
        lost.stream().filter(post -> Divisions.generalOf(post).isPresent()).toList();
    if (!ofDivisions.isEmpty()) {
      Context.getCommandContext()
          .getTransactionContext()
          .addTransactionListener(
              TransactionState.COMMITTING,
              context ->
                  inTheNameOf.system(
                      () -> {
                        ofDivisions.forEach(this::open);
                        return null;
                      }));
    }
  }

  /** To the general post, in the units in which nobody holds this one. */
  private void open(String ofDivision) {
    String general = Divisions.generalOf(ofDivision).orElseThrow();
    for (Task task :
        tasks
            .getObject()
            .createTaskQuery()
            .taskCandidateGroup(ofDivision)
            .includeAssignedTasks()
            .list()) {
      if (task.getTenantId() != null
          && !persons.getObject().isHeld(ofDivision, task.getTenantId())) {
        tasks.getObject().addCandidateGroup(task.getId(), general);
      }
    }
  }
}
