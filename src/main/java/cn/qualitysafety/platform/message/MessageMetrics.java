package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.monitoring.SampledMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/**
 * The metrics of messages from case to case. All nodes of a database show the same figures: in
 * Prometheus take {@code max}, not {@code sum}.
 *
 * <ul>
 *   <li>{@code qs_messages_waiting} messages that no case has received, under delivery or failed
 *       ones included
 *   <li>{@code qs_messages_oldest_age_seconds} age of the oldest of them; 0 if there is none
 * </ul>
 *
 * <p>Not a number while the database does not answer.
 */
@Component
class MessageMetrics implements SampledMetrics {

  private final OutboxMapper mapper;
  private final Clock clock;
  private volatile OutboxMapper.Backlog latest;

  MessageMetrics(OutboxMapper mapper, Clock clock, MeterRegistry registry) {
    this.mapper = mapper;
    this.clock = clock;
    Gauge.builder("qs.messages.waiting", this, MessageMetrics::waiting)
        .description("Messages that no case has received")
        .register(registry);
    Gauge.builder("qs.messages.oldest.age", this, MessageMetrics::oldestAge)
        .description("Age of the oldest message that no case has received")
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public void sample() {
    latest = mapper.backlog();
  }

  @Override
  public void forget() {
    latest = null;
  }

  private double waiting() {
    OutboxMapper.Backlog backlog = latest;
    return backlog == null ? Double.NaN : backlog.waiting();
  }

  private double oldestAge() {
    OutboxMapper.Backlog backlog = latest;
    if (backlog == null) {
      return Double.NaN;
    }
    return backlog.oldest() == null
        ? 0
        : Duration.between(backlog.oldest(), LocalDateTime.now(clock)).toSeconds();
  }
}
