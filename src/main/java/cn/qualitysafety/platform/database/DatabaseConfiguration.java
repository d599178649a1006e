package cn.qualitysafety.platform.database;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot's own data source, but watched, every {@code database.watch} (ISO 8601). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("database.watch")
class DatabaseConfiguration {

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  WatchedPool dataSource(DataSourceProperties properties) {
    return properties.initializeDataSourceBuilder().type(WatchedPool.class).build();
  }

  @Bean
  DatabaseWatch databaseWatch(WatchedPool pool, @Value("${database.watch}") Duration every) {
    return new DatabaseWatch(pool, every);
  }

  @Bean
  LostDatabaseAnswers lostDatabaseAnswers(DatabaseWatch watch) {
    return new LostDatabaseAnswers(watch);
  }
}
