package cn.qualitysafety.platform.schema;

import java.util.List;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine's tables, and the version that they say they are of. */
class EngineSchema {

  /** What this engine needs; patches of one minor version share it. */
  static final String VERSION = ProductPropertiesUtil.getProductVersion();

  private final JdbcTemplate jdbc;

  EngineSchema(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws WrongSchemaException if they are of another version
   */
  void check() {
    List<String> versions;
    try {
      versions =
          jdbc.queryForList(
              "select VERSION_ from ACT_GE_SCHEMA_LOG order by TIMESTAMP_ desc, ID_ desc",
              String.class);
    } catch (DataAccessException noTable) {
      versions = List.of();
    }
    if (versions.isEmpty()) {
      throw new WrongSchemaException(
          "The database has no tables of the engine.", SchemaCheck.RUN_THE_COMMAND);
    }
    String found = versions.get(0);
    if (!minor(found).equals(minor(VERSION))) {
      throw new WrongSchemaException(
          "The engine's tables are of version %s, this program needs %s.".formatted(found, VERSION),
          "Stop all nodes, make a backup, and run the engine's own scripts one after the other:"
              + " org/camunda/bpm/engine/db/upgrade/mysql_engine_<from>_to_<to>.sql in the"
              + " camunda-engine jar, up to %s. If the tables are newer, install the program that"
                  .formatted(minor(VERSION))
              + " belongs to them.");
    }
  }

  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
