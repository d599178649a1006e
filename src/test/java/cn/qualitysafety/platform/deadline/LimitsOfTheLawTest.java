package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.Mockito.mock;

import cn.qualitysafety.platform.law.Articles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The limits of the release by the law of the day: each row has the day of the event, and the last
 * lawful day as counted by hand with a calendar of that year. 2009: 27 September (Sunday) and 10
 * October (Saturday) were worked, 1 to 8 October off. 2012: 29 September worked, 30 September to 7
 * October off. 2015: 1 to 7 October off, 10 October worked. 2020: 27 September and 10 October
 * worked, 1 to 8 October off. 2022: 31 January to 6 February and 1 to 7 October off, 8 and 9
 * October worked. 2026: 20 September worked, 25 to 27 September off.
 */
class LimitsOfTheLawTest {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Terms of licences have a test of their own; of other regimes much is practice. */
  private static final Pattern ROWS_OF =
      Pattern.compile(
          "(hearing|review|discussion|delivery|licence\\.(?!validity|renewal(Food)?$)).*");

  private final WorkingDayCalendar calendar =
      new WorkingDayCalendar(
          new ClassPathResource("platform/holidays.csv"), new SimpleMeterRegistry());

  @ParameterizedTest(name = "{0} from {1}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hearing.request.licence   | 2009-09-25 | 2009-10-09 | 27, 28, 29, 30 September, 9 October are five working days
          hearing.request.licence   | 2022-09-28 | 2022-10-10 | 29, 30 September, 8, 9, 10 October
          hearing.request.penalty   | 2009-09-28 | 2009-10-09 | three days end on 1 October; 9 October is the first working day after it
          hearing.request.penalty   | 2019-03-29 | 2019-04-01 | three days by the law alone, to a Monday
          hearing.request.penalty   | 2020-09-29 | 2020-10-10 | order 3, three working days: 30 September, 9, 10 October
          hearing.request.penalty   | 2021-07-14 | 2021-07-19 | the last day of the law of 1996: 15, 16, 19 July
          hearing.request.penalty   | 2021-07-15 | 2021-07-22 | the first of the law of 2021: 16, 19, 20, 21, 22 July
          hearing.request.penalty   | 2022-09-28 | 2022-10-10 | five working days as above
          hearing.notice.licence    | 2009-09-24 | 2009-10-10 | 25, 27, 28, 29, 30 September, 9, 10 October
          hearing.notice.licence    | 2026-09-17 | 2026-09-28 | 18, 20, 21, 22, 23, 24, 28 September
          hearing.notice.penalty    | 2009-09-24 | 2009-10-01 | seven days; what must lie before it does not roll
          hearing.notice.penalty    | 2020-09-24 | 2020-10-10 | order 3: 25, 27, 28, 29, 30 September, 9, 10 October
          hearing.notice.penalty    | 2022-09-28 | 2022-10-12 | 29, 30 September, 8, 9, 10, 11, 12 October
          hearing.hold.licence      | 2009-09-14 | 2009-10-16 | four, five, one (27), three, two (9, 10) and five days
          hearing.hold.penalty      | 2009-09-18 | 2009-10-09 | rules of 1996, fifteen days end on 3 October
          hearing.hold.penalty      | 2012-09-20 | 2012-10-08 | order 137, fifteen days end on 5 October
          hearing.hold.penalty      | 2022-03-01 | 2022-03-29 | practice: three, five, five, five and two working days
          licence.acceptance        | 2009-01-21 | 2009-02-02 | 22, 23, 24 January, 1, 2 February: the Spring Festival between
          licence.review            | 2009-09-16 | 2009-12-15 | sixty working days, 13 of them before 12 October
          licence.reviewFood        | 2009-09-24 | 2009-12-23 | sixty working days, 7 of them before 12 October
          licence.reviewFood        | 2010-06-17 | 2010-09-09 | sixty working days, twelve weeks without a holiday
          licence.reviewFood        | 2015-10-14 | 2015-11-11 | twenty working days
          licence.reviewFood        | 2020-02-28 | 2020-03-27 | twenty working days
          licence.reviewFood        | 2020-03-02 | 2020-03-16 | ten working days
          licence.visitFood         | 2009-09-16 | 2009-11-03 | thirty working days
          licence.visitFood         | 2010-06-17 | 2010-07-29 | thirty working days, six weeks without a holiday
          licence.visitFood         | 2015-10-14 | 2015-10-28 | ten working days
          licence.visitFood         | 2026-07-08 | 2026-07-15 | five working days
          licence.visit             | 2009-09-16 | 2009-11-03 | thirty working days
          licence.visitNotice       | 2009-09-25 | 2009-10-09 | five working days
          licence.visitNotice       | 2015-09-29 | 2015-10-12 | 30 September, 8, 9, 10, 12 October
          licence.visitAfterIssue   | 2018-10-17 | 2018-11-16 | thirty days, practice: 14 of October, 16 of November
          licence.serveVisitNotice  | 2009-09-25 | 2009-09-27 | Sunday 27 September, worked
          licence.visitStatement    | 2009-09-21 | 2009-09-27 | 22 to 25 September and Sunday 27
          licence.lateVisit         | 2009-09-14 | 2009-09-27 | 15 to 18, 21 to 25 September and Sunday 27
          licence.deliverSample     | 2009-09-25 | 2009-10-12 | 27, 28, 29, 30 September, 9, 10, 12 October
          licence.deliverSample     | 2015-09-29 | 2015-10-14 | 30 September, 8, 9, 10, 12, 13, 14 October
          licence.test              | 2009-09-16 | 2009-11-03 | thirty working days, practice
          licence.objectToTest      | 2009-09-18 | 2009-10-15 | fifteen working days, practice
          licence.certificate       | 2009-09-21 | 2009-10-10 | 22 to 25, 27 to 30 September, 9, 10 October
          licence.change            | 2009-09-14 | 2009-10-16 | twenty working days
          licence.changeVerified    | 2009-09-16 | 2009-12-15 | sixty working days
          licence.revocation        | 2009-06-01 | 2009-09-01 | three months
          licence.revocation        | 2015-11-30 | 2016-02-29 | three months; February 2016 has no 30th
          licence.revocation        | 2019-03-31 | 2019-07-01 | the last day of order 137: 30 June has no 31st and is a Sunday
          licence.revocation        | 2019-04-01 | 2019-07-01 | ninety days end on Sunday 30 June
          licence.revocation        | 2021-07-15 | 2021-10-13 | 16 + 31 + 30 + 13 days
          licence.defence           | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.notifyHolder      | 2009-09-21 | 2009-10-10 | ten working days, practice
          licence.correction        | 2009-09-14 | 2009-10-16 | twenty working days, practice
          licence.otherEnding       | 2009-09-16 | 2009-12-15 | sixty working days, practice
          licence.checkGrants       | 2022-09-30 | 2022-10-12 | five working days, practice: 8, 9, 10, 11, 12 October
          licence.signGrants        | 2015-09-30 | 2015-10-10 | three working days, practice: 8, 9, 10 October
          licence.tellGrants        | 2015-09-29 | 2015-10-12 | five working days, practice: 30 September, 8, 9, 10, 12 October
          licence.tellDepartments   | 2009-09-29 | 2009-10-13 | five working days, practice: 30 September, 9, 10, 12, 13 October
          licence.redo              | 2009-12-23 | 2010-02-21 | sixty days, 8 + 31 + 21: a Sunday of work after Spring Festival
          licence.remedy            | 2009-12-23 | 2009-12-28 | three working days, practice
          licence.remedy            | 2021-07-14 | 2021-07-19 | its last day: practice
          licence.remedy            | 2021-07-15 | 2021-07-20 | law of 2021, working days: 16, 19, 20 July
          licence.annualReport      | 2009-09-14 | 2009-10-16 | twenty working days, practice
          licence.lateReport        | 2009-09-21 | 2009-10-10 | ten working days, practice
          delivery.penalty          | 2009-09-25 | 2009-10-09 | law of 1996, seven days end on 2 October
          delivery.penalty          | 2021-07-14 | 2021-07-21 | its last day: seven days
          delivery.penalty          | 2021-07-15 | 2021-07-26 | law of 2021, working days: 16, 19 to 23, 26 July
          spotcheck.object          | 2009-09-18 | 2009-10-09 | fifteen days end on 3 October
          spotcheck.objectToRecheck | 2009-09-18 | 2009-10-09 | as for the first test
          spotcheck.object          | 2022-09-20 | 2022-10-08 | fifteen days end on 5 October; Saturday the 8th is worked
          spotcheck.answerObjection | 2009-09-14 | 2009-09-27 | ten working days, practice; Sunday the 27th is worked
          spotcheck.answerObjection | 2012-09-24 | 2012-10-08 | order 133: ten days end on 4 October
          spotcheck.answerObjection | 2020-09-21 | 2020-10-10 | ten working days, practice: 22 to 25, 27 to 30 September, 9, 10 October
          spotcheck.rectify         | 2009-09-14 | 2009-10-30 | thirty working days, set by the order
          spotcheck.rectify         | 2011-02-01 | 2011-03-03 | order 133: thirty days, 27 of them in February
          spotcheck.rectify         | 2020-01-02 | 2020-03-02 | order 18: 29 + 29 + 2 days
          spotcheck.recheck         | 2009-09-21 | 2009-10-10 | ten working days, practice
          spotcheck.recheck         | 2012-09-20 | 2012-10-08 | order 133: fifteen days end on 5 October
          spotcheck.recheckAfterOrder | 2020-01-02 | 2020-03-17 | order 18: 29 + 29 + 17 days
          spotcheck.waitAfterAnnouncement | 2009-07-31 | 2009-08-01 | practice: one day, a Saturday, which does not move
          spotcheck.recheckAfterAnnouncement | 2009-09-25 | 2009-10-15 | practice: 27 to 30 September, 9, 10, 12 to 15 October
          spotcheck.waitAfterAnnouncement | 2020-07-01 | 2020-08-30 | order 18: 30 + 30 days; a Sunday, which does not move
          spotcheck.recheckAfterAnnouncement | 2020-07-01 | 2020-09-28 | before the ninetieth: 30 + 31 + 28 days
          commitment.plan           | 2009-09-21 | 2009-10-10 | ten working days, practice
          commitment.plan           | 2009-04-01 | 2009-04-16 | 2, 3, 7 to 10, 13 to 16 April: 4 to 6 off for the Qingming festival
          commitment.approve        | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.progress       | 2009-09-30 | 2009-10-14 | 9, 10, 12, 13, 14 October, practice
          commitment.verify         | 2009-09-21 | 2009-10-10 | ten working days, practice
          commitment.urge           | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.afterUrge      | 2009-09-21 | 2009-10-10 | ten working days, practice
          commitment.explain        | 2009-12-31 | 2010-01-08 | 4 to 8 January: 1 to 3 off, practice
          commitment.judge          | 2009-09-25 | 2009-10-09 | five working days, practice
          commitment.reviewChange   | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.cover          | 2009-09-21 | 2009-10-10 | ten working days, practice
          commitment.decideChange   | 2009-09-25 | 2009-10-09 | five working days, practice
          commitment.assignAnew     | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.prepareListing | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.acknowledge    | 2009-09-28 | 2009-10-09 | three working days, practice
          commitment.remedy         | 2009-09-25 | 2009-10-09 | five working days, practice
          commitment.remedyProgress | 2009-09-21 | 2009-10-10 | ten working days, practice
          commitment.extendListing  | 2009-09-28 | 2009-10-09 | three working days, practice
          rulemaking.file           | 2009-09-14 | 2009-10-14 | thirty days, 16 of them in September
          rulemaking.file           | 2009-09-01 | 2009-10-09 | thirty days end on 1 October
          rulemaking.publicComment  | 2009-06-01 | 2009-07-01 | thirty days, practice
          rulemaking.commentOfDocument | 2009-09-28 | 2009-10-09 | ten days end on 8 October, practice
          publicity.publish         | 2009-09-14 | 2009-10-16 | twenty working days
          publicity.publish         | 2020-09-21 | 2020-10-23 | 22 to 25, 27 to 30 September, 9, 10, 12 to 16, 19 to 23 October
          publicity.disclose        | 2009-12-15 | 2010-01-13 | 16 to 18, 21 to 25, 28 to 31 December, 4 to 8, 11 to 13 January
          publicity.disclose        | 2009-09-14 | 2009-10-16 | 15 to 18, 21 to 25, 27 to 30 September, 9, 10, 12 to 16 October
          publicity.answer          | 2009-09-25 | 2009-10-22 | 27 to 30 September, 9, 10, 12 to 16, 19 to 22 October
          publicity.answer          | 2019-05-14 | 2019-06-04 | the last day of order 492: 15 to 17, 20 to 24, 27 to 31 May, 3, 4 June
          publicity.answer          | 2020-09-21 | 2020-10-23 | order 711, twenty working days: 22 to 25, 27 to 30 September, 9, 10, 12 to 16, 19 to 23 October
          publicity.correct         | 2009-09-25 | 2009-10-12 | 27 to 30 September, 9, 10, 12 October, practice
          publicity.correct         | 2020-09-21 | 2020-09-29 | order 711: 22 to 25, 27 to 29 September
          publicity.thirdParty      | 2009-09-25 | 2009-10-22 | fifteen working days, practice
          publicity.thirdParty      | 2020-09-21 | 2020-10-16 | order 711: 22 to 25, 27 to 30 September, 9, 10, 12 to 16 October
          publicity.extend          | 2009-09-30 | 2009-10-10 | 9 and 10 October, practice
          brand.revocation          | 2009-09-16 | 2009-12-15 | sixty working days, practice
          hearing.request.brand     | 2009-09-28 | 2009-10-09 | as of penalties, practice
          hearing.request.brand     | 2022-09-28 | 2022-10-10 | as of penalties, practice
          hearing.notice.brand      | 2009-09-24 | 2009-10-01 | as of penalties, practice
          hearing.notice.brand      | 2022-09-28 | 2022-10-12 | as of penalties, practice
          hearing.hold.brand        | 2009-09-14 | 2009-10-16 | twenty working days, practice
          hearing.notice            | 2009-09-24 | 2009-10-10 | of hearings of before: seven working days
          hearing.hold              | 2009-09-14 | 2009-10-16 | of hearings of before: twenty working days
          hearing.deliverNotice     | 2009-09-28 | 2009-10-09 | 29, 30 September, 9 October, practice
          hearing.schedule          | 2009-09-28 | 2009-10-09 | three working days, practice
          review.legality           | 2009-09-25 | 2009-10-09 | five working days, practice
          discussion.convene        | 2009-09-25 | 2009-10-09 | five working days, practice
          discussion.opinion        | 2009-09-28 | 2009-10-09 | three working days, practice
          delivery.serve            | 2009-09-25 | 2009-10-12 | 27 to 30 September, 9, 10, 12 October, practice
          delivery.announcement     | 2009-08-05 | 2009-10-09 | sixty days end on Sunday 4 October, in the holidays
          delivery.announcement     | 2021-12-31 | 2022-03-01 | the last day of sixty days: 31 + 28 + 1
          delivery.announcement     | 2022-01-01 | 2022-02-07 | thirty days end on Monday 31 January, in the Spring Festival
          delivery.inTransit        | 2009-09-25 | 2009-10-09 | five working days, practice
          delivery.recordSilence    | 2009-09-25 | 2009-09-28 | Sunday 27 is a working day
          delivery.reply            | 2009-09-14 | 2009-10-16 | twenty working days, practice
          delivery.publish          | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.superviseSilence  | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.formTeam          | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.sealSamples       | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.recordDelivery    | 2009-09-30 | 2009-10-09 | one working day, practice
          licence.reportReview      | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.reportReview      | 2015-05-06 | 2015-06-17 | order 156: 17 in May, 1 to 5, 8 to 12, 15 to 17 June
          licence.recordLateReport  | 2009-09-25 | 2009-10-09 | five working days, practice
          licence.inspectSite       | 2009-09-14 | 2009-10-16 | twenty working days, practice
          licence.checkReport       | 2009-09-21 | 2009-10-10 | ten working days, practice
          licence.extendChange      | 2009-09-30 | 2009-10-10 | two working days, practice
          licence.decideTermination | 2009-09-28 | 2009-10-09 | three working days, practice
          licence.renewalLead       | 2009-09-14 | 2009-10-16 | twenty working days, practice
          licence.urgeRenewal       | 2009-09-21 | 2009-10-10 | ten working days, practice
          licence.nameOfficers      | 2009-09-30 | 2009-10-10 | two working days, practice
          licence.investigate       | 2009-09-14 | 2009-10-16 | twenty working days, practice
          licence.extendRevocation  | 2009-09-28 | 2009-10-09 | three working days, practice
          licence.recordTransfer    | 2009-09-21 | 2009-10-10 | ten working days, practice
          licence.awaitTest         | 2009-09-16 | 2009-11-03 | thirty working days, practice
          event.plan                | 2009-09-14 | 2009-09-27 | 15 to 18, 21 to 25 September and Sunday 27; counted backwards from the day
          event.record              | 2009-09-25 | 2009-10-09 | 27, 28, 29, 30 September, 9 October
          event.import              | 2009-09-25 | 2009-10-09 | the same
          event.evaluate            | 2009-09-14 | 2009-09-27 | ten working days as above
          event.confirm             | 2009-09-28 | 2009-10-09 | 29, 30 September, 9 October
          event.measure             | 2009-08-03 | 2009-10-02 | sixty days; a visit back may be on a day of rest
          event.issue               | 2009-04-03 | 2009-04-13 | 7, 8, 9, 10, 13 April: the Monday after 清明 is off
          report.province           | 2009-06-30 | 2009-07-14 | ten working days: 1 to 3, 6 to 10, 13, 14 July
          report.city               | 2009-06-30 | 2009-07-07 | five working days: 1 to 3, 6, 7 July
          report.county             | 2009-09-30 | 2009-10-14 | 9, 10, 12, 13, 14 October
          report.hazardQuarter      | 2009-09-30 | 2009-10-15 | the fifteenth of the next quarter
          report.hazardQuarter      | 2011-09-30 | 2011-10-15 | a Saturday, which does not move
          report.hazardYear         | 2009-12-31 | 2010-01-31 | a Sunday, which does not move
          report.equipmentState     | 2009-06-30 | 2009-07-30 | thirty days, practice
          report.funds              | 2009-12-31 | 2010-01-31 | a Sunday, which does not move
          report.disclosure         | 2012-12-31 | 2013-03-31 | regulation of 2007: a Sunday, which does not move
          report.disclosure         | 2019-12-31 | 2020-01-31 | regulation of 2019: in the Spring Festival
          report.rulesList          | 2009-12-31 | 2010-01-31 | a Sunday, which does not move
          report.sign               | 2009-09-30 | 2009-10-10 | two working days, practice
          report.reminder           | 2009-09-30 | 2009-10-10 | two working days, practice
          report.note               | 2009-09-25 | 2009-10-09 | five working days, practice
          report.supplement         | 2009-09-28 | 2009-10-09 | three working days, practice
          report.urge               | 2009-09-28 | 2009-10-09 | three working days, practice
          report.missing            | 2009-07-07 | 2009-07-14 | five working days: 8 to 10, 13, 14 July
          report.deliver            | 2009-09-28 | 2009-10-09 | three working days, practice
          report.followUp           | 2009-07-03 | 2009-10-09 | three months end on Saturday 3 October
          """)
  void theLastDayIsThatOfTheLaw(String limit, LocalDate event, LocalDate lastDay, String how) {
    assertThat(deadline().lastDay(event, limit)).as(how).isEqualTo(lastDay);
  }

  /** Whoever enters a limit, or what the law has made of it, counts its last day by hand too. */
  @Test
  void noVersionOfALimitIsWithoutARow() throws Exception {
    Map<String, List<LocalDate>> events = new HashMap<>();
    getClass()
        .getDeclaredMethod(
            "theLastDayIsThatOfTheLaw",
            String.class,
            LocalDate.class,
            LocalDate.class,
            String.class)
        .getAnnotation(CsvSource.class)
        .textBlock()
        .lines()
        .map(row -> row.split("\\|"))
        .forEach(
            row ->
                events
                    .computeIfAbsent(row[0].strip(), name -> new ArrayList<>())
                    .add(LocalDate.parse(row[1].strip())));
    List<String> without = new ArrayList<>();
    new ReleasedLimits(
            new ClassPathResource("platform/limits.yaml"),
            new ClassPathResource("platform/there-is-none.yaml"))
        .limits()
        .forEach(
            (name, limit) ->
                limit.versions().stream()
                    .filter(version -> ROWS_OF.matcher(name).matches())
                    .filter(
                        version ->
                            events.getOrDefault(name, List.of()).stream().noneMatch(version::isOn))
                    .forEach(version -> without.add(name + " from " + version.from())));
    assertThat(without).isEmpty();
  }

  /**
   * What no law sets is working practice and says so: of Friday 2009-09-25 the 1st, 2nd, 3rd, 5th,
   * 10th, 15th and 20th working days are 27, 28, 29 September, 9, 15, 22 and 29 October; of Tuesday
   * 2020-09-29, 30 September, 9, 10, 13, 20, 27 October and 3 November. No order on spot checks is
   * cited for what none of them says.
   */
  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spotcheck.approvePlan          | 2009-10-09 | 2020-10-13
          spotcheck.takeSample           | 2009-10-22 | 2020-10-27
          spotcheck.confirmRefusal       | 2009-10-09 | 2020-10-13
          spotcheck.receiveSample        | 2009-10-09 | 2020-10-13
          spotcheck.test                 | 2009-10-29 | 2020-11-03
          spotcheck.proposeMeasure       | 2009-10-09 | 2020-10-13
          spotcheck.decideObjection      | 2009-10-09 | 2020-10-13
          spotcheck.signOrder            | 2009-09-29 | 2020-10-10
          spotcheck.reviseOrder          | 2009-09-28 | 2020-10-09
          spotcheck.draftWarning         | 2009-09-29 | 2020-10-10
          spotcheck.signWarning          | 2009-09-28 | 2020-10-09
          brand.investigate              | 2009-10-29 | 2020-11-03
          brand.propose                  | 2009-10-09 | 2020-10-13
          brand.deliverNotice            | 2009-10-09 | 2020-10-13
          brand.statement                | 2009-10-09 | 2020-10-13
          brand.vote                     | 2009-10-09 | 2020-10-13
          summons.prepare                | 2009-10-09 | 2020-10-13
          summons.approve                | 2009-09-29 | 2020-10-10
          summons.record                 | 2009-10-09 | 2020-10-13
          summons.recordReport           | 2009-10-09 | 2020-10-13
          summons.verify                 | 2009-10-15 | 2020-10-20
          campaign.leadingGroup          | 2009-10-09 | 2020-10-13
          campaign.draftPlan             | 2009-10-09 | 2020-10-13
          campaign.reviewPlan            | 2009-09-29 | 2020-10-10
          campaign.mobilisationMeeting   | 2009-10-15 | 2020-10-20
          campaign.acceptCityPlan        | 2009-09-29 | 2020-10-10
          campaign.monthlyReport         | 2009-10-09 | 2020-10-13
          campaign.noteReport            | 2009-10-09 | 2020-10-13
          campaign.reportSupplement      | 2009-09-29 | 2020-10-10
          campaign.handleOverdueReport   | 2009-09-29 | 2020-10-10
          campaign.citySummary           | 2009-10-29 | 2020-11-03
          campaign.receiveCitySummary    | 2009-10-09 | 2020-10-13
          campaign.consolidateSummary    | 2009-10-15 | 2020-10-20
          campaign.approveSummary        | 2009-10-09 | 2020-10-13
          publicity.checkPublication     | 2009-10-09 | 2020-10-13
          commitment.urgentExperience    | 2009-09-29 | 2020-10-10
          commitment.urgentReply         | 2009-09-27 | 2020-09-30
          commitment.inspectionPlan      | 2009-10-09 | 2020-10-13
          commitment.inspectionApprove   | 2009-09-29 | 2020-10-10
          commitment.inspectionNotice    | 2009-09-29 | 2020-10-10
          commitment.feedback            | 2009-10-09 | 2020-10-13
          commitment.dispute             | 2009-10-09 | 2020-10-13
          commitment.decideDispute       | 2009-10-09 | 2020-10-13
          commitment.rectifySevere       | 2009-10-15 | 2020-10-20
          commitment.rectifyGeneral      | 2009-10-29 | 2020-11-03
          commitment.verifyFinding       | 2009-10-15 | 2020-10-20
          commitment.inspectionReport    | 2009-10-15 | 2020-10-20
          commitment.noteInspection      | 2009-10-09 | 2020-10-13
          commitment.objection           | 2009-10-09 | 2020-10-13
          commitment.handleObjection     | 2009-10-09 | 2020-10-13
          commitment.proposeLists        | 2009-10-09 | 2020-10-13
          commitment.decideLists         | 2009-10-09 | 2020-10-13
          rulemaking.submit              | 2009-10-09 | 2020-10-13
          rulemaking.issue               | 2009-10-09 | 2020-10-13
          rulemaking.publishDraft        | 2009-10-09 | 2020-10-13
          rulemaking.recordComments      | 2009-10-09 | 2020-10-13
          rulemaking.announceHearing     | 2009-10-09 | 2020-10-13
          rulemaking.publishList         | 2009-10-09 | 2020-10-13
          rulemaking.explainBasis        | 2009-10-09 | 2020-10-13
          rulemaking.assignNumber        | 2009-10-09 | 2020-10-13
          rulemaking.approve             | 2009-10-15 | 2020-10-20
          rulemaking.approvePlan         | 2009-10-15 | 2020-10-20
          rulemaking.discuss             | 2009-10-15 | 2020-10-20
          rulemaking.redraft             | 2009-10-15 | 2020-10-20
          rulemaking.reviewDraft         | 2009-10-15 | 2020-10-20
          rulemaking.startRevision       | 2009-10-15 | 2020-10-20
          notice.publish                 | 2009-09-29 | 2020-10-10
          notice.record                  | 2009-10-09 | 2020-10-13
          notice.investigate             | 2009-10-15 | 2020-10-20
          """)
  void aWorkingPracticeSaysThatItIsOne(String limit, LocalDate in2009, LocalDate in2020) {
    assertThat(deadline().lastDay(LocalDate.of(2009, 9, 25), limit)).isEqualTo(in2009);
    assertThat(deadline().lastDay(LocalDate.of(2020, 9, 29), limit)).isEqualTo(in2020);
    for (LocalDate day : List.of(LocalDate.of(2009, 9, 25), LocalDate.of(2020, 9, 29))) {
      assertThat(released().named(limit, day).basis())
          .contains("工作惯例")
          .doesNotContain("抽查管理", "抽样检验管理");
    }
  }

