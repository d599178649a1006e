package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.GUANGZHOU;
import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.LEADER;
import static cn.qualitysafety.licence.LicenceSteps.NONE;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.enterprise.EnterpriseEntries;
import cn.qualitysafety.enterprise.EnterpriseEntry;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.schema.SchemaCommand;
import cn.qualitysafety.spotcheck.SpotCheckService;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills an empty database with a province's open work on the morning of {@value #MORNING}. Some
 * four hundred cases of Guangzhou are carried on by the engine to different stages; {@link
 * CopiedCases} copies them to the other cities until there are as many open tasks as asked for.
 * Each city gets people, enterprises that can apply for licences, and its part of the campaign.
 */
public class Province {

  public static final String MORNING = "2009-09-14T09:00:00";

  /** Posts of which each city has somebody; their login is this word and the city's code. */
  public static final Map<String, String> CITY_STAFF =
      Map.of(
          "shouli", LicenceSteps.WINDOW,
          "shencha", LicenceSteps.ORGANISER,
          "jueding", LicenceSteps.DECIDER,
          "zhengshu", "certificate-clerk",
          "yuetan", "summons-officer",
          "lingdao", "bureau-leader",
          "chouyang", "sampler",
          "chou", "spotcheck-planner",
          "du", "supervisor");

  /** The same of those who carry out the campaign. */
  public static final Map<String, String> CAMPAIGN_STAFF =
      Map.of(
          "duban", "city-campaign-office",
          "juzhang", "city-director",
          "huodong", "event-organiser",
          "baogao", "report-writer",
          "gongkai", "disclosure-officer");

  /** Enterprises of a city without an application yet. */
  public static final int APPLICANTS_PER_CITY = 40;

  private static final int TASKS = Integer.getInteger("province.tasks", 100_000);

  /** Whether there are licences, samples and summonses beside the campaign. */
  private static final boolean LICENCES =
      Boolean.parseBoolean(System.getProperty("province.licences", "true"));

  /** How many applications wait at each stage, from handed in to granted. */
  private static final int[] APPLICATIONS = {60, 30, 30, 20, 20, 30, 20, 30, 20};

  private static final int TEAM_FORMED = 2;

  /** How many summonses wait to be drafted, approved and delivered. */
  private static final int[] SUMMONSES = {20, 20, 20};

  /** How many samples wait to be taken, received by the laboratory, tested; how many are. */
  private static final int[] SAMPLES = {40, 20, 30, 20};

  private static final int TEAMS = 10;

  private final CaseDriver driver;
  private final EnterpriseService enterprises;
  private final LicenceSteps licences;
  private final SpotCheckSteps spotChecks;
  private final SpotCheckService samples;
  private final WorkingDayCalendar calendar;
  private final Staff staff;
  private final UnitRegister units;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final JdbcTemplate jdbc;

  private final CampaignWork campaign;

  private int enterpriseSerial;

  private Province(ConfigurableApplicationContext context) {
    driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
    enterprises = context.getBean(EnterpriseService.class);
    licences = new LicenceSteps(driver, enterprises);
    spotChecks = new SpotCheckSteps(driver, enterprises);
    samples = context.getBean(SpotCheckService.class);
    calendar = context.getBean(WorkingDayCalendar.class);
    staff = context.getBean(Staff.class);
    units = context.getBean(UnitRegister.class);
    runtime = context.getBean(RuntimeService.class);
    tasks = context.getBean(TaskService.class);
    jdbc = context.getBean(JdbcTemplate.class);
    campaign = new CampaignWork(context, driver);
  }

