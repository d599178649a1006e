package cn.qualitysafety.bench;

import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.schema.SchemaCommand;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How long 查找 of the header takes among 120,000 cases, 20,000 enterprises with a certificate each
 * and 120,000 official documents; on the database of {@code MYSQL_URL}, which {@link WhatIfYear}
 * fills when it is empty. Measured at the client, from the request to the last byte of the page
 * with what was found, or of the redirect to the one thing that bears the number.
 */
public class SearchLoad {

  private static final int WARM_UP = Integer.getInteger("load.warmup", 20);
  private static final int REQUESTS = Integer.getInteger("load.requests", 100);

  /** Of the province, who read everything, of a city, of a county, and of a laboratory. */
  private static final List<String> PERSONS =
      List.of("sheng-du", "gz-shouli", "th-du", "gz-jianyan");

  /**
   * What is looked for: cases of a bureau, one by its end, an enterprise by a part that one has and
   * by one that two thousand have, its code, a certificate, a document, something that is not
   * there.
   */
  private static final List<String> SOUGHT =
      List.of(
          "BL2009-440100",
          "-004321",
          "第4321",
          "水泥制品",
          "700004321",
          "XK08-001-04321",
          "质监办字〔2009〕4321号",
          "没有这家企业");

  private SearchLoad() {}

  public static void main(String[] args) throws Exception {
    SchemaCommand.run("--spring.profiles.active=mysql,test-mysql");
    try (ServerProcess server =
        ServerProcess.start(
            MorningServer.class, "--spring.profiles.active=demo,mysql,test-mysql")) {
      WhatIfYear.fill(
          System.getenv("MYSQL_URL"),
          System.getenv("MYSQL_USER"),
          System.getenv().getOrDefault("MYSQL_PASSWORD", ""));
      for (String person : PERSONS) {
        WebLogin login = new WebLogin(server.port(), person, "tasklist");
        for (String sought : SOUGHT) {
          measure(login, person, sought);
        }
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private static void measure(WebLogin login, String person, String sought) throws Exception {
    Times times = new Times();
    HttpResponse<byte[]> answer = null;
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      answer = login.download("/search?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8));
      if (i >= 0) {
        times.add((System.nanoTime() - begin) / 1e6);
      }
      if (answer.statusCode() != 200 && answer.statusCode() != 302) {
        throw new IllegalStateException(sought + ": " + answer.statusCode());
      }
    }
    int found = new String(answer.body(), StandardCharsets.UTF_8).split("<tr", -1).length - 1;
    System.out.printf(
        "%-12s %-24s %s, %d%n", person, sought, times, answer.statusCode() == 302 ? 1 : found);
  }
}
