package cn.qualitysafety.demo;

import cn.qualitysafety.organisation.DemoAccounts;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.SetUp;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * At the first start of a demonstration the scenario's province comes to life, before anybody is
 * admitted.
 */
@Component
@Profile("demo")
class LivingProvince {

  private static final Logger LOG = LoggerFactory.getLogger(LivingProvince.class);

  private final Player player;
  private final DemoClock clock;
  private final Staff staff;
  private final HistoryService history;
  private final boolean wanted;
  private final Resource file;

  LivingProvince(
      Player player,
      DemoClock clock,
      Staff staff,
      HistoryService history,
      @Value("${demo.living}") boolean wanted,
      @Value("${demo.province}") Resource file) {
    this.player = player;
    this.clock = clock;
    this.staff = staff;
    this.history = history;
    this.wanted = wanted;
    this.file = file;
  }

  /** After the accounts; a database that has cases is somebody's, and stays as it is. */
  @EventListener(SetUp.class)
  @Order(2)
  void come() throws IOException {
    if (!wanted || cases() > 0) {
      return;
    }
    long begun = System.nanoTime();
    Scenario scenario = Scenario.read(file);
    scenario.people().forEach(person -> appoint(scenario, person));
    try {
      player.play(scenario);
    } catch (RuntimeException stopped) {
      ClockUtil.reset();
      throw stopped;
    }
    clock.goOnFrom(Player.at(LocalDateTime.parse(scenario.now())).toInstant());
    LOG.info(
        "The demonstration's province is ready: {} cases, {} s",
        cases(),
        "%.1f".formatted((System.nanoTime() - begun) / 1e9));
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
