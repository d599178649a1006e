package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Cases of a process with the property {@value #OF_PROVINCE} belong to the province, whoever starts
 * them: a message of a city puts something before the leading group. Of any other process a case
 * that a person starts belongs to that person's own unit, whatever they put into the form; one that
 * another case's message starts belongs to the unit that the message names, or to the province. For
 * cases that other cases call see {@link CallInUnit}.
 */
class UnitOfCase implements TenantIdProvider {

  static final String OF_PROVINCE = "ofProvince";

  private final UnitRegister units;

  UnitOfCase(UnitRegister units) {
    this.units = units;
  }

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    if (Boolean.TRUE.equals(
        ((ProcessDefinitionEntity) context.getProcessDefinition()).getProperty(OF_PROVINCE))) {
      return units.province().code();
    }
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

  /** Reads the property of every model. */
  static class InEveryModel extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
      if (properties != null && "true".equals(properties.get(OF_PROVINCE))) {
        process.setProperty(OF_PROVINCE, true);
      }
    }
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
