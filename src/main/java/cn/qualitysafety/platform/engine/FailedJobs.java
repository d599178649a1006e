package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Incidents of failed jobs, which are not looked for when a job is done that never failed: a job
 * with an incident has a message that says why, also if its retries were taken away by hand.
 */
class FailedJobs extends DefaultIncidentHandler {

  FailedJobs() {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
  }

  @Override
  public Incident createIncident(IncidentContext context, String message) {
    JobEntity job = jobOf(context);
    if (job != null && hasNotFailed(job)) {
      job.setExceptionMessage("剩余重试次数已由人工置零。");
    }
    return super.createIncident(context, message);
  }

  @Override
  protected void removeIncident(IncidentContext context, boolean resolved) {
    JobEntity job = jobOf(context);
    if (job == null || !hasNotFailed(job)) {
      super.removeIncident(context, resolved);
    }
  }

  private static boolean hasNotFailed(JobEntity job) {
    return job.getExceptionMessage() == null && job.getExceptionByteArrayId() == null;
  }

  private static JobEntity jobOf(IncidentContext context) {
    return Context.getCommandContext()
        .getDbEntityManager()
        .getCachedEntity(JobEntity.class, context.getConfiguration());
  }
}
