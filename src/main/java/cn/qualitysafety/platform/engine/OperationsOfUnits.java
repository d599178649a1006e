package cn.qualitysafety.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;

/**
 * Who did what with the engine, as far as it was done in one's units. The engine would add what was
 * done in none, such as filters, for whoever may read of all processes; what concerns accounts and
 * models stands in the trail, for administrators.
 */
class OperationsOfUnits extends UserOperationLogManager {

  @Override
  public List<UserOperationLogEntry> findOperationLogEntriesByQueryCriteria(
      UserOperationLogQueryImpl query, Page page) {
    return isWithinUnits(query)
        ? super.findOperationLogEntriesByQueryCriteria(query, page)
        : List.of();
  }

  @Override
  public long findOperationLogEntryCountByQueryCriteria(UserOperationLogQueryImpl query) {
    return isWithinUnits(query) ? super.findOperationLogEntryCountByQueryCriteria(query) : 0;
  }

  /** Whether there is anything for whoever asks; from now on the query is for no more than that. */
  private boolean isWithinUnits(UserOperationLogQueryImpl query) {
    Authentication person = getCurrentAuthentication();
    if (person == null
        || getAuthorizationManager().isCamundaAdmin(person)
        || query.isTenantIdSet()) { // by our own code: nobody names a unit by REST
      return true;
    }
    List<String> units = person.getTenantIds();
    if (units == null || units.isEmpty()) {
      return false;
    }
    query.tenantIdIn(units.toArray(String[]::new));
    return true;
  }

  /** The engine asks for the manager by the type of its own. */
  record Factory() implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return UserOperationLogManager.class;
    }

    @Override
    public Session openSession() {
      return new OperationsOfUnits();
    }
  }
}
