package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Decides in which unit a case runs. A case that a person starts belongs to that person's own unit,
 * whatever they put into the form; a case that another case calls belongs to the unit named by the
 * mapped variable {@value #UNIT_CODE}, or else to the caller's unit.
 */
class UnitOfCase implements TenantIdProvider {

  static final String UNIT_CODE = "unitCode";

  private final UnitRegister units;

  UnitOfCase(UnitRegister units) {
    this.units = units;
  }

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    DelegateExecution caller = context.getSuperExecution();
    if (caller == null) {
      return unitOfStarter();
    }
    Object mapped = context.getVariables().get(UNIT_CODE);
    return mapped == null ? caller.getTenantId() : units.unit(mapped.toString()).code();
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    return unitOfStarter();
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? unitOfStarter() : context.getExecution().getTenantId();
  }

  private String unitOfStarter() {
    Authentication starter = Context.getCommandContext().getAuthentication();
    if (starter == null) {
      return units.province().code();
    }
    List<String> reached = starter.getTenantIds();
    if (reached == null || reached.isEmpty()) {
      throw new RefusedInputException("您的账号尚未分配单位，不能启动流程，请联系系统管理员。");
    }
    return units.highestOf(reached).code();
  }
}
