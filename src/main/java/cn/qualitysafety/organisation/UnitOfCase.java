package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * A case that a person starts belongs to that person's own unit, whatever they put into the form;
 * one that another case's message starts belongs to the unit that the message names, or to the
 * province. For cases that other cases call see {@link CallInUnit}.
 */
class UnitOfCase implements TenantIdProvider {

  private final UnitRegister units;

  UnitOfCase(UnitRegister units) {
    this.units = units;
  }

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    Authentication starter = Context.getCommandContext().getAuthentication();
    Object unitCode = context.getVariables().get(CallInUnit.UNIT_CODE);
    return starter == null && unitCode != null
        ? units.unit(unitCode.toString()).code()
        : unitOfStarter();
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
