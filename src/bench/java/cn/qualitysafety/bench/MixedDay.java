package cn.qualitysafety.bench;

import cn.qualitysafety.licence.ManyApplications;
import cn.qualitysafety.licence.Province;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Two hundred people work at once: they log in once, look at their lists, open tasks, read case
 * files and complete tasks; windows hand in applications, organisers plan activities, others
 * disclose something or propose projects; leaders look at the board. Each pauses five to ten
 * seconds between two steps; beside that Tasklist refreshes every open list each ten seconds. The
 * database is that of {@code MYSQL_URL}, filled by {@link Province}; what they do stays in it.
 */
public class MixedDay {

  private static final int PEOPLE = Integer.getInteger("load.people", 200);
  private static final int SECONDS = Integer.getInteger("load.seconds", 120);

  /** Of a city's applicants, the first whom nobody has handed in an application for. */
  private static final int APPLICANT = Integer.getInteger("load.applicant", 0);

  /** From the last log-in on: what is compiled while they come is not measured. */
  private static final int WARM_UP_SECONDS = Integer.getInteger("load.warmup", 60);

  private static final int LOGINS_SECONDS = 30;
  private static final int SHORTEST_PAUSE_MILLIS = 5_000;
  private static final int LONGEST_PAUSE_MILLIS = 10_000;
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** One of a post: two would take the same task. */
  private static final List<String> PROVINCE =
      List.of(
          "sheng-ban",
          "sheng-du",
          "sheng-ld",
          "sheng-chou",
          "sheng-fazhi",
          "sheng-hedui",
          "sheng-zu",
          "sheng-keji",
          "sheng-zhiguan",
          "sheng-gongkai");

  /** Who leads or supervises: their first page is the board. */
  private static final List<String> LEADERS =
      List.of("juzhang", "sheng-zu", "sheng-ban", "sheng-du");

  private static final String OF_MY_POST = "本岗位待办";
  private static final List<String> OTHER_FILTERS = List.of("我的任务", "已超期", "本单位全部");
  private static final List<String> OTHER_PAGES =
      List.of("/work/finished", "/work/started", "/enterprises");

  /** Who also begins cases. */
  private static final List<String> BEGINNERS =
      List.of("shouli", "huodong", "gongkai", "sheng-gongkai", "sheng-keji");

  private static final String OPEN_A_TASK = "open a task (four requests)";
  private static final String CASE_FILE = "case file";
  private static final List<String> OF_A_TASK = List.of(OPEN_A_TASK, CASE_FILE);

  /** What is entered at the tasks that are completed here; the others are only read. */
  private static final Map<String, Map<String, Object>> ENTERED =
      Map.ofEntries(
          Map.entry(
              "userTask_prepareSummons",
              Map.of(
                  "grounds", "抽查检验报告；出厂检验记录缺失。",
                  "meetingOn", "2009-09-28",
                  "meetingTime", "上午9时30分",
                  "place", "市局三楼会议室")),
          Map.entry("userTask_approveSummons", Map.of("approval", "approve", "opinion", "事实清楚。")),
          Map.entry("userTask_checkMaterials", Map.of("outcome", "accept")),
          Map.entry(
              "userTask_decideApplication",
              Map.of("decision", "approve", "reasons", "审查程序合法，意见明确。")),
          Map.entry(
              "userTask_planWork",
              Map.of(
                  "measures", "成立工作小组，逐项落实责任，每周调度一次，按月通报进度。",
                  "stage1", "摸清底数",
                  "stage1By", "2009-10-30",
                  "leader", "陈科长")),
          Map.entry("userTask_approveWork", Map.of("approval", "approve")),
          Map.entry(
              "userTask_reportProgress",
              Map.of(
                  "progressText", "已与财政部门三次会商，预算草案已报市政府审批。",
                  "nextStep", "跟踪批复。",
                  "done", "no")),
          Map.entry(
              "userTask_verifyCompletion",
              Map.of("verifyHow", "ledger", "completionResult", "true")),
          Map.entry(
              "userTask_writeReport",
              Map.of(
                  "situation", "本期质量状况的有关情况已经逐项核实，详见各科室的说明。",
                  "problems", "本期发现的问题已经逐项核实，详见各科室的说明。",
                  "causes", "产生问题的原因已经逐项核实，详见各科室的说明。",
                  "measures", "下一步采取的措施已经逐项核实，详见各科室的说明。",
                  "regionalProblem", "no")),
          Map.entry("userTask_signReport", Map.of("signDecision", "agree")),
          Map.entry("userTask_takeNote", Map.of("noteDecision", "enough")),
          Map.entry("userTask_approveByDirector", Map.of("approval", "approve")),
          Map.entry(
              "userTask_draft",
              Map.of(
                  "disclosureTitle", "“质量月”活动安排",
                  "madeOn", "2009-09-10",
                  "disclosureText", "九月各单位举办现场咨询、开放实验室等活动，欢迎群众参加。")));