  /**
   * Counted back: 10, 9 October and 30 September before Monday 2009-10-12; 13, 12 before the 14th.
   */
  @Test
  void beforeAMeetingAndAReportPracticeLeavesWorkingDays() {
    assertThat(deadline().dayBefore(LocalDate.of(2009, 10, 12), "summons.notice"))
        .isEqualTo("2009-09-30");
    assertThat(deadline().dayBefore(LocalDate.of(2009, 10, 14), "campaign.reportReminder"))
        .isEqualTo("2009-10-12");
    for (String limit : List.of("summons.notice", "campaign.reportReminder")) {
      assertThat(released().named(limit, LocalDate.of(2009, 10, 14)).basis()).contains("工作惯例");
    }
  }

  /** The basis is that of the day on which the time begins, on the eve of each change and since. */
  @ParameterizedTest(name = "{0} from {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          licence.reviewFood            | 2010-05-31 | 条例第二十四条第一款：自受理申请
          licence.reviewFood            | 2010-06-01 | 总局令第129号）：审查期限待核实
          licence.reviewFood            | 2015-09-30 | 总局令第129号）：审查期限待核实
          licence.reviewFood            | 2015-10-01 | 总局令第16号）
          licence.visitFood             | 2010-05-31 | 条例第十八条：自受理申请
          licence.visitFood             | 2010-06-01 | 总局令第129号）：核查期限待核实
          licence.validityFood          | 2010-05-31 | 条例第二十五条：食品加工企业
          licence.validityFood          | 2010-06-01 | 总局令第129号）：有效期待核实
          licence.renewalFood           | 2010-05-31 | 条例第二十五条：在有效期
          licence.renewalFood           | 2010-06-01 | 总局令第129号）：换证期限待核实
          spotcheck.object              | 2009-09-18 | 产品质量法第十五条第四款
          spotcheck.object              | 2022-09-20 | 产品质量法第十五条第四款
          spotcheck.answerObjection     | 2011-01-31 | 工作惯例
          spotcheck.answerObjection     | 2011-02-01 | 总局令第133号）第三十六条第二款
          spotcheck.answerObjection     | 2019-12-31 | 总局令第133号）第三十六条第二款
          spotcheck.answerObjection     | 2020-01-01 | 待核实
          spotcheck.rectify             | 2011-01-31 | 期限由责令整改通知书规定，工作惯例
          spotcheck.rectify             | 2011-02-01 | 总局令第133号）第四十条
          spotcheck.rectify             | 2019-12-31 | 总局令第133号）第四十条
          spotcheck.rectify             | 2020-01-01 | 总局令第18号）第四十六条
          spotcheck.recheck             | 2011-01-31 | 工作惯例
          spotcheck.recheck             | 2011-02-01 | 总局令第133号）第四十二条
          spotcheck.recheckAfterOrder   | 2020-01-01 | 总局令第18号）第四十七条第一款
          spotcheck.waitAfterAnnouncement | 2011-01-31 | 产品质量法第十七条第一款：公告后复查
          spotcheck.recheckAfterAnnouncement | 2011-01-31 | 工作惯例公告后10个工作日
          spotcheck.waitAfterAnnouncement | 2020-01-01 | 总局令第18号）第四十八条
          spotcheck.recheckAfterAnnouncement | 2020-01-01 | 总局令第18号）第四十八条
          """)
  void theBasisIsTheLawOfTheDayOnWhichTheTimeBegins(String limit, LocalDate day, String basis) {
    assertThat(released().named(limit, day).basis()).contains(basis);
  }

  /**
   * What begins on the last day of the law of 2012 says sixty days to the end, and so does its
   * paper.
   */
  @Test
  void aPaperThatSaysDaysHasThemFromTheLimitOfItsDay() {
    Resource limits = new ClassPathResource("platform/limits.yaml");
    assertThat(deadline(limits, "2021-12-31T16:00:00").days("delivery.announcement")).isEqualTo(60);
    assertThat(deadline(limits, "2022-01-01T09:00:00").days("delivery.announcement")).isEqualTo(30);
    assertThatThrownBy(
            () ->
                deadline(text("limits:\n  a.month: { amount: 1, unit: months, basis: x }\n"))
                    .days("a.month"))
        .hasMessageContaining("limit 'a.month' is set as 1个月: set it in days of the calendar");
  }

  @Test
  void aLicenceIsValidForYearsAndRenewedHalfAYearBefore() {
    assertThat(deadline().lastDay(LocalDate.of(2009, 3, 10), "licence.validity"))
        .isEqualTo("2014-03-10");
    assertThat(deadline().lastDay(LocalDate.of(2010, 6, 1), "licence.validityFood"))
        .isEqualTo("2013-06-01");
    assertThat(deadline().lastDay(LocalDate.of(2015, 9, 30), "licence.validityFood"))
        .as("three years")
        .isEqualTo("2018-09-30");
    assertThat(deadline().lastDay(LocalDate.of(2015, 10, 1), "licence.validityFood"))
        .as("five years, a Thursday in the holidays: no day of rest gives a licence more time")
        .isEqualTo("2020-10-01");
    assertThat(deadline().dayBefore(LocalDate.of(2015, 8, 31), "licence.renewalFood"))
        .isEqualTo("2015-02-28");
    assertThat(deadline().dayBefore(LocalDate.of(2015, 12, 31), "licence.renewalFood"))
        .as("3, 5, 5, 5, 4 and 1, 5 and 2 working days before it")
        .isEqualTo("2015-11-19");
    assertThat(deadline().dayBefore(LocalDate.of(2014, 8, 31), "licence.renewal"))
        .as("February has no 31st")
        .isEqualTo("2014-02-28");
  }

  @Test
  void monthsEndOnTheSameDayOrTheLastOneAndRollOverAWeekOfHolidays() {
    String file =
        "limits:\n"
            + "  a.month: { amount: 1, unit: months, basis: x }\n"
            + "  a.exact: { amount: 1, unit: months, roll: false, basis: x }\n"
            + "  a.day: { day: \"03-31\", basis: x }\n";
    Deadline deadline = deadline(text(file));
    assertThat(deadline.lastDay(LocalDate.of(2009, 1, 31), "a.exact")).isEqualTo("2009-02-28");
    assertThat(deadline.lastDay(LocalDate.of(2009, 1, 31), "a.month"))
        .as("28 February 2009 is a Saturday")
        .isEqualTo("2009-03-02");
    assertThat(deadline.lastDay(LocalDate.of(2009, 9, 2), "a.month"))
        .as("2 October 2009: the holidays end on the 8th")
        .isEqualTo("2009-10-09");
    assertThat(deadline.lastDay(LocalDate.of(2009, 3, 30), "a.day")).isEqualTo("2009-03-31");
    assertThat(deadline.lastDay(LocalDate.of(2009, 3, 31), "a.day"))
        .as("the day of the event is not counted")
        .isEqualTo("2010-03-31");
  }

  @Test
  void hoursRunFromTheMinuteThroughDaysOfRest() {
    Deadline deadline =
        deadline(
            text("limits:\n  a.hours: { amount: 24, unit: hours, basis: x }\n"),
            "2009-09-30T16:20:41");
    assertThat(deadline.of("a.hours")).isEqualTo(at("2009-10-01T16:20:00"));
    assertThat(deadline.after("a.hours")).isEqualTo(at("2009-10-01T16:20:01"));
  }

  @Test
  void aMomentOfWhichSomebodyKnewIsWhereALimitBegins() {
    Deadline deadline =
        deadline(
            text(
                "limits:\n"
                    + "  a.hours: { amount: 2, unit: hours, basis: x }\n"
                    + "  a.days: { amount: 3, unit: working-days, basis: x }\n"));
    assertThat(deadline.sinceTime("a.hours", at("2009-09-30T22:50:00")))
        .isEqualTo(at("2009-10-01T00:50:00"));
    assertThat(deadline.sinceTime("a.days", at("2009-09-25T08:00:00")))
        .as("27, 28, 29 September")
        .isEqualTo(at("2009-09-29T23:59:59"));
    assertThat(deadline.sinceTime("a.hours", null)).as("there is no due date").isNull();
  }

  @Test
  void aFactOfAnEarlierDayIsWhereALimitBegins() {
    Deadline deadline = deadline();
    assertThat(deadline.since("spotcheck.object", "2009-09-18"))
        .isEqualTo(at("2009-10-09T23:59:59"));
    assertThat(deadline.sinceAfter("spotcheck.object", "2009-09-18"))
        .isEqualTo(at("2009-10-10T00:00:00"));
    assertThat(deadline.since("spotcheck.object", null)).as("no due date yet").isNull();
    assertThatThrownBy(() -> deadline.sinceAfter("spotcheck.object", ""))
        .hasMessageContaining("a day that is not known yet");
  }

  @Test
  void aYearWithoutANoticeIsCountedByTheRegulationAndSaysSo() {
    Deadline deadline = deadline();
    // 2027-01-01 is a Friday; of the Spring Festival 5 February (Friday) to 8 February are off.
    LocalDate last = deadline.lastDay(LocalDate.of(2026, 12, 28), "licence.visit");
    assertThat(last)
        .as("29 to 31 December, 20 working days of January, 1 to 4, 9, 10, 11 February")
        .isEqualTo("2027-02-11");
    assertThat(deadline.words(LocalDate.of(2026, 12, 28), last, "licence.visit"))
        .isEqualTo("2027年2月11日（2027年放假安排尚未公布，暂按法定节假日和周末推算）");
    assertThat(
            deadline.words(
                LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 16), "spotcheck.object"))
        .isEqualTo("2026年12月16日");
  }

  private Deadline deadline() {
    return deadline(new ClassPathResource("platform/limits.yaml"));
  }

  private Deadline deadline(Resource limits) {
    return deadline(limits, "2009-09-14T09:00:00");
  }

  private Deadline deadline(Resource limits, String now) {
    return new Deadline(
        new Counting(calendar), limits(limits), Clock.fixed(at(now).toInstant(), BEIJING));
  }

  private static Limits released() {
    return limits(new ClassPathResource("platform/limits.yaml"));
  }

  private static Limits limits(Resource limits) {
    return new Limits(
        new ReleasedLimits(limits, new ClassPathResource("platform/there-is-none.yaml")),
        mock(RecountRequests.class),
        mock(Articles.class, returnsSecondArg()));
  }

  private static Resource text(String yaml) {
    return new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Date at(String beijingTime) {
    return Date.from(OffsetDateTime.parse(beijingTime + "+08:00").toInstant());
  }
}
