package cn.qualitysafety.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** What a scenario tells is done under all checks, or it stops and says where. */
@SystemTest
class PlayerTest {

  @Autowired private CaseDriver driver;
  @Autowired private Player player;
  @Autowired private LivingProvince province;
  @Autowired private ManagementService management;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aStepThatTheSystemRefusesStopsTheDemonstrationWithItsPlaceAndTheRefusal() {
    assertThatThrownBy(() -> play("year: 1850"))
        .hasMessageStartingWith(
            "The demonstration stops on 2009-02-27T09:00:00, where sheng-ban cannot do this:"
                + " start campaign-year. ")
        .hasMessageContaining("活动年份");
    assertThatThrownBy(() -> play("year: 2009, month: 2"))
        .as("what no form asks for")
        .hasMessageContaining("cannot do this: start campaign-year. ");
    assertThatThrownBy(
            () -> play("year: 2009 } }, { who: gz-ban, start: campaign-year, values: { year: 2009"))
        .as("who may not do it")
        .hasMessageContaining("where gz-ban cannot do this: start campaign-year. ");
  }

  /** The plan is to be drawn up in March; nobody does. */
  @Test
  void timersFireAtTheirOwnTimeAndWhatNobodyDoesIsLate() throws IOException {
    play("year: 2009");
    assertThat(driver.openTasks("HD2009-01")).containsExactly("userTask_setUpLeadingGroup");
    assertThat(driver.openTasks("HD2009-01-440100-BS"))
        .containsExactly("userTask_setUpLeadingBody");
  }

  @Test
  void aProvinceThatIsHalfMadeIsShownToNobody() {
    management.setProperty(LivingProvince.BEGUN, "2009-07-20T10:00:00");
    try {
      assertThatThrownBy(province::come)
          .hasMessageContaining("half made")
          .hasMessageContaining("Delete the database");
    } finally {
      management.deleteProperty(LivingProvince.BEGUN);
    }
  }

  private void play(String values) throws IOException {
    String file =
        """
        now: 2009-04-01T00:00:00
        cities: {}
        people: []
        templates: {}
        later: []
        days:
          - on: 2009-02-27T09:00:00
            steps: [{ who: sheng-ban, start: campaign-year, values: { %s } }]
        """
            .formatted(values);
    player.play(Scenario.read(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8))));
  }
}
