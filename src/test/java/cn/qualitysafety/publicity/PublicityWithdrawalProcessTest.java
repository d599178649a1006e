package cn.qualitysafety.publicity;

import static cn.qualitysafety.publicity.PublicitySteps.NUMBER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.GUANGZHOU;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.ComplianceFact;
import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.publicity.PublicResults.Withdrawal;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
class PublicityWithdrawalProcessTest {

  private static final String CORRECTION = "GB2009-440000-0002";
  private static final String REASON = "一家企业的结果登记有误。";

  @Autowired private CaseDriver driver;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private PublicationService publications;
  @Autowired private PublicResults results;

  private PublicitySteps steps;

  @BeforeEach
  void begin() {
    steps = new PublicitySteps(driver, enterprises, spotChecks);
    steps.publish();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aWithdrawnPublicationDisappearsAtOnceAndItsCorrectionNamesIt() {
    assertThat(results.overview("", "").total().batches())
        .as("who refused was not tested")
        .isEqualTo(4);
    driver.setClock("2009-05-20T10:00:00");
    steps.withdraw(NUMBER, PROVINCE, REASON);
    assertThat(results.overview("", "").quarter()).isNull();
    assertThat(rows()).isZero();
    assertThat(results.withdrawals())
        .containsExactly(new Withdrawal(NUMBER, LocalDate.of(2009, 5, 20), REASON, null));

    steps.propose();
    assertThat(driver.shown(CORRECTION, "userTask_checkPublication"))
        .containsEntry("corrects", "更正2009年5月20日撤回的" + NUMBER + "，撤回理由：" + REASON);
    steps.check(CORRECTION, "approve");
    assertThat(rows()).isEqualTo(5);
    assertThat(results.publications(1).rows())
        .extracting(Publication::number, Publication::corrects)
        .containsExactly(tuple(CORRECTION, NUMBER));
    assertThat(results.withdrawals())
        .extracting(Withdrawal::correctedBy)
        .containsExactly(CORRECTION);

    assertThat(compliance.of(SpotCheckSteps.code(4), 0, 9))
        .as("of the workshop whose rice is unsafe: the finding stands, the publication does not")
        .extracting(ComplianceFact::kind, ComplianceFact::voidedBy, ComplianceFact::voidedOn)
        .containsExactly(
            tuple("results-published", null, null),
            tuple("results-published", NUMBER + "-CH", LocalDate.of(2009, 5, 20)),
            tuple("spotcheck-unsafe", null, null));
  }

  private int rows() {
    return results.search(Selection.of("", "", "", "", ""), 1).total();
  }

  @Test
  void onlyWhatTheOwnUnitHasMadePublicIsWithdrawnOnceAndWithAReason() {
    refused(NUMBER, GUANGZHOU, REASON, "本单位没有编号为");
    refused("GB1", PROVINCE, REASON, "本单位没有编号为“GB1”的公布");
    refused(NUMBER, PROVINCE, " ", "“撤回理由”不能为空");
    assertThat(publications.of(NUMBER).state()).isEqualTo(Publication.State.PUBLISHED);
    steps.withdraw(NUMBER, PROVINCE, REASON);
    refused(NUMBER, PROVINCE, REASON, "已于2009年5月11日撤回");
    steps.propose();
    refused(CORRECTION, PROVINCE, REASON, "没有公布，不需要撤回");
  }

  private void refused(String number, String unitCode, String reason, String why) {
    assertThatThrownBy(() -> steps.withdraw(number, unitCode, reason)).hasMessageContaining(why);
  }
}
