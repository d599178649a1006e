package cn.qualitysafety.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.OwnDatabase;
import cn.qualitysafety.licence.ManyApplications;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What must be in the registers, once each, when all cases of {@link Work} are closed. */
class Registers {

  private static final Pattern CASE = Pattern.compile("(\\w{2}2009-\\d{6}-)(\\d{4})");
  private static final Pattern LICENCE = Pattern.compile("(XK\\d\\d-\\d{3}-|QS\\d{8})(\\d+)");
  private static final Pattern DOCUMENT = Pattern.compile("(.+〔2009〕)(\\d+)号");

  private final OwnDatabase database;

  Registers(OwnDatabase database) {
    this.database = database;
  }

  /**
   * Fails where a case is not closed, or a document, number or row is missing or there twice.
   *
   * @return how many reviews and batches of spot checks there are
   */
  int checkAllIsDoneOnce() throws SQLException {
    checkEngine();
    int reviews = checkReviews();
    int batches = checkSpotChecks();
    checkDocuments();
    return reviews + batches;
  }

  /** Incidents, tasks, jobs and cases that should no longer be there. */
  private void checkEngine() throws SQLException {
    assertThat(strings("select INCIDENT_MSG_ from ACT_RU_INCIDENT")).as("incidents").isEmpty();
    assertThat(strings("select TASK_DEF_KEY_ from ACT_RU_TASK")).as("open tasks").isEmpty();
    assertThat(
            strings(
                "select HANDLER_CFG_ from ACT_RU_JOB where HANDLER_TYPE_ <> 'history-cleanup'"
                    + " and (TYPE_ <> 'timer' or RETRIES_ = 0)"))
        .as("jobs that are stuck")
        .isEmpty();
    assertThat(
            strings(
                "select distinct d.KEY_ from ACT_RU_EXECUTION e"
                    + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"))
        .as("running cases")
        .isSubsetOf("licence-renewal-watch");
    assertThat(
            strings(
                "select BUSINESS_KEY_ from ACT_HI_PROCINST where BUSINESS_KEY_ is not null"
                    + " group by BUSINESS_KEY_ having count(*) > 1"))
        .as("cases that were opened twice")
        .isEmpty();
    assertThat(
            strings(
                "select name from message_outbox where delivered_at is null"
                    + " and name not in ('recallDue', 'penaltyCaseDue')"))
        .as("messages that were not received, of those that have a receiver yet")
        .isEmpty();
  }

  private int checkReviews() throws SQLException {
    List<String> reviews = strings("select case_number from licence_application");
    checkSeries(CASE, reviews);
    int count = reviews.size();
    assertThat(
            number(
                "select count(*) from licence_application"
                    + " where state = 'ISSUED' and delivered_on is not null"))
        .as("reviews that are closed")
        .isEqualTo(count);
    assertThat(
            number(
                "select count(distinct licence_number) from licence_application a"
                    + " join licence l on l.number = a.licence_number"
                    + " where l.published_at is not null"))
        .as("licences of the reviews")
        .isEqualTo(count);
    checkSeries(LICENCE, strings("select number from licence"));
    assertThat(number("select count(*) from licence")).isEqualTo(count);
    assertThat(
            number(
                "select count(*) from ACT_RU_EXECUTION e"
                    + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
                    + " where e.PARENT_ID_ is null and d.KEY_ = 'licence-renewal-watch'"))
        .as("licences whose end is watched")
        .isEqualTo(count);
    assertThat(number("select count(*) from licence_visit where told_on is not null"))
        .isEqualTo(count);
    assertThat(number("select count(*) from licence_laboratory_test")).isEqualTo(count);
    for (String kind : ManyApplications.DOCUMENTS.keySet()) {
      checkOnePerCase(kind, count);
    }
    return count;
  }

  private int checkSpotChecks() throws SQLException {
    checkSeries(CASE, strings("select number from spotcheck_plan"));
    assertThat(strings("select number from spotcheck_plan where state <> 'CLOSED'"))
        .as("plans that are not closed")
        .isEmpty();
    assertThat(strings("select case_number from spotcheck_city where open_batches <> 0"))
        .as("cities with another number of open batches")
        .isEmpty();
    List<String> batches = strings("select case_number from spotcheck_batch");
    checkSeries(CASE, batches);
    assertThat(
            strings(
                "select case_number from spotcheck_batch where not (state = 'NOT_FOUND'"
                    + " and final_verdict is null or state = 'FINAL' and final_verdict is not null)"))
        .as("batches that are not closed")
        .isEmpty();
    int tested = number("select count(*) from spotcheck_batch where sampling_sheet is not null");
    int failed =
        number("select count(*) from spotcheck_batch where final_verdict in ('fail', 'unsafe')");
    assertThat(number("select count(*) from spotcheck_sample where verdict is not null"))
        .as("samples with a verdict, those of re-checks included")
        .isEqualTo(tested + failed);
    assertThat(number("select count(*) from spotcheck_sample")).isEqualTo(tested + failed);
    assertThat(
            number(
                "select count(distinct batch_number) from spotcheck_followup"
                    + " where state = 'RECTIFIED'"))
        .as("failures that are rectified")
        .isEqualTo(failed);
    assertThat(number("select count(*) from spotcheck_followup")).isEqualTo(failed);
    String failures =
        "select concat('YJ', p.quarter, '-', b.city, '-', p.product_code) from spotcheck_batch b"
            + " join spotcheck_plan p on p.number = b.plan_number"
            + " where b.final_verdict in ('fail', 'unsafe')"
            + " group by p.quarter, b.city, p.product_code"
            + " having count(distinct b.holder_code) >= 3";
    List<String> warnings = strings(failures);
    assertThat(strings("select case_number from spotcheck_warning where sent_on is not null"))
        .as("warnings of cities with three failures")
        .containsExactlyInAnyOrderElementsOf(warnings);
    checkOnePerCase("spotcheck-result-notice", tested);
    checkOnePerCase("spotcheck-rectification-order", failed);
    checkOnePerCase(
        "spotcheck-refusal-order",
        number("select count(*) from spotcheck_batch where final_verdict = 'refused'"));
    assertThat(strings("select number from document_delivery where served_on is null"))
        .as("documents that are not served")
        .isEmpty();
    checkOnePerCase("delivery-receipt", number("select count(*) from document_delivery"));
    checkOnePerCase("spotcheck-warning", warnings.size());
    return batches.size();
  }

  private void checkDocuments() throws SQLException {
    List<String> numbers = strings("select number from official_document");
    Map<String, List<Integer>> series = checkSeries(DOCUMENT, numbers);
    assertThat(number("select count(*) from document_occasion")).isEqualTo(numbers.size());
    assertThat(number("select sum(last_serial) from running_number where kind like 'document %'"))
        .as("numbers of documents that were given out, of %s series", series.size())
        .isEqualTo(numbers.size());
  }

  private void checkOnePerCase(String kind, int count) throws SQLException {
    String ofKind = " from official_document where kind = '%s'".formatted(kind);
    assertThat(number("select count(*)" + ofKind)).as("documents: %s", kind).isEqualTo(count);
    assertThat(number("select count(distinct case_number)" + ofKind))
        .as("cases with a document: %s", kind)
        .isEqualTo(count);
  }

  /** Each series begins with 1 and has no gap and no double. */
  private static Map<String, List<Integer>> checkSeries(Pattern pattern, List<String> numbers) {
    Map<String, List<Integer>> series = new TreeMap<>();
    for (String number : numbers) {
      Matcher matcher = pattern.matcher(number);
      assertThat(matcher.matches()).as(number).isTrue();
      series
          .computeIfAbsent(matcher.group(1), begins -> new ArrayList<>())
          .add(Integer.valueOf(matcher.group(2)));
    }
    series.forEach(
        (begins, serials) ->
            assertThat(serials)
                .as("numbers that begin with %s", begins)
                .containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, serials.size()).boxed().toList()));
    return series;
  }

  private List<String> strings(String query) throws SQLException {
    return database.strings(query);
  }

  private int number(String query) throws SQLException {
    return database.number(query);
  }
}