  /** No two cases may be of the same thing, not even those of two runs. */
  private static final long RUN = System.currentTimeMillis();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Map<String, Times> times = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
  private final LongAdder doneByOthers = new LongAdder();
  private volatile long begin;
  private volatile long end;

  private MixedDay(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            MorningServer.class, "--spring.profiles.active=demo,mysql,test-mysql")) {
      System.out.printf(
          "server after start-up (%.1f s): %d MB live, %d MB resident%n",
          server.startUp().toMillis() / 1e3, server.liveMegabytes(), server.residentMegabytes());
      new MixedDay(server.port()).measure(server);
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private void measure(ServerProcess server) throws Exception {
    List<String> logins = new ArrayList<>();
    for (String city : Province.cities()) {
      Stream.concat(
              Province.CITY_STAFF.keySet().stream(), Province.CAMPAIGN_STAFF.keySet().stream())
          .sorted()
          .forEach(word -> logins.add(Province.login(word, city)));
    }
    Province.laboratories().forEach(code -> logins.add(Province.login("jianyan", code)));
    Collections.shuffle(logins, new Random(2009));
    logins.addAll(0, PROVINCE);
    List<String> people = logins.subList(0, PEOPLE);
    CountDownLatch done = new CountDownLatch(people.size());
    CountDownLatch loggedIn = new CountDownLatch(people.size());
    end = Long.MAX_VALUE;
    for (int i = 0; i < people.size(); i++) {
      Person person = new Person(people.get(i), i, loggedIn);
      Thread thread =
          new Thread(
              () -> {
                person.work();
                done.countDown();
              });
      thread.setDaemon(true);
      thread.start();
    }
    loggedIn.await();
    Thread.sleep(1_000L * WARM_UP_SECONDS);
    long database = mysqlPid();
    long load = ProcessHandle.current().pid();
    long[] cpu = {
      server.cpuMillis(), ServerProcess.cpuMillis(database), ServerProcess.cpuMillis(load)
    };
    begin = System.nanoTime();
    end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
    done.await();
    double seconds = (System.nanoTime() - begin) / 1e9;
    times.forEach((kind, taken) -> System.out.printf("%-40s %s%n", kind, taken));
    System.out.printf(
        "%d people, %.0f s; CPU of one core: server %.0f %%, MySQL %.0f %%, load %.0f %%%n",
        people.size(),
        seconds,
        (server.cpuMillis() - cpu[0]) / seconds / 10,
        (ServerProcess.cpuMillis(database) - cpu[1]) / seconds / 10,
        (ServerProcess.cpuMillis(load) - cpu[2]) / seconds / 10);
    System.out.printf(
        "server: %d MB resident, %d MB live%n", server.residentMegabytes(), server.liveMegabytes());
    System.out.printf("done by others before they were opened: %d%n", doneByOthers.sum());
    System.out.println("faults: " + faults);
  }

  /** The server of the database, if it runs on this machine. */
  private static long mysqlPid() {
    String port = System.getenv("MYSQL_URL").replaceAll("^[^:]*:[^:]*://[^:]*:(\\d+)/.*", "$1");
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("--port=" + port))
        .filter(process -> process.info().command().orElse("").endsWith("mysqld"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElse(-1);
  }

  private interface Step {
    HttpResponse<String> take() throws Exception;
  }

  private final class Person {

    private final String name;
    private final int serial;
    private final CountDownLatch loggedIn;
    private final Random random;
    private final List<JsonNode> seen = new ArrayList<>();

    private Tasklist tasklist;
    private String shown = OF_MY_POST;
    private long refreshed;
    private int handedIn;

    Person(String name, int serial, CountDownLatch loggedIn) {
      this.name = name;
      this.serial = serial;
      this.loggedIn = loggedIn;
      random = new Random(serial);
    }

    void work() {
      try {
        Thread.sleep(1_000L * LOGINS_SECONDS * serial / PEOPLE);
        long before = System.nanoTime();
        tasklist = new Tasklist(port, name);
        tasklist.open();
        times
            .computeIfAbsent("log in, open Tasklist", key -> new Times())
            .add((System.nanoTime() - before) / 1e6);
        loggedIn.countDown();
        look("list of my post", OF_MY_POST);
        while (System.nanoTime() < end) {
          pause();
          step();
        }
      } catch (Exception e) {
        fault(name + ": " + e);
        loggedIn.countDown();
      }
    }

    /** Meanwhile the list on the screen is refreshed. */
    private void pause() throws Exception {
      long until =
          System.nanoTime()
              + TimeUnit.MILLISECONDS.toNanos(
                  random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
      while (refreshed + REFRESH_NANOS < until) {
        sleepUntil(refreshed + REFRESH_NANOS);
        look("refresh of a list", shown);
      }
      sleepUntil(until);
    }

    private void step() throws Exception {
      int drawn = random.nextInt(100);
      if (drawn < 15 && LEADERS.contains(word())) {
        lead();
      } else if (drawn < 25) {
        look("list of my post", OF_MY_POST);
      } else if (drawn < 35) {
        look("another list", OTHER_FILTERS.get(random.nextInt(OTHER_FILTERS.size())));
      } else if (drawn < 60) {
        openTask();
      } else if (drawn < 72) {
        readCase();
      } else if (drawn < 78) {
        String page = OTHER_PAGES.get(random.nextInt(OTHER_PAGES.size()));
        timed(page, () -> tasklist.get(page));
      } else if (drawn < 83) {
        timed("public page", this::readPublicPage);
      } else if (drawn < 92 && BEGINNERS.contains(word())) {
        begin();
      } else {
        complete();
      }
    }

    /** Of a city or laboratory what its other people share; of the province the whole login. */
    private String word() {
      return name.startsWith("sheng-") ? name : name.substring(0, name.indexOf('-'));
    }

    private String unit() {
      return name.startsWith("sheng-") ? "440000" : name.substring(name.indexOf('-') + 1);
    }

    /** The board, and sometimes a city or bureau of it. */
    private void lead() throws Exception {
      timed("board", () -> tasklist.get("/board"));
      if (random.nextBoolean()) {
        pause();
        List<String> cities = Province.cities();
        String below =
            name.startsWith("sheng-") ? cities.get(random.nextInt(cities.size())) : unit();
        timed("board of a city", () -> tasklist.get("/board/" + below));
      }
    }

    private void begin() throws Exception {
      switch (word()) {
        case "shouli" -> handIn();
        case "huodong" ->
            start(
                "event-activity",
                Map.ofEntries(
                    Map.entry("kind", "six-venues"),
                    Map.entry("venueKind", "school"),
                    Map.entry("eventTitle", "质量知识进校园第%d场".formatted(++handedIn)),
                    Map.entry("topic", "knowledge"),
                    Map.entry("day", "2009-09-25"),
                    Map.entry("placeCode", unit()),
                    Map.entry("place", "第%d学校".formatted(RUN + handedIn)),
                    Map.entry("hosting", "own"),
                    Map.entry("expected", 200),
                    Map.entry("money", 5000),
                    Map.entry("free", "yes"),
                    Map.entry("content", "现场咨询、发放资料、免费检测，分工和安全措施见附件。")));
        case "gongkai", "sheng-gongkai" ->
            start(
                "publicity-disclosure",
                Map.of(
                    "disclosureKind", "news",
                    "disclosureTitle", "“质量月”活动安排",
                    "madeOn", "2009-09-10"));
        default ->
            start(
                "project-case",
                Map.of(
                    "projectName", "容桂家电检测服务平台第%d期".formatted(RUN + ++handedIn),
                    "kind", "town-platform",
                    "hostName", "佛山市顺德区家电检测所",
                    "hostContact", "梁工",
                    "hostPhone", "0757-28380000",
                    "place", "440606%03d".formatted((RUN / 1000 + handedIn) % 900 + 100),
                    "cluster", "JD01",
                    "budget", 300,
                    "plannedEnd", "2010-03-31"));
      }
    }

    private void start(String process, Map<String, Object> entered) throws Exception {
      timed(
          "start " + process,
          () ->
              tasklist.post(
                  Tasklist.API + "/process-definition/key/%s/submit-form".formatted(process),
                  variables(entered)));
      look("list of my post", OF_MY_POST);
    }

    private void look(String kind, String filter) throws Exception {
      refreshed = System.nanoTime();
      shown = filter;
      HttpResponse<String> answer =
          timed(kind, () -> tasklist.list(filter, 0, Tasklist.NEWEST_FIRST, ""));
      seen.clear();
      JSON.readTree(answer.body()).path("_embedded").path("task").forEach(seen::add);
    }

    private JsonNode any() {
      return seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
    }

    private void openTask() throws Exception {
      JsonNode task = any();
      if (task != null) {
        ofAList(task, () -> open(task.path("id").asText()));
      }
    }

    /**
     * What is opened from a list ten seconds old may have been done by a colleague since. It is no
     * fault if a new list doesn't have it any more.
     */
    private void ofAList(JsonNode task, Step step) throws Exception {
      HttpResponse<String> answer = step.take();
      if (answer.statusCode() == 404) {
        look("refresh of a list", shown);
        boolean listed = seen.stream().anyMatch(each -> each.path("id").equals(task.path("id")));
        if (listed) {
          fault("%s: still in the list: 404 %.300s".formatted(name, answer.body()));
        } else {
          doneByOthers.increment();
        }
      }
    }

    private HttpResponse<String> open(String id) throws Exception {
      return timed(
          OPEN_A_TASK,
          () -> {
            HttpResponse<String> answer = tasklist.get(Tasklist.API + "/task/" + id);
            for (String part : List.of("form", "deployed-form", "form-variables")) {
              if (answer.statusCode() == 200) {
                answer = tasklist.get(Tasklist.API + "/task/%s/%s".formatted(id, part));
              }
            }
            return answer;
          });
    }

    private void readCase() throws Exception {
      JsonNode task = any();
      if (task != null) {
        String id = task.path("id").asText();
        ofAList(task, () -> timed(CASE_FILE, () -> tasklist.get("/tasks/%s/case".formatted(id))));
      }
    }

    private HttpResponse<String> readPublicPage() throws Exception {
      return tasklist.send(
          request -> request.header("X-Forwarded-For", "203.0.113." + (serial % 250 + 1)),
          "/public");
    }

    /** An application of an enterprise that has none yet for this product. */
    private void handIn() throws Exception {
      int city = Province.cities().indexOf(name.substring(name.indexOf('-') + 1));
      int enterprise = APPLICANT + handedIn / ManyApplications.PRODUCTS.size();
      if (enterprise >= Province.APPLICANTS_PER_CITY) {
        return;
      }
      String product = ManyApplications.PRODUCTS.get(handedIn % ManyApplications.PRODUCTS.size());
      handedIn++;
      start(
          "licence-review",
          Map.of(
              "applicationKind", "new",
              "holderCode", Province.applicant(city, enterprise),
              "productCode", product,
              "contactName", "何志强",
              "contactPhone", "13800000000"));
      // The newest is first, and it is one's own.
      if (!seen.isEmpty()) {
        finish(seen.get(0));
      }
    }

    private void complete() throws Exception {
      look("list of my post", OF_MY_POST);
      for (JsonNode task : seen) {
        if (ENTERED.containsKey(task.path("taskDefinitionKey").asText())
            && task.path("tenantId").asText().equals(unit())) {
          finish(task);
          return;
        }
      }
    }

    private void finish(JsonNode task) throws Exception {
      String id = task.path("id").asText();
      HttpResponse<String> opened = open(id);
      if (opened.statusCode() != 200) {
        ofAList(task, () -> opened);
        return;
      }
      timed(
          "claim",
          () ->
              tasklist.post(
                  Tasklist.API + "/task/%s/claim".formatted(id),
                  "{\"userId\":\"%s\"}".formatted(name)));
      Map<String, Object> entered =
          new HashMap<>(ENTERED.get(task.path("taskDefinitionKey").asText()));
      if (entered.containsKey("meetingOn")) {
        entered.put("presider", name.replace("yuetan", "lingdao"));
      }
      timed(
          "complete " + task.path("taskDefinitionKey").asText().replace("userTask_", ""),
          () ->
              tasklist.post(
                  Tasklist.API + "/task/%s/submit-form".formatted(id), variables(entered)));
      look("list of my post", OF_MY_POST);
    }

    private HttpResponse<String> timed(String kind, Step step) throws Exception {
      long before = System.nanoTime();
      HttpResponse<String> answer = step.take();
      double taken = (System.nanoTime() - before) / 1e6;
      if (begin != 0 && before > begin) {
        times.computeIfAbsent(kind, key -> new Times()).add(taken);
      }
      boolean gone = answer.statusCode() == 404 && OF_A_TASK.contains(kind);
      // A task that another unit's case hands on has its file there, and a sentence says so.
      boolean elsewhere = answer.statusCode() == 422 && kind.equals("case file");
      if (answer.statusCode() >= 400 && !gone && !elsewhere) {
        fault("%s: %s: %d %.300s".formatted(name, kind, answer.statusCode(), answer.body()));
      }
      return answer;
    }
  }

  private void fault(String what) {
    System.out.println(what);
    faults.computeIfAbsent("in all", key -> new LongAdder()).increment();
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private static String variables(Map<String, Object> entered) throws Exception {
    Map<String, Object> variables = new HashMap<>();
    entered.forEach(
        (key, value) ->
            variables.put(key, Map.of("value", value, "type", value.getClass().getSimpleName())));
    return JSON.writeValueAsString(Map.of("variables", variables));
  }
}
