package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.sql.SQLException;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database does not take of a person's entry is refused to them and is no fault: a text
 * that is too long, a name that is taken. The engine writes at the end of a command, where no rule
 * of ours stands any more.
 */
class PlainFlush extends DbEntityManager {

  private static final Logger LOG = LoggerFactory.getLogger(PlainFlush.class);

  /** Classes of SQLSTATE (ISO/IEC 9075): the value does not fit, or breaks a rule of the table. */
  private static final String DATA = "22";

  private static final String INTEGRITY = "23";

  private PlainFlush(ProcessEngineConfigurationImpl engine) {
    super(
        engine.getIdGenerator(), Context.getCommandContext().getSession(PersistenceSession.class));
  }

  @Override
  public void flush() {
    try {
      super.flush();
    } catch (RuntimeException thrown) {
      boolean ofPerson =
          Context.getJobExecutorContext() == null
              && Context.getCommandContext().getAuthentication() != null;
      throw ofPerson
          ? sentence(thrown).<RuntimeException>map(RefusedInputException::new).orElse(thrown)
          : thrown;
    }
  }

  private static Optional<String> sentence(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException fromDatabase && fromDatabase.getSQLState() != null) {
        String kind = fromDatabase.getSQLState().substring(0, DATA.length());
        if (kind.equals(DATA) || kind.equals(INTEGRITY)) {
          LOG.info(
              "Not taken by the database: {}",
              fromDatabase.getMessage().lines().findFirst().orElse(""));
          return Optional.of(
              kind.equals(DATA)
                  ? "填写的内容过长，超过系统能保存的长度，没有保存，请精简后再提交。"
                  : "该事项刚刚被其他同志更新，您的操作没有生效，请刷新后重试。");
        }
      }
    }
    return Optional.empty();
  }

  record Factory(ProcessEngineConfigurationImpl engine) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return DbEntityManager.class;
    }

    @Override
    public Session openSession() {
      return new PlainFlush(engine);
    }
  }
}
