package cn.qualitysafety.platform.message;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When waiting messages are looked at again; times are settings. */
@Configuration
@EnableScheduling
class MessageSchedule {

  private final Messages messages;

  MessageSchedule(Messages messages) {
    this.messages = messages;
  }

  /** A receiver comes with a deployment, at the start or while the system runs. */
  @EventListener(ApplicationReadyEvent.class)
  @Scheduled(initialDelayString = "${message.check}", fixedDelayString = "${message.check}")
  void deliverWaiting() {
    messages.deliverWaiting();
  }

  @Scheduled(cron = "${message.retry-failed}")
  void retryFailed() {
    messages.retryFailed();
  }
}
