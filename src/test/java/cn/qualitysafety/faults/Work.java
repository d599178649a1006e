package cn.qualitysafety.faults;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.licence.LicenceSteps;
import cn.qualitysafety.licence.ManyApplications;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.spotcheck.SpotCheckSteps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * People who do whatever task is open, by its key and the number of its case alone: whoever comes
 * after a fault can go on where others stopped. Reviews of licences are granted. Of ten batches of
 * spot checks one enterprise refuses, one has nothing to sample, one product is unsafe and one
 * fails; whoever fails rectifies.
 */
class Work {

  /** On site on one day; nobody is in two teams. */
  static final int TEAMS = 60;

  /** When all are applied for, and when all verifications of 1,000 reviews are past. */
  static final String APPLIED = "2009-09-14T09:00:00";

  static final String VISITED = "2009-10-23T09:00:00";

  /** Enterprises of a city, all of which each plan draws. */
  static final int PRODUCERS = 5;

  private static final int CLIENTS = 8;

  private static final LocalDate VISITS_BEGIN = LocalDate.of(2009, 9, 21);

  /** How long jobs may need until there is the next task; an idle node sleeps for a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int HOLDERS_FROM = 500_000;

  private final BeanFactory beans;
  private final JdbcTemplate jdbc;
  private final CaseDriver driver;
  private final LicenceSteps licences;
  private final SpotCheckSteps spotChecks;
  private final WorkingDayCalendar calendar;
  private final Clock clock;
  private final Consumer<String> confirmed;
  private final ExecutorService people = Executors.newFixedThreadPool(CLIENTS);
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Exception failure;

  /**
   * @param confirmed is told of each case that is open and each task that is completed, as {@code
   *     opened} with its number or {@code completed} with its id
   */
  Work(BeanFactory beans, CaseDriver driver, Consumer<String> confirmed) {
    this.beans = beans;
    this.driver = driver;
    this.confirmed = confirmed;
    jdbc = beans.getBean(JdbcTemplate.class);
    EnterpriseService enterprises = beans.getBean(EnterpriseService.class);
    licences = new LicenceSteps(driver, enterprises);
    spotChecks = new SpotCheckSteps(driver, enterprises);
    calendar = beans.getBean(WorkingDayCalendar.class);
    clock = beans.getBean(Clock.class);
  }

  /** Enters those who will apply, and those whose products are checked in some cities. */
  void registerEnterprises(int reviews, int cities) {
    int holders = (reviews - 1) / ManyApplications.PRODUCTS.size() + 1;
    for (int serial = 0; serial < holders; serial++) {
      licences.registerEnterprise(holder(serial), "广州市第" + serial + "制品厂");
    }
    int from = 1;
    for (String city : beans.getBean(UnitRegister.class).cities().subList(0, cities)) {
      spotChecks.registerProducers(city, from, PRODUCERS);
      from += PRODUCERS;
    }
  }

  static String holder(int serial) {
    return SpotCheckSteps.code(HOLDERS_FROM + serial);
  }

  /** Lets the people open reviews and plans among their other work. */
  void open(int firstReview, int reviews, int plans) {
    for (int plan = 0; plan < plans; plan++) {
      begin(
          () ->
              "opened "
                  + driver.businessKey(
                      driver.start(
                          "spotcheck-plan",
                          SpotCheckSteps.PLANNER,
                          SpotCheckSteps.PROVINCE,
                          SpotCheckSteps.plan())));
    }
    List<String> products = ManyApplications.PRODUCTS;
    for (int review = firstReview; review < firstReview + reviews; review++) {
      Map<String, Object> application =
          LicenceSteps.application(
              holder(review / products.size()), products.get(review % products.size()));
      begin(() -> "opened " + licences.apply(application));
    }
  }

  /**
   * Completes what is open until no case can go on before another day, at this node or another one.
   *
   * @param share which of the tasks are for this node's people, of {@code shares}
   */
  void carryOn(int share, int shares) throws Exception {
    Instant lastBegun = Instant.now();
    boolean idle;
    do {
      idle = underWay.get() == 0;
      for (Open open : openTasks()) {
        if (Math.floorMod(open.id().hashCode(), shares) == share
            && canBeDone(open)
            && taken.add(open.id())) {
          idle = false;
          lastBegun = Instant.now();
          begin(
              () -> {
                complete(open);
                return "completed " + open.id();
              });
        }
      }
      if (failure != null) {
        throw failure;
      }
      if (idle) {
        List<String> unfinished = unfinished();
        idle = unfinished.isEmpty();
        if (lastBegun.plus(PATIENCE).isBefore(Instant.now())) {
          throw new IllegalStateException("no task and not finished: " + unfinished);
        }
      }
      Thread.sleep(50);
    } while (!idle);
  }

  /** Accepts the applications that are open, whose documents are then to be issued. */
  void acceptAll() throws InterruptedException {
    do {
      Thread.sleep(50);
    } while (underWay.get() > 0);
    openTasks().forEach(this::complete);
  }

