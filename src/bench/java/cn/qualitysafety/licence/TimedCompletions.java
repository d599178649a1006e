package cn.qualitysafety.licence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** How long the completion of a task takes, its commit included. */
class TimedCompletions extends AbstractProcessEnginePlugin {

  private final Collection<Long> nanos = new ConcurrentLinkedQueue<>();

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new Timer()));
  }

  void forget() {
    nanos.clear();
  }

  /** Milliseconds within which half, 95 and 99 of a hundred were done. */
  double[] percentiles() {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(new double[] {0.5, 0.95, 0.99})
        .map(part -> sorted[(int) (part * (sorted.length - 1))] / 1e6)
        .toArray();
  }

  private class Timer extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      if (!(command instanceof CompleteTaskCmd)) {
        return next.execute(command);
      }
      long begin = System.nanoTime();
      try {
        return next.execute(command);
      } finally {
        nanos.add(System.nanoTime() - begin);
      }
    }
  }
}
