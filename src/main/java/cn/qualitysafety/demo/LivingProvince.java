package cn.qualitysafety.demo;

import cn.qualitysafety.organisation.DemoAccounts;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.SetUp;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * At the first start of a demonstration the scenario's province comes to life, before anybody is
 * admitted.
 */
@Component
@Profile("demo")
class LivingProvince {

  private static final Logger LOG = LoggerFactory.getLogger(LivingProvince.class);

  /** A property of the engine's while the province comes to life. */
  static final String BEGUN = "demo.province.begun";

  private final Player player;
  private final DemoClock clock;
  private final Staff staff;
  private final HistoryService history;
  private final ManagementService management;
  private final JdbcTemplate database;
  private final boolean wanted;
  private final Resource file;

  LivingProvince(
      Player player,
      DemoClock clock,
      Staff staff,
      HistoryService history,
      ManagementService management,
      DataSource database,
      @Value("${demo.living}") boolean wanted,
      @Value("${demo.province}") Resource file) {
    this.player = player;
    this.clock = clock;
    this.staff = staff;
    this.history = history;
    this.management = management;
    this.database = new JdbcTemplate(database);
    this.wanted = wanted;
    this.file = file;
  }

  /**
   * After the accounts; a database that has cases is somebody's, and stays as it is.
   *
   * @throws IllegalStateException if the program stopped before the province was ready
   */
  @EventListener(SetUp.class)
  @Order(2)
  void come() throws IOException {
    if (management.getProperties().containsKey(BEGUN)) {
      throw new IllegalStateException(
          "The demonstration's province is half made: the program stopped while it was coming to"
              + " life. Delete the database, of H2 the folder data, and start again.");
    }
    if (!wanted || cases() > 0) {
      return;
    }
    long begun = System.nanoTime();
    Scenario scenario = Scenario.read(file);
    scenario.people().forEach(person -> appoint(scenario, person));
    management.setProperty(BEGUN, scenario.now());
    try {
      writingTogether(() -> player.play(scenario));
    } catch (RuntimeException stopped) {
      ClockUtil.reset();
      throw stopped;
    }
    management.deleteProperty(BEGUN);
    clock.goOnFrom(Player.at(LocalDateTime.parse(scenario.now())).toInstant());
    LOG.info(
        "The demonstration's province is ready: {} cases, {} s",
        cases(),
        "%.1f".formatted((System.nanoTime() - begun) / 1e9));
  }

  /**
   * H2 writes each commit by itself, for a clerk's work must not be lost; what is played it may
   * gather for half a second, which spares a tenth of the time.
   */
  private void writingTogether(Runnable play) {
    List<String> delay = writeDelay();
    delay.forEach(each -> database.execute("set write_delay 500"));
    try {
      play.run();
    } finally {
      delay.forEach(each -> database.execute("set write_delay " + each));
    }
  }

  /** Of H2 in a file one, in milliseconds; of any other database none. */
  private List<String> writeDelay() {
    String product =
        database.execute(
            (ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
    return "H2".equals(product)
        ? database.queryForList(
            "select setting_value from information_schema.settings"
                + " where setting_name = 'WRITE_DELAY'",
            String.class)
        : List.of();
  }

  private void appoint(Scenario scenario, Scenario.Person person) {
    for (String city : person.in()) {
      Map<String, String> names = new HashMap<>(scenario.cities().get(city));
      names.put("city", city);
      staff.appoint(
          Scenario.told(person.login(), names),
          Scenario.told(person.name(), names),
          DemoAccounts.PASSWORD,
          names.get("unit"),
          person.posts());
    }
  }

  private long cases() {
    return history.createHistoricProcessInstanceQuery().rootProcessInstances().count();
  }
}
