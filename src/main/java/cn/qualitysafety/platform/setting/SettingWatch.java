package cn.qualitysafety.platform.setting;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every {@code setting.every} (ISO 8601) for what was set on another node: there it counts at
 * once, here after that long at most. On a thread of its own, since others' work may take minutes.
 */
@Component
class SettingWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SettingWatch.class);

  private final Settings settings;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("setting-watch-"));

  SettingWatch(Settings settings, @Value("${setting.every}") Duration every) {
    this.settings = settings;
    this.every = every;
  }

  @PostConstruct
  void begin() {
    thread.scheduleWithFixedDelay(
        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      settings.look();
    } catch (RuntimeException lost) {
      // What is known stays in force until the database answers; an exception would end the watch.
      LOG.debug("Whether something was set on another node could not be asked", lost);
    }
  }
}
