package cn.qualitysafety.platform.message;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's kind of job that delivers one message: retried, and taken over by another node. */
@Component
class DeliveryJob extends AbstractProcessEnginePlugin implements JobHandler<DeliveryJob.Order> {

  private static final String TYPE = "message-delivery";

  /** Asked for when a job runs: the service needs the engine, which needs this handler. */
  private final ObjectProvider<Messages> messages;

  DeliveryJob(ObjectProvider<Messages> messages) {
    this.messages = messages;
  }

  /** Which message a job delivers. */
  record Order(long messageId) implements JobHandlerConfiguration {

    @Override
    public String toCanonicalString() {
      return Long.toString(messageId);
    }
  }

  /** A job in the transaction of the command. */
  static String create(CommandContext context, long messageId, String unitCode) {
    MessageEntity job = new MessageEntity();
    job.setJobHandlerType(TYPE);
    job.setJobHandlerConfiguration(new Order(messageId));
    // Or every unit would see it, with the refusal of a receiver in it.
    job.setTenantId(unitCode);
    context.getJobManager().send(job);
    return job.getId();
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<JobHandler<?>> handlers = new ArrayList<>();
    if (configuration.getCustomJobHandlers() != null) {
      configuration.getCustomJobHandlers().forEach(handlers::add);
    }
    handlers.add(this);
    configuration.setCustomJobHandlers(new ArrayList<>(handlers));
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public void execute(
      Order order, ExecutionEntity execution, CommandContext context, String tenantId) {
    messages.getObject().deliver(order.messageId());
  }

  @Override
  public Order newConfiguration(String canonicalString) {
    return new Order(Long.parseLong(canonicalString));
  }

  @Override
  public void onDelete(Order order, JobEntity job) {
    // The message stays in our table.
  }
}
