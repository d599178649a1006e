package cn.qualitysafety.platform.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Jobs that are no step of a case are seen by administrators alone, as they alone change them
 * ({@link JobsOfSystem}): the engine asks for rights on a job's process, and shows everybody those
 * that have none.
 */
class JobsOfCases extends JobManager {

  private final Supplier<AuthorizationMapper> mapper;

  private JobsOfCases(Supplier<AuthorizationMapper> mapper) {
    this.mapper = mapper;
  }

  @Override
  public List<Job> findJobsByQueryCriteria(JobQueryImpl query, Page page) {
    return seen(super.findJobsByQueryCriteria(query, page));
  }

  /** Of the clean-up, among others. */
  @Override
  public List<Job> findJobsByHandlerType(String type) {
    return seen(super.findJobsByHandlerType(type));
  }

  private List<Job> seen(List<Job> jobs) {
    return seesAll()
        ? jobs
        : jobs.stream().filter(job -> job.getProcessDefinitionKey() != null).toList();
  }

  @Override
  public long findJobCountByQueryCriteria(JobQueryImpl query) {
    long all = super.findJobCountByQueryCriteria(query);
    return all == 0 || seesAll() ? all : all - countOfNoCase(query);
  }

  private long countOfNoCase(JobQueryImpl query) {
    DirectFieldAccessor fields = new DirectFieldAccessor(query);
    if (fields.getPropertyValue("jobDefinitionId") != null
        || fields.getPropertyValue("activityId") != null) {
      return 0; // of a step of a process, and the engine cannot ask for ids besides
    }
    Set<?> asked = (Set<?>) fields.getPropertyValue("ids");
    Set<String> ofNoCase = new HashSet<>(mapper.get().findJobsOfNoCase());
    if (asked != null && !asked.isEmpty()) {
      ofNoCase.retainAll(asked);
    }
    if (ofNoCase.isEmpty()) {
      return 0;
    }
    fields.setPropertyValue("ids", ofNoCase);
    try {
      return super.findJobCountByQueryCriteria(query);
    } finally {
      fields.setPropertyValue("ids", asked);
    }
  }

  private boolean seesAll() {
    return seesAll(getCurrentAuthentication(), getAuthorizationManager());
  }

  /**
   * Whether somebody is shown jobs that are no step of a case.
   *
   * @param person null if the system asks
   */
  static boolean seesAll(Authentication person, AuthorizationManager rights) {
    return person == null || person.getUserId() == null || rights.isCamundaAdmin(person);
  }

  /** The engine asks for the manager by the type of its own. */
  record Factory(Supplier<AuthorizationMapper> mapper) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return JobManager.class;
    }

    @Override
    public Session openSession() {
      return new JobsOfCases(mapper);
    }
  }
}
