package cn.qualitysafety.platform;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Told once at a start, when engine and models are there and before the web server admits anybody:
 * whoever makes accounts, filters and grants listens to it, so that no right password is refused
 * and no list is empty because the server has just begun.
 */
public record SetUp() {

  /** Any time before the web server, which is among the last to start. */
  private static final int PHASE = 0;

  @Component
  static class Lifecycle implements SmartLifecycle {

    private final ApplicationEventPublisher publisher;
    private volatile boolean done;

    Lifecycle(ApplicationEventPublisher publisher) {
      this.publisher = publisher;
    }

    @Override
    public void start() {
      publisher.publishEvent(new SetUp());
      done = true;
    }

    @Override
    public void stop() {
      done = false;
    }

    @Override
    public boolean isRunning() {
      return done;
    }

    @Override
    public int getPhase() {
      return PHASE;
    }
  }
}
