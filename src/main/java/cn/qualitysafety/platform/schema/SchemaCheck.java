package cn.qualitysafety.platform.schema;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateResult;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Before anything else touches the database. */
@Component
class SchemaCheck implements FlywayMigrationStrategy {

  static final String RUN_THE_COMMAND =
      "Make a backup, then run with the database's owner: java -jar quality-safety.jar "
          + SchemaCommand.NAME
          + " --spring.profiles.active=mysql";

  private final SchemaMode mode;

  SchemaCheck(SchemaMode mode) {
    this.mode = mode;
  }

  @Override
  public void migrate(Flyway flyway) {
    if (!mode.checkedOnly()) {
      flyway.migrate();
      return;
    }
    String future =
        Arrays.stream(flyway.info().all())
            .filter(migration -> !migration.getState().isResolved())
            .map(SchemaCheck::name)
            .collect(Collectors.joining(", "));
    if (!future.isEmpty()) {
      throw new WrongSchemaException(
          "The database has migrations that this program does not know: %s.".formatted(future),
          "Start the program that belongs to the database, or restore the backup of before its"
              + " upgrade.");
    }
    ValidateResult result = flyway.validateWithResult();
    if (!result.validationSuccessful) {
      String wrong =
          result.invalidMigrations.stream()
              .map(migration -> "V%s %s".formatted(migration.version, migration.description))
              .collect(Collectors.joining(", "));
      throw new WrongSchemaException(
          "The database is not at this program's version: %s.".formatted(wrong), RUN_THE_COMMAND);
    }
    new EngineSchema(new JdbcTemplate(flyway.getConfiguration().getDataSource())).check();
  }

  private static String name(MigrationInfo migration) {
    return "V%s %s".formatted(migration.getVersion(), migration.getDescription());
  }
}
