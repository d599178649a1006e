package cn.qualitysafety.bench;

import cn.qualitysafety.platform.schema.SchemaCommand;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the server takes to start and how much memory it has then: on a new H2 file, again on
 * the same, and with {@code MYSQL_URL} the same on MySQL.
 */
public class StartUp {

  private StartUp() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("start-up");
    String h2 =
        "--spring.datasource.url=jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            .formatted(folder.resolve("database"));
    start("H2, new", h2);
    start("H2, again", h2);
    if (System.getenv("MYSQL_URL") != null) {
      SchemaCommand.run("--spring.profiles.active=mysql");
      start("MySQL, first", "--spring.profiles.active=demo,mysql,test-mysql");
      start("MySQL, again", "--spring.profiles.active=demo,mysql,test-mysql");
    }
    System.exit(0);
  }

  private static void start(String what, String database) throws Exception {
    try (ServerProcess server = ServerProcess.start(MorningServer.class, database)) {
      System.out.printf(
          "%-14s %.1f s, %d MB live, %d MB resident%n",
          what,
          server.startUp().toMillis() / 1e3,
          server.liveMegabytes(),
          server.residentMegabytes());
    }
  }
}
