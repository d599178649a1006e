package cn.qualitysafety.platform.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
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
        "任务不能委派，也不能归还委派；需要其他同志办理的，请退回签收或者转办。",
        List.of(DelegateTaskCmd.class, ResolveTaskCmd.class));
    SENTENCES.put(
        "办件的数据只能在任务表单中填写，不能直接设置或者删除变量。",
        List.of(
            AbstractVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class));
    SENTENCES.put(
        "附件请在任务的“文书与附件”页添加，不能用其他方式添加、修改或者删除。",
        List.of(CreateAttachmentCmd.class, SaveAttachmentCmd.class, DeleteAttachmentCmd.class));
    SENTENCES.put(
        "已填写的意见不能修改或者删除，如有变化请另写一条。",
        List.of(
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class));
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return SENTENCES.entrySet().stream()
        .filter(door -> told.isOneOf(door.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
