package cn.qualitysafety.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * A node that ends takes no more jobs, and gives those back that it has taken and not begun. Of
 * itself the engine goes on taking jobs until its end, which nobody does for five minutes then.
 */
@Component
class JobsOfEndingNode implements ApplicationListener<ContextClosedEvent>, SmartLifecycle, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(JobsOfEndingNode.class);

  private final ApplicationContext context;
  private final JobExecutor executor;
  private final JobLockMapper locks;
  private boolean running;

  JobsOfEndingNode(ApplicationContext context, ProcessEngine engine, JobLockMapper locks) {
    this.context = context;
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.locks = locks;
  }

  /** Before the threads that do the jobs refuse more of them. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    if (event.getApplicationContext() == context) {
      executor.shutdown();
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void start() {
    running = true;
  }

  /** When jobs under way are done or have had their time. */
  @Override
  public void stop() {
    running = false;
    int jobs = locks.release(executor.getLockOwner());
    if (jobs > 0) {
      LOG.info("{} jobs that this node had taken and not done are free for others", jobs);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The last phase to stop. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
