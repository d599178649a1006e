package cn.qualitysafety.licence;

import static cn.qualitysafety.commitment.CommitmentSteps.fees;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.commitment.CommitmentSteps;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.report.ReportSteps;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What each city has to do in the campaign beside its licences: six commitments, two to be planned,
 * one whose plan waits for its signature, two on whose progress is to be reported, one whose
 * completion the province has to verify; and two quality reports.
 */
final class CampaignWork {

  private static final int UNPLANNED = 2;
  private static final int UNSIGNED = 1;
  private static final int UNDER_WAY = 2;

  private final CommitmentSteps commitments;
  private final ReportSteps reports;
  private final CaseDriver driver;
  private final Staff staff;
  private final UnitRegister units;

  CampaignWork(ConfigurableApplicationContext context, CaseDriver driver) {
    this.driver = driver;
    staff = context.getBean(Staff.class);
    units = context.getBean(UnitRegister.class);
    commitments =
        new CommitmentSteps(
            driver,
            context.getBean(Messages.class),
            context.getBean(Attachments.class),
            context.getBean(TransactionTemplate.class));
    reports =
        new ReportSteps(
            driver,
            context.getBean(RuntimeService.class),
            context.getBean(TaskService.class),
            context.getBean(JdbcTemplate.class));
  }

  /** Hands out on 1 July what is to be done, and does the half of it. */
  void begin(List<String> cities) {
    driver.setClock("2009-07-01T09:00:00");
    for (String city : cities) {
      for (int i = 0; i < UNPLANNED; i++) {
        handOut(city);
      }
      for (int i = 0; i < UNSIGNED; i++) {
        commitments.complete(
            handOut(city),
            "userTask_planWork",
            "city-campaign-office",
            city,
            CommitmentSteps.work("stage1By", "2009-09-30"));
      }
      for (int i = 0; i < UNDER_WAY; i++) {
        commitments.plan(handOut(city), city, "stage1By", "2009-09-30");
      }
      String done = handOut(city);
      commitments.plan(done, city, "stage1By", "2009-09-30");
      commitments.attach(done, "财政文件.pdf", city);
      commitments.claimDone(done, city, units.name(city), "2009-07-01");
      reports.open("quality-analysis-city", "2009-B03", city);
    }
  }

  private String handOut(String city) {
    return commitments.handOut(fees(city, "interval", "month"));
  }

  /** What is due on the morning itself, and who does it. */
  void goOn(List<String> cities) {
    for (String city : cities) {
      reports.open("quality-analysis-city", "2009-B04", city);
      Province.CAMPAIGN_STAFF.forEach(
          (word, post) ->
              staff.appoint(Province.login(word, city), word, "Zhijian-2009", city, List.of(post)));
    }
    driver.runJobs();
  }
}
