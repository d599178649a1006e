package cn.qualitysafety.licence;

import static cn.qualitysafety.licence.LicenceSteps.LABORATORY;
import static cn.qualitysafety.licence.LicenceSteps.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.enterprise.OrganisationCode;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Applications of many enterprises, each for five products, that several clients carry on at once.
 * Each stage begins for all clients at the same moment and ends when the last is done.
 */
public class ManyApplications {

  /** Benchmarks have their own number of clients and of teams. */
  static final int CLIENTS = Integer.getInteger("licence.clients", 8);

  /** Four of industry and one of food. */
  public static final List<String> PRODUCTS =
      List.of("concrete-pipe", "wood-panel", "low-voltage-cable", "fertiliser", "dairy");

  /** Formats of the numbers of these products' licences. */
  static final List<String> LICENCE_NUMBERS =
      List.of("XK08-008-%05d", "XK03-002-%05d", "XK06-001-%05d", "XK13-001-%05d", "QS44010501%04d");

  /** The documents of an application that is granted, with the formats of their numbers. */
  public static final Map<String, String> DOCUMENTS =
      Map.of(
          "licence-acceptance", "粤质监许受〔2009〕%d号",
          "licence-visit-notice", "粤质监许核通〔2009〕%d号",
          "licence-visit-conclusion", "粤质监许核告〔2009〕%d号",
          "licence-grant", "粤质监许准〔2009〕%d号",
          "licence-certificate", "粤质监许证〔2009〕%d号");

  /** As many as reviewers-test.csv has; nobody is in two on the same day. */
  private static final int TEAMS = Integer.getInteger("licence.teams", 10);

  static final LocalDate RECEIVED_ON = LocalDate.of(2009, 9, 14);
  private static final LocalDate FIRST_VISITS = LocalDate.of(2009, 9, 21);

  /** When all verifications of up to 200 applications are past. */
  static final LocalDate VISITED_ON = LocalDate.of(2009, 10, 23);

  private final LicenceSteps steps;
  private final WorkingDayCalendar calendar;
  private final int first;
  private final List<String> holders;
  private final String[] numbers;

  ManyApplications(LicenceSteps steps, WorkingDayCalendar calendar, int enterprises) {
    this(steps, calendar, 0, enterprises);
  }

  /**
   * @param first serial of the first enterprise, so that others have others
   */
  ManyApplications(LicenceSteps steps, WorkingDayCalendar calendar, int first, int enterprises) {
    this.steps = steps;
    this.calendar = calendar;
    this.first = first;
    holders =
        IntStream.range(first, first + enterprises)
            .mapToObj(ManyApplications::organisationCode)
            .toList();
    numbers = new String[enterprises * PRODUCTS.size()];
  }

  /** A code with the right check character, found by trying. */
  private static String organisationCode(int serial) {
    for (char check : "0123456789X".toCharArray()) {
      try {
        return OrganisationCode.of("7654%04d%c".formatted(serial, check)).text();
      } catch (RefusedInputException wrongCheckCharacter) {
        // the next one
      }
    }
    throw new IllegalStateException("no check character fits " + serial);
  }

  /** The numbers 1 to count in a format. */
  static List<String> numbered(String format, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(format::formatted).toList();
  }

  List<String> numbers() {
    return List.of(numbers);
  }

  /** All of it, with a job executor that works. */
  void carryToCertificates(CaseDriver driver) {
    registerHolders();
    apply();
    accept();
    formTeams();
    driver.awaitJobs();
    serve(RECEIVED_ON);
    driver.awaitJobs();
    driver.setClock(VISITED_ON + "T09:00:00");
    verify();
    driver.awaitJobs();
    serve(VISITED_ON);
    driver.awaitJobs();
    testAndReview();
    decide();
    driver.awaitJobs();
    deliver();
    driver.awaitJobs();
  }

  void registerHolders() {
    for (String holder : holders) {
      steps.registerEnterprise(holder, "广州市第" + holder + "制品厂");
    }
  }

  void apply() {
    together(
        slot ->
            numbers[slot] =
                steps.apply(
                    LicenceSteps.application(
                        holders.get(slot / PRODUCTS.size()),
                        PRODUCTS.get(slot % PRODUCTS.size()))));
  }

  void accept() {
    together(slot -> steps.accept(numbers[slot]));
  }

  void formTeams() {
    together(
        slot ->
            steps.assemble(
                numbers[slot],
                "leader-%d-440100".formatted(team(slot)),
                List.of("member-%d-440100".formatted(team(slot))),
                visitOn(slot).toString()));
  }

  /** The applicants get what their verifications have issued. */
  void serve(LocalDate on) {
    together(slot -> steps.serve(numbers[slot] + "-HC", LicenceSteps.ORGANISER, on.toString()));
  }

  private LocalDate visitOn(int slot) {
    return calendar.plus(FIRST_VISITS.minusDays(3), 1 + (first * PRODUCTS.size() + slot) / TEAMS);
  }

  private int team(int slot) {
    return (first * PRODUCTS.size() + slot) % TEAMS;
  }

  void verify() {
    together(
        slot ->
            steps.report(
                numbers[slot],
                List.of("leader-" + team(slot), LicenceSteps.LEADER),
                visitOn(slot).toString(),
                NONE));
  }

  /** From the sample to what the review proposes. */
  void testAndReview() {
    String today = VISITED_ON.toString();
    together(
        slot -> {
          String number = numbers[slot];
          steps.sealSamples(number, today);
          steps.receiveSample(number + "-JY-1", LABORATORY, today);
          steps.test(number + "-JY-1", LABORATORY, "pass");
          steps.review(number, "approve", "");
        });
  }

  void decide() {
    together(slot -> steps.decide(numbers[slot], "approve"));
  }

  void deliver() {
    together(slot -> steps.deliver(numbers[slot], VISITED_ON.toString()));
  }

  /** Each client takes its share of the cases; what one of them meets is thrown here. */
  private void together(IntConsumer step) {
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int first = client;
      clients.add(
          threads.submit(
              () -> {
                begin.await();
                for (int slot = first; slot < numbers.length; slot += CLIENTS) {
                  step.accept(slot);
                }
                return null;
              }));
    }
    begin.countDown();
    threads.shutdown();
    try {
      assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).as("clients are done").isTrue();
      for (Future<?> client : clients) {
        client.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a client's step failed", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
