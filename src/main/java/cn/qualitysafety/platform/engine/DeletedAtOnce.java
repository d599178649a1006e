package cn.qualitysafety.platform.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's session, but variables that go together are deleted by one statement: the engine
 * sends one for each of the values that a task showed. A value that somebody else has changed or
 * deleted meanwhile is found as ever, by its revision.
 */
class DeletedAtOnce extends BatchDbSqlSession {

  private static final Map<Class<?>, String> TABLES =
      Map.of(
          VariableInstanceEntity.class, "ACT_RU_VARIABLE",
          ByteArrayEntity.class, "ACT_GE_BYTEARRAY");

  private DeletedAtOnce(DbSqlSessionFactory factory) {
    super(factory);
  }

  @Override
  public FlushResult executeDbOperations(List<DbOperation> operations) {
    List<DbOperation> failed = new ArrayList<>();
    int from = 0;
    while (from < operations.size()) {
      String table = tableOfDeleted(operations.get(from));
      int to = from + 1;
      while (to < operations.size() && Objects.equals(table, tableOfDeleted(operations.get(to)))) {
        to++;
      }
      List<DbOperation> run = operations.subList(from, to);
      FlushResult result =
          table == null || run.size() == 1
              ? super.executeDbOperations(run)
              : FlushResult.withFailures(delete(table, run));
      failed.addAll(result.getFailedOperations());
      if (!result.getRemainingOperations().isEmpty()) {
        List<DbOperation> remaining = new ArrayList<>(result.getRemainingOperations());
        remaining.addAll(operations.subList(to, operations.size()));
        return FlushResult.withFailuresAndRemaining(failed, remaining);
      }
      from = to;
    }
    return FlushResult.withFailures(failed);
  }

  private static String tableOfDeleted(DbOperation operation) {
    return operation.getOperationType() == DbOperationType.DELETE
        ? TABLES.get(operation.getEntityType())
        : null;
  }

  private List<DbOperation> delete(String table, List<DbOperation> operations) {
    String each =
        String.join(" or ", Collections.nCopies(operations.size(), "ID_ = ? and REV_ = ?"));
    // Of a small table MySQL would read all rows, and wait for those that others are deleting.
    String hint = "/*+ INDEX(%s PRIMARY) */".formatted(table);
    try (PreparedStatement statement =
        sqlSession
            .getConnection()
            .prepareStatement("delete %s from %s where %s".formatted(hint, table, each))) {
      int at = 0;
      for (DbOperation operation : operations) {
        DbEntity entity = ((DbEntityOperation) operation).getEntity();
        statement.setString(++at, entity.getId());
        statement.setInt(++at, ((HasDbRevision) entity).getRevision());
      }
      boolean all = statement.executeUpdate() == operations.size();
      operations.forEach(
          operation -> entityDeletePerformed((DbEntityOperation) operation, all ? 1 : 0, null));
      return all ? List.of() : operations;
    } catch (SQLException failure) {
      throw new PersistenceException("%s were not deleted".formatted(operations), failure);
    }
  }

  /** The engine asks for the session by the type of its own. */
  record Factory(ProcessEngineConfigurationImpl configuration) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return DbSqlSession.class;
    }

    @Override
    public Session openSession() {
      return new DeletedAtOnce(configuration.getDbSqlSessionFactory());
    }
  }
}