  private void begin(Step step) {
    underWay.incrementAndGet();
    people.execute(
        () -> {
          try {
            confirmed.accept(step.take());
          } catch (Exception | AssertionError e) {
            failure = new IllegalStateException("a step that somebody took failed", e);
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  private List<Open> openTasks() {
    return jdbc.query(
        "select t.ID_, t.TASK_DEF_KEY_, p.BUSINESS_KEY_ from ACT_RU_TASK t"
            + " join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ order by t.CREATE_TIME_, t.ID_",
        (row, i) -> new Open(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Cases that can go on today, those with an incident cannot, and messages on their way. */
  private List<String> unfinished() {
    return jdbc.queryForList(
        "select concat(name, ' of ', sender) from message_outbox where job_id is not null"
            + " union all select e.BUSINESS_KEY_ from ACT_RU_EXECUTION e"
            + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
            + " where e.ID_ = e.ROOT_PROC_INST_ID_ and d.KEY_ in ('licence-review',"
            + " 'spotcheck-plan', 'spotcheck-sampling', 'spotcheck-warning')"
            + " and not exists (select 1 from ACT_RU_INCIDENT i where i.PROC_INST_ID_ = e.ID_)"
            + (VISITS_BEGIN.isAfter(today())
                ? " and not exists (select 1 from ACT_RU_TASK t"
                    + " join ACT_RU_EXECUTION x on x.ID_ = t.PROC_INST_ID_"
                    + " where x.ROOT_PROC_INST_ID_ = e.ID_"
                    + " and t.TASK_DEF_KEY_ = 'userTask_visitSite')"
                : ""),
        String.class);
  }

  private boolean canBeDone(Open open) {
    return !open.key().equals("userTask_visitSite") || !visitOn(open).isAfter(today());
  }

  private LocalDate visitOn(Open open) {
    return calendar.plus(VISITS_BEGIN, open.serial() / TEAMS);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void complete(Open open) {
    String number = open.caseNumber();
    String today = today().toString();
    switch (open.key()) {
      case "userTask_checkMaterials" -> licences.accept(number);
      case "userTask_formTeam" ->
          licences.assemble(
              open.main(),
              "leader-%d-440100".formatted(open.serial() % TEAMS),
              List.of("member-%d-440100".formatted(open.serial() % TEAMS)),
              visitOn(open).toString());
      case "userTask_visitSite" ->
          licences.report(
              open.main(),
              List.of("leader-" + open.serial() % TEAMS, LicenceSteps.LEADER),
              visitOn(open).toString(),
              LicenceSteps.NONE);
      case "userTask_sealSamples" -> licences.sealSamples(open.main(), today);
      case "userTask_receiveSample" ->
          licences.receiveSample(number, LicenceSteps.LABORATORY, today);
      case "userTask_testSample" -> licences.test(number, LicenceSteps.LABORATORY, "pass");
      case "userTask_reviewFile" -> licences.review(number, "approve", "");
      case "userTask_decideApplication" -> licences.decide(number, "approve");
      case "userTask_deliverCertificate" -> licences.deliver(number, today);
      case "userTask_approvePlan" -> spotChecks.approve(number, "approve");
      case "userTask_takeSample" -> spotChecks.take(number, outcome(open), today);
      case "userTask_confirmRefusal" -> spotChecks.confirmRefusal(number, "refused");
      case "userTask_proposeMeasure" -> spotChecks.proposeMeasure(number);
      case "userTask_signRectificationOrder" -> spotChecks.sign(number);
      case "userTask_receiveBlindSample" ->
          spotChecks.receive(number, SpotCheckSteps.LABORATORY, today);
      case "userTask_testBlindSample" ->
          spotChecks.report(number, SpotCheckSteps.LABORATORY, results(number));
      case "userTask_recordSpotCheckObjection" -> spotChecks.object(open.main(), "reject", today);
      case "userTask_recordRectification" -> spotChecks.rectify(number, "report", today);
      case "userTask_serveDocument" ->
          driver.complete(
              number,
              open.key(),
              number.startsWith("XK") ? LicenceSteps.ORGANISER : SpotCheckSteps.PLANNER,
              open.unit(),
              Map.of("deliveredOn", today, "receivedBy", "何厂长", "relation", "self"));
      case "userTask_takeRecheckSample" -> spotChecks.takeRecheck(number, today);
      case "userTask_recordRecheckObjection" -> spotChecks.answerRecheck(number, "accepted", today);
      case "userTask_draftWarning" ->
          driver.complete(
              number,
              open.key(),
              SpotCheckSteps.PLANNER,
              open.unit(),
              Map.of("analysis", "原料产地相同。", "measures", "开展专项整治。"));
      case "userTask_signWarning" ->
          driver.complete(
              number,
              open.key(),
              SpotCheckSteps.LEADER,
              open.unit(),
              Map.of("signResult", "agree"));
      default -> throw new IllegalStateException("nobody knows how to complete " + open);
    }
  }

  private static String outcome(Open batch) {
    return switch (batch.serial() % 10) {
      case 0 -> "refused";
      case 7 -> "absent";
      default -> "sampled";
    };
  }

  /** What is checked again passes. */
  private String results(String blindCode) {
    List<String> first =
        jdbc.queryForList(
            "select batch_number from spotcheck_sample where blind_code = ? and purpose = 'first'",
            String.class,
            blindCode);
    int kind = first.isEmpty() ? 1 : new Open(null, null, first.get(0)).serial() % 10;
    return "镉（≤0.2 mg/kg）：%s\n水分（≤14.5 %%）：%s"
        .formatted(kind == 5 ? "0.31" : "0.1", kind == 2 ? "15" : "14");
  }

  private interface Step {
    String take();
  }

  private record Open(String id, String key, String caseNumber) {

    /** XK2009-440100-0007-JY-1 belongs to XK2009-440100-0007. */
    String main() {
      String[] parts = caseNumber.split("-");
      return String.join("-", parts[0], parts[1], parts[2]);
    }

    String unit() {
      return caseNumber.split("-")[1];
    }

    int serial() {
      return Integer.parseInt(caseNumber.split("-")[2]);
    }
  }
}
