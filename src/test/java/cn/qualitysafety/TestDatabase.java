package cn.qualitysafety;

import cn.qualitysafety.platform.schema.SchemaCommand;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfilesResolver;

/**
 * Where the tests run: H2 in memory, or the server of {@code MYSQL_URL}, whose schemas the
 * documented command makes first. It has to be a database of the tests' own: they empty it.
 */
class TestDatabase
    implements ActiveProfilesResolver,
        ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final boolean MYSQL = System.getenv("MYSQL_URL") != null;

  @Override
  public String[] resolve(Class<?> testClass) {
    return MYSQL
        ? new String[] {"demo", "test", "mysql", "test-mysql", "same-machine"}
        : new String[] {"demo", "test"};
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (MYSQL) {
      SchemaCommand.run("--spring.profiles.active=mysql");
    }
  }
}
