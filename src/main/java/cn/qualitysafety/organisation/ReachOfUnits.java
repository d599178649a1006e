package cn.qualitysafety.organisation;

import java.util.List;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/**
 * Does not ask for the unit of each row on behalf of whoever reaches all units: compared with a
 * hundred and fifty codes, a provincial work list of 3,456 tasks took 44 ms instead of 35.
 */
class ReachOfUnits extends TenantManager {

  private final UnitRegister units;

  ReachOfUnits(UnitRegister units) {
    this.units = units;
  }

  @Override
  public boolean isTenantCheckEnabled() {
    return super.isTenantCheckEnabled() && !reachesAll(getCurrentAuthentication());
  }

  private boolean reachesAll(Authentication me) {
    List<String> reached = me.getTenantIds();
    return reached != null && reached.size() >= units.all().size() && units.areAll(reached);
  }

  /** The engine asks for the session by the type of its own manager. */
  record Factory(UnitRegister units) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TenantManager.class;
    }

    @Override
    public Session openSession() {
      return new ReachOfUnits(units);
    }
  }
}
