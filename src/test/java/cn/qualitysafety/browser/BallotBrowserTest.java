package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.brand.BallotService;
import cn.qualitysafety.brand.BrandSteps;
import cn.qualitysafety.brand.Sanction;
import cn.qualitysafety.brand.Vote;
import cn.qualitysafety.enterprise.EnterpriseService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A member of the committee votes in the real Tasklist. */
@SystemTest
class BallotBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private BallotService ballots;

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
    steps.registerTitle();
    steps.proposeSanction("revoke");
    steps.notifyAndHear();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  @Test
  void aMemberFindsTheBallotPaperAndVotes() {
    TasklistPage tasklist = BROWSERS.tasklist(port);
    tasklist.logIn("mtw-chen");
    tasklist.open("我的任务", "委员投票");
    assertThat(tasklist.page().locator("li.task")).hasCount(1);
    assertThat(tasklist.page().getByLabel("听证情况")).hasValue("企业放弃听证。");
    tasklist.choose("通报批评");
    tasklist.enter("表决理由", "情节不严重。");
    tasklist.complete("40-ballot-paper");
    assertThat(tasklist.page().locator("li.task")).hasCount(0);

    driver.runJobs();
    BrandSteps.VOTERS.stream()
        .filter(member -> !member.equals("mtw-chen"))
        .forEach(member -> steps.vote(member, "revoke"));
    assertThat(ballots.votes(BrandSteps.CASE))
        .extracting(Vote::member, Vote::choice, Vote::reason)
        .contains(tuple("mtw-chen", Sanction.CRITICISE, "情节不严重。"));
  }
}
