package cn.qualitysafety.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseService;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A title that was granted on 2008-03-10, registered on Monday 2009-09-14. */
@SystemTest
class BrandRegisterProcessTest {

  @Autowired private CaseDriver driver;
  @Autowired private BrandTitleService titles;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;

  private BrandSteps steps;

  @BeforeEach
  void begin(
      @Autowired EnterpriseService enterprises,
      @Autowired TaskService tasks,
      @Autowired IdentityService identity) {
    driver.reset();
    driver.setClock("2009-09-14T09:00:00");
    steps = new BrandSteps(driver, enterprises, tasks, identity);
    steps.registerHolder();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aTitleIsRegisteredForThreeYearsInItsHoldersCityAndExpires() {
    steps.registerTitle();
    assertThat(titles.of(BrandSteps.TITLE))
        .isEqualTo(
            new BrandTitle(
                BrandSteps.TITLE,
                "440100",
                BrandSteps.HOLDER,
                "广州市越秀水泥制品厂",
                "预应力混凝土管",
                LocalDate.of(2008, 3, 10),
                LocalDate.of(2011, 3, 9),
                TitleState.VALID,
                null,
                null));
    driver.moveClockTo("2011-03-09T20:00:00");
    assertThat(titles.of(BrandSteps.TITLE).state()).isEqualTo(TitleState.VALID);
    driver.moveClockTo("2011-03-10T09:00:00");
    assertThat(titles.of(BrandSteps.TITLE))
        .extracting(BrandTitle::state, BrandTitle::endedAt)
        .containsExactly(TitleState.EXPIRED, LocalDateTime.of(2011, 3, 9, 23, 59, 59));
    assertThat(titles.events(BrandSteps.TITLE))
        .extracting(TitleEvent::kind, TitleEvent::caseNumber, TitleEvent::person)
        .containsExactly(
            tuple(TitleEvent.Kind.REGISTERED, BrandSteps.TITLE, "brand-office-440000"),
            tuple(TitleEvent.Kind.EXPIRED, BrandSteps.TITLE, null));
    assertThat(endOfWatch()).isEqualTo("endEvent_titleExpired");
  }

  @Test
  void aTitleThatIsRevokedIsWatchedNoLonger() {
    steps.registerTitle();
    runtime
        .createMessageCorrelation("brandTitleEnded")
        .processInstanceBusinessKey(BrandSteps.TITLE)
        .correlate();
    assertThat(endOfWatch()).isEqualTo("endEvent_titleWatchEnded");
    driver.moveClockTo("2011-03-10T09:00:00");
    assertThat(titles.of(BrandSteps.TITLE).state()).isEqualTo(TitleState.VALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          titleNumber | 2008-123   | “称号编号”“2008-123”不符合编号规则
          holderCode  | 73140002-7 | “组织机构代码”731400027的校验位不正确
          holderCode  | 45512312X  | 企业名录中没有代码为“45512312X”的企业
          grantedOn   | 2009-09-15 | “授予日期”不能晚于今天
          grantedOn   | 2006-09-14 | 该称号已于2009年9月13日期满
          product     | ''         | “产品”不能为空
          """)
  void whatIsNotAsOnACertificateIsRefused(String field, String entered, String sentence) {
    assertThatThrownBy(() -> steps.registerTitle(Map.of(field, entered)))
        .hasMessageContaining(sentence);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aTitleIsRegisteredOnce() {
    steps.registerTitle();
    assertThatThrownBy(() -> steps.registerTitle())
        .hasMessageContaining("称号MP2008-0123已经登记，请核对证书编号。");
  }

  private String endOfWatch() {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(BrandSteps.TITLE)
        .completed()
        .singleResult()
        .getEndActivityId();
  }
}
