package cn.qualitysafety.demo;

import java.time.Instant;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The calendar of a demonstration: how far it is behind today is kept with its database, so that
 * days pass there as everywhere, and a restart goes on from where it was.
 */
@Component
@Profile("demo")
class DemoClock extends AbstractProcessEnginePlugin {

  /** Milliseconds from today to the demonstration's day, negative, in the engine's own table. */
  private static final String OFFSET = "demo.clock-offset";

  private ManagementService management;

  /** Before anything asks the engine what day it is. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    management = engine.getManagementService();
    String kept = management.getProperties().get(OFFSET);
    if (kept != null) {
      ClockUtil.offset(Long.valueOf(kept));
    }
  }

  /** From now on it goes. */
  void goOnFrom(Instant now) {
    long offset = now.toEpochMilli() - System.currentTimeMillis();
    management.setProperty(OFFSET, String.valueOf(offset));
    ClockUtil.offset(offset);
  }
}
