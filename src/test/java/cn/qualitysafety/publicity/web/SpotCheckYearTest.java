package cn.qualitysafety.publicity.web;

import static cn.qualitysafety.spotcheck.SpotCheckSteps.LABORATORY;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.LEADER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PLANNER;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.PROVINCE;
import static cn.qualitysafety.spotcheck.SpotCheckSteps.SAMPLER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.publicity.PublicitySteps;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An eighth of the province's year: 21 cities, two products, 210 batches whose results a fixed seed
 * decides. What the public page says of each city is what can be computed from that input alone.
 */
@SystemTest
@Tag("slow")
@Tag("database")
class SpotCheckYearTest {

  private static final int PRODUCTS = 2;

  /** The base number of food, for each city and product. */
  private static final int BATCHES = 5;

  private static final double FAILURE_RATE = 0.08;
  private static final double REFUSAL_RATE = 0.01;

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private SpotCheckService spotChecks;
  @Autowired private UnitRegister units;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;

  /** Batches that passed and all of them, by city; kept from the input, not from the system. */
  private final Map<String, int[]> expected = new TreeMap<>();

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-05-11T09:00:00");
  }

  @AfterEach
  void end() {
    driver.stopJobExecutor();
    driver.reset();
  }

  @Test
  void thePublicFiguresAreThoseOfTheInput() throws Exception {
    registerProducers();
    driver.startJobExecutor();
    plan();
    List<Map<String, Object>> batches =
        jdbc.queryForList("select case_number, city from spotcheck_batch order by case_number");
    assertThat(batches).hasSize(21 * PRODUCTS * BATCHES);

    List<String> refused = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Random random = new Random(2009);
    for (Map<String, Object> batch : batches) {
      String number = batch.get("case_number").toString();
      String city = batch.get("city").toString();
      double drawn = random.nextDouble();
      int[] figures = expected.computeIfAbsent(city, c -> new int[2]);
      if (drawn < REFUSAL_RATE) {
        take(number, city, "refused");
        refused.add(number);
      } else {
        figures[1]++;
        boolean fails = drawn < REFUSAL_RATE + FAILURE_RATE;
        figures[0] += fails ? 0 : 1;
        take(number, city, "sampled");
        test(spotChecks.prepareSample(number), fails ? "15.1" : "14.1");
        if (fails) {
          failed.add(number);
        }
      }
    }
    driver.awaitJobs();
    driver.stopJobExecutor();
    SpotCheckSteps steps = new SpotCheckSteps(driver, enterprises);
    for (String number : refused) {
      steps.confirmRefusal(number, "refused");
      steps.serve(number, "2009-05-11");
      steps.take(number, "refused");
      steps.confirmRefusal(number, "refused");
      steps.proposeMeasure(number);
    }
    failed.forEach(number -> steps.serve(number + "-JG", "2009-05-11"));
    // Nobody objects: fifteen days later, and some for the post, everything is final.
    driver.moveClockTo("2009-06-05T09:00:00");
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("spotcheck-plan").count())
        .as("plans that still run")
        .isZero();

    publish();
    assertThat(ranking()).isEqualTo(computed());
  }

  private void registerProducers() {
    String products = all("产品%02d");
    int serial = 0;
    for (String city : units.cities()) {
      driver.employ("second-sampler-" + city, SAMPLER, city);
      for (int producer = 0; producer < BATCHES; producer++) {
        enterprises.register(
            EnterpriseEntries.with(
                Map.of(
                    EnterpriseEntry.CODE,
                    SpotCheckSteps.code(++serial),
                    EnterpriseEntry.NAME,
                    "广东%03d号食品有限公司".formatted(serial),
                    EnterpriseEntry.ADDRESS,
                    "解放路%d号".formatted(serial),
                    EnterpriseEntry.UNIT_CODE,
                    city,
                    EnterpriseEntry.PRODUCTS,
                    products,
                    EnterpriseEntry.CATEGORY_CODES,
                    all("C%02d"),
                    EnterpriseEntry.CATEGORY_NAMES,
                    products)),
            List.of(city),
            "test");
      }
    }
  }

  private static String all(String pattern) {
    return IntStream.rangeClosed(1, PRODUCTS)
        .mapToObj(pattern::formatted)
        .collect(Collectors.joining("；"));
  }

  private void plan() {
    for (int product = 1; product <= PRODUCTS; product++) {
      Map<String, Object> fields = new HashMap<>(SpotCheckSteps.plan());
      fields.put("product", "产品%02d".formatted(product));
      fields.put("productCode", "C%02d".formatted(product));
      fields.put("items", "水分|≤14.5|%");
      driver.start("spotcheck-plan", PLANNER, PROVINCE, fields);
      driver.complete(
          planNumber(product),
          "userTask_approvePlan",
          LEADER,
          PROVINCE,
          Map.of("decision", "approve"));
    }
    driver.awaitJobs();
  }

  private static String planNumber(int product) {
    return "CJ2009-440000-%04d".formatted(product);
  }

  private void take(String batch, String city, String outcome) {
    driver.complete(
        batch,
        "userTask_takeSample",
        SAMPLER,
        city,
        Map.of(
            "outcome", outcome,
            "secondSampler", "second-sampler-" + city,
            "sampledOn", "2009-05-11",
            "samplingSheet", "CY-1",
            "quantity", "样品和备用样品各2kg",
            "circumstances", "拒不配合。"));
  }

  private void test(String blindCode, String moisture) {
    driver.complete(
        blindCode,
        "userTask_receiveBlindSample",
        "laboratory",
        LABORATORY,
        Map.of("receivedOn", "2009-05-11", "sampleState", "封条完好。"));
    driver.complete(
        blindCode,
        "userTask_testBlindSample",
        "laboratory",
        LABORATORY,
        Map.of("reportNumber", "BG-1", "results", "水分（≤14.5 %）：" + moisture));
  }

  private void publish() {
    PublicitySteps steps = new PublicitySteps(driver, enterprises, spotChecks);
    for (int product = 1; product <= PRODUCTS; product++) {
      driver.start(
          "publicity-results", PLANNER, PROVINCE, Map.of("planNumber", planNumber(product)));
      steps.check("GB2009-440000-%04d".formatted(product), "approve");
    }
    driver.runJobs();
  }

  /** Batches and pass rate of each city as anybody reads them. */
  private Map<String, String> ranking() throws Exception {
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/public")).build(),
                BodyHandlers.ofString())
            .body();
    Matcher row =
        Pattern.compile(
                "(?s)<tr>\\s*<[^>]*>\\d+</\\w+>\\s*<[^>]*>([^<]+市)</\\w+>"
                    + "\\s*<[^>]*>(\\d+)</\\w+>\\s*<[^>]*>([\\d.]+%)<")
            .matcher(page);
    Map<String, String> ranking = new TreeMap<>();
    while (row.find()) {
      ranking.put(row.group(1), row.group(2) + " " + row.group(3));
    }
    return ranking;
  }

  private Map<String, String> computed() {
    Map<String, String> computed = new TreeMap<>();
    expected.forEach(
        (city, figures) ->
            computed.put(
                units.unit(city).division(),
                "%d %s%%"
                    .formatted(
                        figures[1],
                        BigDecimal.valueOf(figures[0] * 100L)
                            .divide(BigDecimal.valueOf(figures[1]), 1, RoundingMode.HALF_UP))));
    return computed;
  }
}