  public static void main(String[] args) {
    SchemaCommand.run("--spring.profiles.active=mysql");
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--spring.profiles.active=demo,mysql,test-mysql",
            "--server.port=0",
            "--licence.reviewers=classpath:reviewers-test.csv",
            "--organisation.delegations=classpath:organisation/delegations-demo.csv",
            "--camunda.bpm.job-execution.enabled=false",
            "--alert.every=1d", // its lights are of tasks that jobs work on here
            "--logging.level.root=warn"));
    try (ConfigurableApplicationContext context =
        SpringApplication.run(QualitySafetyApplication.class, all.toArray(String[]::new))) {
      Province province = new Province(context);
      if (province.tasks.createTaskQuery().count() == 0) {
        province.work();
      }
      if (LICENCES) {
        new CopiedCases(province.jdbc, province.units).until(TASKS);
      }
    }
    System.exit(0);
  }

  private void work() {
    campaign.begin(cities());
    if (LICENCES) {
      applyForLicences();
      summon();
      check();
    }
    driver.moveClockTo(MORNING);
    claimEveryFifth();
    populate();
    campaign.goOn(cities());
  }

  private void applyForLicences() {
    Map<Integer, List<String>> waiting = new HashMap<>();
    driver.setClock("2009-08-03T09:00:00");
    for (int stage = APPLICATIONS.length - 1; stage > TEAM_FORMED; stage--) {
      for (int i = 0; i < APPLICATIONS[stage]; i++) {
        String number = apply(i);
        licences.accept(number);
        waiting.computeIfAbsent(stage, key -> new ArrayList<>()).add(number);
      }
    }
    int slot = 0;
    for (int stage = APPLICATIONS.length - 1; stage > TEAM_FORMED; stage--) {
      for (String number : waiting.get(stage)) {
        formTeam(number, slot, LocalDate.of(2009, 8, 7));
        slot++;
      }
    }
    driver.setClock("2009-09-02T09:00:00");
    slot = 0;
    for (int stage = APPLICATIONS.length - 1; stage > TEAM_FORMED; stage--) {
      for (String number : waiting.get(stage)) {
        carryOn(number, stage, slot);
        slot++;
      }
    }
    for (int day = 0; day < 10; day++) {
      driver.setClock(calendar.plus(LocalDate.of(2009, 8, 31), day) + "T10:00:00");
      for (int stage = 0; stage <= TEAM_FORMED; stage++) {
        for (int i = 0; i < APPLICATIONS[stage] / 10; i++) {
          String number = apply(i);
          if (stage > 0) {
            licences.accept(number);
          }
          if (stage == TEAM_FORMED) {
            formTeam(number, day * APPLICATIONS[stage] / 10 + i, LocalDate.of(2009, 9, 17));
          }
        }
      }
    }
  }

  private String apply(int serial) {
    return licences.apply(
        LicenceSteps.application(
            enterprise(GUANGZHOU),
            ManyApplications.PRODUCTS.get(serial % ManyApplications.PRODUCTS.size())));
  }

  /** Nobody is in two teams on the same day. */
  private void formTeam(String number, int slot, LocalDate first) {
    licences.formTeam(
        number,
        "leader-%d-440100".formatted(slot % TEAMS),
        List.of("member-%d-440100".formatted(slot % TEAMS)),
        calendar.plus(first, 1 + slot / TEAMS).toString());
  }

  private void carryOn(String number, int stage, int slot) {
    String today = "2009-09-02";
    LocalDate visitedOn = calendar.plus(LocalDate.of(2009, 8, 7), 1 + slot / TEAMS);
    licences.visit(number, List.of("leader-" + slot % TEAMS, LEADER), visitedOn.toString(), NONE);
    String test = number + "-JY-1";
    if (stage > 3) {
      licences.sealSamples(number, today);
    }
    if (stage > 4) {
      licences.receiveSample(test, LABORATORY, today);
    }
    if (stage > 5) {
      licences.test(test, LABORATORY, "pass");
    }
    if (stage > 6) {
      licences.review(number, "approve", "");
    }
    if (stage > 7) {
      licences.decide(number, "approve");
    }
  }

  private void summon() {
    for (int stage = 0; stage < SUMMONSES.length; stage++) {
      for (int i = 0; i < SUMMONSES[stage]; i++) {
        driver.setClock(calendar.plus(LocalDate.of(2009, 9, 7), i % 5) + "T11:00:00");
        String round =
            driver.businessKey(
                    driver.start(
                        "summons-enterprise",
                        "summons-officer",
                        GUANGZHOU,
                        Map.of(
                            "holderCode", enterprise(GUANGZHOU),
                            "product", "电热水壶",
                            "cause", "spotcheck",
                            "causeCase", "CC-%d-%d".formatted(stage, i),
                            "facts", "2009年8月抽查，接地措施不合格。")))
                + "-1";
        driver.runJobs();
        if (stage > 0) {
          driver.complete(
              round,
              "userTask_prepareSummons",
              "summons-officer",
              GUANGZHOU,
              Map.of(
                  "grounds", "抽查检验报告；出厂检验记录缺失。",
                  "meetingOn", "2009-09-28",
                  "meetingTime", "上午9时30分",
                  "place", "市局三楼会议室",
                  "presider", "gz-lingdao"));
        }
        if (stage > 1) {
          driver.complete(
              round,
              "userTask_approveSummons",
              "bureau-leader",
              GUANGZHOU,
              Map.of("approval", "approve", "opinion", "事实清楚。"));
          driver.runJobs();
        }
      }
    }
  }

  private void check() {
    driver.setClock("2009-09-03T09:00:00");
    for (int serial = 1; serial <= 20; serial++) {
      spotChecks.registerProducer(GUANGZHOU, 5_000 + serial, "广东%d号米业有限公司".formatted(serial), "否");
    }
    spotChecks.startPlan();
    int serial = 1_000;
    for (int stage = 0; stage < SAMPLES.length; stage++) {
      for (int i = 0; i < SAMPLES[stage]; i++) {
        serial++;
        String batch = "CC2009-440100-" + serial;
        jdbc.update(
            "insert into spotcheck_batch (case_number, plan_number, city, holder_code, holder_name,"
                + " address, state) values (?, ?, ?, ?, ?, '稻香路', 'DRAWN')",
            batch,
            SpotCheckSteps.PLAN,
            GUANGZHOU,
            SpotCheckSteps.code(6_000 + serial),
            "广东%d号米业有限公司".formatted(serial));
        runtime
            .createMessageCorrelation("spotcheckBatchDrawn")
            .processInstanceBusinessKey(batch)
            .setVariable("unitCode", GUANGZHOU)
            .correlateStartMessage();
        driver.runJobs();
        if (stage > 0) {
          spotChecks.take(batch, "sampled", "2009-09-03");
          String code = samples.prepareSample(batch);
          if (stage > 1) {
            spotChecks.receive(code, SpotCheckSteps.LABORATORY, "2009-09-03");
          }
          if (stage > 2) {
            spotChecks.report(code, SpotCheckSteps.LABORATORY, "镉（≤0.2 mg/kg）：0.5\n水分（≤14.5 %）：13");
          }
        }
      }
    }
  }

  /** A person of Guangzhou with the task's post. */
  private void claimEveryFifth() {
    Map<String, String> persons = new HashMap<>();
    CITY_STAFF.forEach((word, post) -> persons.put(post, "gz-" + word));
    persons.put("laboratory", "gz-jianyan");
    int serial = 0;
    for (Task task : tasks.createTaskQuery().taskUnassigned().list()) {
      String person =
          tasks.getIdentityLinksForTask(task.getId()).stream()
              .map(IdentityLink::getGroupId)
              .map(persons::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      if (person != null && serial++ % 5 == 0) {
        tasks.claim(task.getId(), person);
      }
    }
  }

  private void populate() {
    for (String city : cities()) {
      CITY_STAFF.forEach(
          (word, post) ->
              staff.appoint(login(word, city), word, "Zhijian-2009", city, List.of(post)));
      for (int i = 0; i < APPLICANTS_PER_CITY; i++) {
        register(applicant(cities().indexOf(city), i), city);
      }
    }
    for (String laboratory : laboratories()) {
      staff.appoint(
          login("jianyan", laboratory), "检验员", "Zhijian-2009", laboratory, List.of("laboratory"));
    }
  }

  /** Codes of the city bureaus. */
  public static List<String> cities() {
    return CsvFile.read("organisation/divisions.csv").stream()
        .filter(row -> row.get("level").equals("city"))
        .map(row -> row.get("code"))
        .toList();
  }

  /** Codes of the laboratories. */
  public static List<String> laboratories() {
    return CsvFile.read("organisation/laboratories.csv").stream()
        .map(row -> row.get("code"))
        .toList();
  }

  public static String login(String word, String unit) {
    return word + "-" + unit;
  }

  /** Code of an enterprise that has not applied yet. */
  public static String applicant(int city, int serial) {
    return SpotCheckSteps.code(100_000 + city * 1_000 + serial);
  }

  private String enterprise(String unit) {
    enterpriseSerial++;
    return register(SpotCheckSteps.code(20_000 + enterpriseSerial), unit);
  }

  private String register(String code, String unit) {
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE,
                code,
                EnterpriseEntry.NAME,
                "第" + code + "制品厂",
                EnterpriseEntry.UNIT_CODE,
                unit,
                EnterpriseEntry.SITES,
                "工业园3号")),
        List.of(unit),
        "test");
    return code;
  }
}
