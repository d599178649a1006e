package cn.qualitysafety.bench;

import java.net.http.HttpResponse;
import java.util.List;

/**
 * How long people wait for their work lists when a whole province's tasks are open. The database is
 * that of {@code MYSQL_URL}, filled by {@link cn.qualitysafety.licence.Province}.
 */
public class WorkLists {

  private static final int WARM_UP = 40;
  private static final int REQUESTS = Integer.getInteger("load.requests", 200);
  private static final List<String> PERSONS =
      List.of("gz-shouli", "gz-jianyan", "sheng-ld", "sheng-chou", "sheng-du");
  private static final List<String> FILTERS = List.of("我的任务", "本岗位待办", "即将到期", "已超期", "本单位全部");
  private static final List<String> PAGES =
      List.of("/work/finished", "/work/started", "/work/overdue");

  private interface Request {
    HttpResponse<String> send() throws Exception;
  }

  private WorkLists() {}

  public static void main(String[] args) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            MorningServer.class, "--spring.profiles.active=demo,mysql,test-mysql")) {
      for (String person :
          System.getProperty("load.persons", String.join(",", PERSONS)).split(",")) {
        measure(new Tasklist(server.port(), person), person);
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private static void measure(Tasklist tasklist, String person) throws Exception {
    tasklist.open();
    for (String filter : FILTERS) {
      int count = Tasklist.count(tasklist.list(filter, 0, Tasklist.NEWEST_FIRST, ""));
      String line = "%s %s (%d tasks)".formatted(person, filter, count);
      time(line, () -> tasklist.list(filter, 0, Tasklist.NEWEST_FIRST, ""));
      if (filter.equals("本岗位待办") && count > 15) {
        time(line + ", due first", () -> tasklist.list(filter, 0, Tasklist.DUE_FIRST, ""));
        time(
            line + ", last page",
            () -> tasklist.list(filter, count / 15 * 15, Tasklist.NEWEST_FIRST, ""));
        time(
            line + ", one case",
            () ->
                tasklist.list(
                    filter,
                    0,
                    Tasklist.NEWEST_FIRST,
                    ",\"processInstanceBusinessKey\":\"XK2009-440100-0170\""));
      }
    }
    for (String page : PAGES) {
      time(person + " " + page, () -> tasklist.get(page));
    }
  }

  private static void time(String what, Request request) throws Exception {
    Times times = new Times();
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      HttpResponse<String> answer = request.send();
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      if (i >= 0) {
        times.add((System.nanoTime() - begin) / 1e6);
      }
    }
    System.out.printf("%-50s %s%n", what, times);
  }
}
