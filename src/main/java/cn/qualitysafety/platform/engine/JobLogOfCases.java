package cn.qualitysafety.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.HistoricJobLogQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogManager;

/**
 * What became of jobs that were no step of a case is read by administrators alone, as they alone
 * see the jobs ({@link JobsOfCases}).
 */
class JobLogOfCases extends HistoricJobLogManager {

  @Override
  public List<HistoricJobLog> findHistoricJobLogsByQueryCriteria(
      HistoricJobLogQueryImpl query, Page page) {
    return seen(super.findHistoricJobLogsByQueryCriteria(query, page));
  }

  /** The engine cannot ask for those of no process: they are counted one by one. */
  @Override
  public long findHistoricJobLogsCountByQueryCriteria(HistoricJobLogQueryImpl query) {
    return seesAll()
        ? super.findHistoricJobLogsCountByQueryCriteria(query)
        : findHistoricJobLogsByQueryCriteria(query, null).size();
  }

  /** Of what the stack trace is asked for. */
  @Override
  public HistoricJobLogEventEntity findHistoricJobLogById(String id) {
    HistoricJobLogEventEntity found = super.findHistoricJobLogById(id);
    return found == null || isOfCase(found) || seesAll() ? found : null;
  }

  private List<HistoricJobLog> seen(List<HistoricJobLog> log) {
    return seesAll() ? log : log.stream().filter(JobLogOfCases::isOfCase).toList();
  }

  private static boolean isOfCase(HistoricJobLog entry) {
    return entry.getProcessDefinitionKey() != null;
  }

  private boolean seesAll() {
    return JobsOfCases.seesAll(getCurrentAuthentication(), getAuthorizationManager());
  }

  /** The engine asks for the manager by the type of its own. */
  record Factory() implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return HistoricJobLogManager.class;
    }

    @Override
    public Session openSession() {
      return new JobLogOfCases();
    }
  }
}
