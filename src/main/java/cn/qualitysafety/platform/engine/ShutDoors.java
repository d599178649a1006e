package cn.qualitysafety.platform.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessInstanceStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractUpdateProcessInstancesSuspendStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricTaskInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserOperationLogEntryCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateDecisionDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteHistoricProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricDecisionInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByDefinitionIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBatchCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBulkCmd;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.springframework.stereotype.Component;

/**
 * What the engine can do and no person ever needs to tell it: a case goes as its model is drawn,
 * and what is entered is entered in the form of a task that one has claimed. Most of it asks for no
 * more than to be one of those who may work on a task.
 */
@Component
class ShutDoors implements CommandRule {

  private static final Map<String, List<Class<?>>> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put(
        "流程只能从起点启动，不能指定起始环节，也不能跳过监听器和变量映射。",
        List.of(StartProcessInstanceAtActivitiesCmd.class, EvaluateStartConditionCmd.class));
    SENTENCES.put(
        "办件按流程图流转，不能人工改变环节、重新启动或者迁移版本。",
        List.of(
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractModificationCmd.class,
            AbstractRestartProcessInstanceCmd.class,
            AbstractMigrationCmd.class,
            SetProcessDefinitionVersionCmd.class));
    SENTENCES.put(
        "不能直接向流程发送消息、信号或者触发其等待的环节，请在任务中办理。",
        List.of(
            AbstractCorrelateMessageCmd.class,
            CorrelateAllMessageBatchCmd.class,
            MessageEventReceivedCmd.class,
            SignalEventReceivedCmd.class,
            SignalCmd.class));
    SENTENCES.put("作业由系统到时自动执行，不能人工执行。", List.of(ExecuteJobsCmd.class));
    SENTENCES.put(
        "不能以错误或者升级事件结束任务，请签收后在任务表单中办理。",
        List.of(HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class));
    SENTENCES.put(
        "不能直接指定任务的办理人；需要由其他同志办理的，请转办。",
        List.of(AbstractAddIdentityLinkCmd.class, DeleteIdentityLinkCmd.class));
    SENTENCES.put(
        "办件不能挂起或者激活：法定期限照常进行；需要中止的，请按流程办理。",
        List.of(
            AbstractSetProcessInstanceStateCmd.class,
            AbstractUpdateProcessInstancesSuspendStateCmd.class));
    SENTENCES.put(
        "作业不能成批更改；执行失败的步骤请在“失败步骤”页填写原因后重试。", List.of(AbstractSetJobsRetriesBatchCmd.class));
    SENTENCES.put(
        "任务不能委派，也不能归还委派；需要其他同志办理的，请退回签收或者转办。",
        List.of(DelegateTaskCmd.class, ResolveTaskCmd.class));
    SENTENCES.put(
        "办件的数据只能在任务表单中填写，不能直接设置或者删除变量。",
        List.of(
            AbstractVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class));
    SENTENCES.put(
        "权限由流程写明的岗位和所在单位得出，不能直接授予、修改或者删除；需要的权限，请由系统管理员安排岗位。",
        List.of(SaveAuthorizationCmd.class, DeleteAuthorizationCmd.class));
    SENTENCES.put(
        "附件请在任务的“文书与附件”页添加，不能用其他方式添加、修改或者删除。",
        List.of(CreateAttachmentCmd.class, SaveAttachmentCmd.class, DeleteAttachmentCmd.class));
    SENTENCES.put(
        "已填写的意见不能修改或者删除，如有变化请另写一条。",
        List.of(
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class));
    // Whoever deletes a version deletes its cases and what is known of closed ones with it.
    SENTENCES.put(
        "部署和流程版本不能删除，办件按其办理，历史按其保存；不再使用的版本请在“部署核准”页申请停用。",
        List.of(
            DeleteDeploymentCmd.class,
            DeleteProcessDefinitionsByIdsCmd.class,
            AbstractDeleteProcessDefinitionCmd.class));
    SENTENCES.put(
        "办件及其历史不能删除，也不能改变保存期限；办件请按流程办结或者撤回。",
        List.of(
            AbstractDeleteProcessInstanceCmd.class,
            DeleteProcessInstanceBatchCmd.class,
            DeleteHistoricProcessInstancesCmd.class,
            DeleteHistoricProcessInstancesBatchCmd.class,
            DeleteHistoricTaskInstanceCmd.class,
            DeleteHistoricVariableInstanceCmd.class,
            DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class,
            DeleteHistoricDecisionInstanceByDefinitionIdCmd.class,
            DeleteHistoricDecisionInstanceByInstanceIdCmd.class,
            DeleteHistoricDecisionInstancesBatchCmd.class,
            DeleteHistoricDecisionInstancesBulkCmd.class,
            DeleteUserOperationLogEntryCmd.class,
            SetRemovalTimeToHistoricProcessInstancesCmd.class,
            SetRemovalTimeToHistoricDecisionInstancesCmd.class,
            UpdateProcessDefinitionHistoryTimeToLiveCmd.class,
            UpdateDecisionDefinitionHistoryTimeToLiveCmd.class));
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return SENTENCES.entrySet().stream()
        .filter(door -> told.isOneOf(door.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
