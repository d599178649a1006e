package cn.qualitysafety.bench;

import cn.qualitysafety.WebLogin;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who works in Tasklist; asks what its scripts ask. */
class Tasklist {

  static final String API = "/camunda/api/engine/engine/default";

  /** What Tasklist sorts by until somebody chooses otherwise. */
  static final String NEWEST_FIRST = "{\"sortOrder\":\"desc\",\"sortBy\":\"created\"}";

  static final String DUE_FIRST = "{\"sortOrder\":\"asc\",\"sortBy\":\"dueDate\"}";

  private static final Pattern FILTER =
      Pattern.compile("\"id\":\"([^\"]+)\",\"resourceType\":\"Task\",\"name\":\"([^\"]+)\"");
  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)\\}?$");

  private final WebLogin login;
  private final Map<String, String> filters = new HashMap<>();

  Tasklist(int port, String person) throws IOException, InterruptedException {
    login = new WebLogin(port, person, "tasklist");
  }

  /** Opens the application: reads which filters there are. */
  HttpResponse<String> open() throws IOException, InterruptedException {
    HttpResponse<String> found =
        login.get(API + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task");
    Matcher filter = FILTER.matcher(found.body());
    while (filter.find()) {
      filters.put(filter.group(2), filter.group(1));
    }
    return found;
  }

  /**
   * A page of the list of a filter.
   *
   * @param first number of its first task, from 0
   * @param search a condition more in JSON, or nothing
   */
  HttpResponse<String> list(String filter, int first, String sorting, String search)
      throws IOException, InterruptedException {
    return login.send(
        request ->
            request
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", login.csrfToken())
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],\
                        "firstResult":%d,"maxResults":15,"sorting":[%s],"active":true%s}\
                        """
                            .formatted(first, sorting, search))),
        API + "/filter/%s/list?firstResult=%d&maxResults=15".formatted(filters.get(filter), first));
  }

  HttpResponse<String> send(UnaryOperator<HttpRequest.Builder> request, String path)
      throws IOException, InterruptedException {
    return login.send(request, path);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return login.get(path);
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return login.post(path, json);
  }

  /** How many tasks the filter of an answered list has in all. */
  static int count(HttpResponse<String> list) {
    Matcher count = COUNT.matcher(list.body());
    if (!count.find()) {
      throw new IllegalStateException(list.statusCode() + " " + list.body());
    }
    return Integer.parseInt(count.group(1));
  }
}
