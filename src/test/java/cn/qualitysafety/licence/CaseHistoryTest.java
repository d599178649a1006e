package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine's history keeps of an application that was returned once and then accepted. */
@SystemTest
@Tag("database")
class CaseHistoryTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private HistoryService history;

  @BeforeEach
  void begin() {
    LicenceSteps steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
    String number = steps.apply("concrete-pipe");
    assertThat(driver.shown(number, "userTask_checkMaterials")).containsKey("correctionText");
    steps.checkMaterials(number, "correct", List.of("营业执照复印件"), "");
    steps.serve(number, LicenceSteps.WINDOW, "2009-09-14");
    driver.complete(
        number,
        "userTask_receiveCorrection",
        LicenceSteps.WINDOW,
        GUANGZHOU,
        Map.of("correctedOn", "2009-09-14"));
    steps.accept(number);
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void whatWasEnteredIsThereEachTimeAndWhatATaskShowedIsNot() {
    assertThat(values("outcome")).contains("correct", "accept");
    assertThat(values("correctedOn")).containsExactly("2009-09-14");
    assertThat(values("correctionText")).isEmpty();
  }

  @Test
  void jobsThatWereDoneAreThereAndThoseThatWereMadeOrTakenAwayAreNot() {
    assertThat(history.createHistoricJobLogQuery().list())
        .isNotEmpty()
        .allMatch(HistoricJobLog::isSuccessLog);
  }

  private List<Object> values(String variable) {
    return history.createHistoricVariableInstanceQuery().variableName(variable).list().stream()
        .map(HistoricVariableInstance::getValue)
        .toList();
  }
}
