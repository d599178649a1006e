package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Reviews that the office ends without a decision; of changes in their own test. */
@SystemTest
class LicenceTerminationProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private ApplicationService applications;
  @Autowired private OfficialDocuments documents;

  private LicenceSteps steps;

  @BeforeEach
  void begin() {
    steps = new LicenceSteps(driver, enterprises);
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps.registerHolder();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** Before 2014 no article was found: the notice cites none. */
  @ParameterizedTest
  @CsvSource({
    "2009-09-14, holder_ended, 本局决定终止办理。",
    "2015-05-04, holder_ended, 第三十二条第三项的规定，本局决定终止办理。",
    "2015-05-04, fee_unpaid, 第三十二条第四项的规定，本局决定终止办理。",
    "2015-05-04, product_banned, 第三十二条第五项的规定，本局决定终止办理。",
    "2015-05-04, other, 第三十二条第六项的规定，本局决定终止办理。"
  })
  void theOfficeEndsWhatCannotComeToADecisionAndCitesTheLawOfTheDay(
      String day, String ground, String decision) {
    String number = visitOn(day);
    steps.terminate(number, ground, "approve");
    String text = IssuedText.of(last(number), documents);
    assertThat(text).contains(decision);
    assertThat(text.contains("第三十二条")).isEqualTo(day.startsWith("2015"));
    steps.serve(number, ORGANISER, day);
    assertThat(applications.of(number).state()).isEqualTo(ApplicationState.TERMINATED);
    assertThat(steps.apply("concrete-pipe")).as("may apply again").endsWith("0002");
  }

  @Test
  void whatIsNotEndedGoesOnAndWhatIsDecidedOrUnknownIsNotEnded() {
    String number = visitOn("2015-05-04");
    steps.terminate(number, "uncooperative", "reject");
    assertThat(driver.openTasks(number + "-HC")).containsExactly("userTask_formTeam");
    assertThatThrownBy(() -> steps.terminate("XK2015-440100-0009", "uncooperative", "approve"))
        .hasMessageContaining("本单位没有编号为“XK2015-440100-0009”的申请");
    assertThatThrownBy(() -> steps.terminate(number, "withdrawn", "approve"))
        .hasMessageContaining("终止办理的情形");
    steps.withdraw(number, "2015-05-04");
    assertThatThrownBy(() -> steps.terminate(number, "uncooperative", "approve"))
        .hasMessageContaining("状态为“申请人撤回，终止办理”，不能终止办理");
  }

  /** 行政许可法 art. 38: what was accepted is granted, or refused with reasons. */
  @Test
  void before2014TheOfficeEndsNothingButWhatNobodyIsLeftToAnswer() {
    String number = visitOn("2009-09-14");
    assertThatThrownBy(() -> steps.terminate(number, "uncooperative", "approve"))
        .hasMessageContaining("应当依法作出准予或者不予许可的决定（行政许可法第三十八条）");
  }

  /** An application that was accepted on that day and waits for its team. */
  private String visitOn(String day) {
    driver.setClock(day + "T09:00:00");
    String number = steps.apply("concrete-pipe");
    steps.accept(number);
    return number;
  }

  private OfficialDocument last(String caseNumber) {
    List<OfficialDocument> all = documents.ofCase(caseNumber);
    return all.get(all.size() - 1);
  }
}
