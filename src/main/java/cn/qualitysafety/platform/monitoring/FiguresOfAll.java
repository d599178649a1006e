package cn.qualitysafety.platform.monitoring;

import cn.qualitysafety.platform.engine.CommandRule;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.CleanableHistoricBatchReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricCaseInstanceReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricDecisionInstanceReportImpl;
import org.camunda.bpm.engine.impl.CleanableHistoricProcessInstanceReportImpl;
import org.camunda.bpm.engine.impl.HistoricActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.HistoricCaseActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.HistoricDecisionInstanceStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cmd.GetUniqueTaskWorkerCountCmd;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;
import org.springframework.stereotype.Component;

/**
 * What the engine counts over all units together is for those who run it: its metrics, and the
 * statistics of the history, whose statements ask for no unit.
 */
@Component
class FiguresOfAll implements CommandRule {

  private static final List<Class<?>> FIGURES =
      List.of(
          MetricsQueryImpl.class,
          GetUniqueTaskWorkerCountCmd.class,
          HistoricActivityStatisticsQueryImpl.class,
          HistoricCaseActivityStatisticsQueryImpl.class,
          HistoricDecisionInstanceStatisticsQueryImpl.class,
          CleanableHistoricProcessInstanceReportImpl.class,
          CleanableHistoricDecisionInstanceReportImpl.class,
          CleanableHistoricCaseInstanceReportImpl.class,
          CleanableHistoricBatchReportImpl.class);

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.isOneOf(FIGURES) && !told.isAdministrators()
        ? Optional.of("全省的运行统计只供系统管理员查看。")
        : Optional.empty();
  }
}
