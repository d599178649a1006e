package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.summons.Commitment;
import cn.qualitysafety.summons.SummonsRound;
import cn.qualitysafety.summons.SummonsRoundService;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A summons from its start to the record that the enterprise did not sign, in the real Tasklist.
 */
@SystemTest
class SummonsBrowserTest {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SummonsRoundService rounds;
  @Autowired private WorkingDayCalendar calendar;

  @BeforeEach
  @AfterEach
  void reset() {
    driver.reset();
  }

  @Test
  void fromTheCauseToTheUnsignedRecord() {
    registerEnterprise();
    LocalDate today = LocalDate.now();
    LocalDate meetingOn = calendar.plus(today, 5);
    LocalDate movedTo = calendar.plus(today, 7);
    LocalDate rectifiedOn = calendar.plus(meetingOn, 10);
    String round = "YT%d-440100-0001-1".formatted(today.getYear());
    TasklistPage tasklist = BROWSERS.tasklist(port);

    tasklist.logIn("gz-yuetan");
    tasklist.openStart("省名牌企业约谈");
    tasklist.enter("企业组织机构代码", "73140002-4");
    tasklist.enter("产品名称", "电热水壶");
    tasklist.choose("举报投诉有质量问题");
    tasklist.enter("事实", "消费者投诉外壳带电。");
    tasklist.picture("70-summons-start");
    tasklist.submitStart();
    tasklist.claim("汇总事由和证据，拟定约谈");
    assertThat(tasklist.page().getByLabel("约谈事由").first()).hasValue("1．举报投诉有质量问题，电热水壶：消费者投诉外壳带电。");
    tasklist.enter("约谈事由和证据", "投诉记录和购货凭证。");
    tasklist.chooseDay("约谈日期", meetingOn);
    tasklist.enter("约谈时间", "上午9时30分");
    tasklist.enter("约谈地点", "市局三楼会议室");
    tasklist.select("主持人", "广州市局 邝副局长");
    tasklist.complete("71-summons-prepared");
    tasklist.logOut();

    tasklist.logIn("gz-lingdao");
    tasklist.claim("审批约谈");
    tasklist.choose("同意约谈");
    tasklist.enter("理由", "事实清楚。");
    tasklist.complete("72-summons-approved");
    driver.runJobs();
    tasklist.logOut();

    tasklist.logIn("gz-yuetan");
    deliver(tasklist, today, "73-summons-delivered");
    tasklist.claim("登记到场情况");
    tasklist.choose("企业申请改期");
    tasklist.enter("情况说明", "法定代表人出差。");
    tasklist.chooseDay("新的约谈日期", movedTo);
    tasklist.enter("新的约谈时间", "下午3时");
    tasklist.complete("74-summons-rescheduled");
    driver.runJobs();
    deliver(tasklist, today, "75-summons-delivered-again");
    tasklist.page().navigate("http://localhost:%d/summons".formatted(port));
    assertThat(tasklist.page().locator("main")).containsText("等待约谈");
    tasklist.picture("76-summons-page");

    driver.setClock(movedTo + "T16:00:00");
    tasklist.page().navigate("http://localhost:%d/camunda/app/tasklist/".formatted(port));
    tasklist.claim("登记到场情况");
    tasklist.choose("企业到场，举行约谈");
    tasklist.complete("77-summons-attended");
    tasklist.claim("记录约谈纪要和整改承诺");
    tasklist.enter("出席人员", "邝副局长、邱玲；何志强厂长");
    tasklist.enter("约谈纪要", "企业不认可投诉内容。");
    tasklist.choose("企业拒绝签字");
    tasklist.enter("拒签情况", "企业当场离开；见证人邱玲。");
    tasklist.enter("整改承诺一", "全检库存");
    tasklist.chooseDay("完成日期一", rectifiedOn);
    tasklist.complete("78-summons-record");

    assertThat(rounds.of(round))
        .extracting(
            SummonsRound::meetingOn,
            SummonsRound::notices,
            SummonsRound::signed,
            SummonsRound::refusal,
            SummonsRound::nextOn)
        .containsExactly(movedTo, 2, false, "企业当场离开；见证人邱玲。", rectifiedOn);
    assertThat(rounds.commitments(round))
        .containsExactly(new Commitment(round, 1, "全检库存", rectifiedOn));
  }

  private void deliver(TasklistPage tasklist, LocalDate day, String picture) {
    tasklist.claim("送达约谈通知书");
    tasklist.choose("已按期送达");
    tasklist.chooseDay("送达日期", day);
    tasklist.enter("签收人", "何志强厂长");
    tasklist.complete(picture);
  }

  private void registerEnterprise() {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "731400024",
                EnterpriseEntry.NAME, "广州市越秀电器厂",
                EnterpriseEntry.UNIT_CODE, "440100")),
        List.of("440100"),
        "test");
  }
}
