package cn.qualitysafety.platform.monitoring;

import cn.qualitysafety.platform.engine.CommandRule;
import cn.qualitysafety.platform.engine.PersonsCommand;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.GetUniqueTaskWorkerCountCmd;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;
import org.springframework.stereotype.Component;

/** The engine counts what happens in all units together: that is for those who run it. */
@Component
class FiguresOfAll implements CommandRule {

  private static final List<Class<?>> FIGURES =
      List.of(MetricsQueryImpl.class, GetUniqueTaskWorkerCountCmd.class);

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.isOneOf(FIGURES) && !told.isAdministrators()
        ? Optional.of("全省的运行统计只供系统管理员查看。")
        : Optional.empty();
  }
}
