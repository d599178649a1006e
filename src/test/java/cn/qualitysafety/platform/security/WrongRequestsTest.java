package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.organisation.Staff;
import cn.qualitysafety.platform.security.Endpoints.Endpoint;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.AbstractQueryDto;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.authorization.AuthorizationQueryDto;
import org.camunda.bpm.engine.rest.dto.batch.BatchQueryDto;
import org.camunda.bpm.engine.rest.dto.batch.BatchStatisticsQueryDto;
import org.camunda.bpm.engine.rest.dto.converter.StringConverter;
import org.camunda.bpm.engine.rest.dto.history.HistoricIdentityLinkLogQueryDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricIncidentQueryDto;
import org.camunda.bpm.engine.rest.dto.history.UserOperationLogQueryDto;
import org.camunda.bpm.engine.rest.dto.history.batch.HistoricBatchQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionRequirementsDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.EventSubscriptionQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.IncidentQueryDto;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Everything that the engine's interface answers to, asked in wrong ways: the answer is 4xx with a
 * Chinese sentence, and one line in the log. A resource that a new version of the engine brings is
 * asked by itself.
 */
@SystemTest
@Tag("slow")
class WrongRequestsTest {

  private static final String REST = "/engine-rest";
  private static final String WEB = "/camunda/api";
  private static final String WITHOUT_POST = "gz-wugang";
  private static final String PASSWORD = "Zhijian-2009";

  /** Three words one after another. */
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,} [a-z']+ [A-Za-z]{2,}");

  /** What would be done, since an administrator may: cleans up, ends the session. */
  private static final Pattern RIGHT = Pattern.compile(".*(/history/cleanup|/logout) POST");

  /** What nothing answers to, and nobody in a unit and a post that are there. */
  private static final List<Endpoint> NOWHERE =
      List.of(
          new Endpoint("PUT", REST + "/tenant/440100/user-members/nothing"),
          new Endpoint("PUT", REST + "/group/reviewer/members/nothing"),
          new Endpoint("GET", REST + "/nothing"),
          new Endpoint("GET", REST + "/engine/nothing/task"),
          new Endpoint("PATCH", REST + "/task"));

  /** Queries that have no body. */
  private static final Map<String, Class<?>> GET_ONLY =
      Map.ofEntries(
          Map.entry(REST + "/authorization", AuthorizationQueryDto.class),
          Map.entry(REST + "/batch", BatchQueryDto.class),
          Map.entry(REST + "/batch/statistics", BatchStatisticsQueryDto.class),
          Map.entry(REST + "/decision-definition", DecisionDefinitionQueryDto.class),
          Map.entry(
              REST + "/decision-requirements-definition",
              DecisionRequirementsDefinitionQueryDto.class),
          Map.entry(REST + "/deployment", DeploymentQueryDto.class),
          Map.entry(REST + "/event-subscription", EventSubscriptionQueryDto.class),
          Map.entry(REST + "/filter", FilterQueryDto.class),
          Map.entry(REST + "/history/batch", HistoricBatchQueryDto.class),
          Map.entry(REST + "/history/identity-link-log", HistoricIdentityLinkLogQueryDto.class),
          Map.entry(REST + "/history/incident", HistoricIncidentQueryDto.class),
          Map.entry(REST + "/history/user-operation", UserOperationLogQueryDto.class),
          Map.entry(REST + "/incident", IncidentQueryDto.class),
          Map.entry(REST + "/process-definition", ProcessDefinitionQueryDto.class));

  /** As the engine's interface reads what it is sent. */
  private static final ObjectMapper ENGINES_JSON =
      new JacksonConfigurator().getContext(AbstractQueryDto.class);

  private record Request(String method, String path, String body) {

    @Override
    public String toString() {
      return method + " " + path + (body == null ? "" : " " + body);
    }
  }

  @LocalServerPort private int port;
  @Autowired private WebApplicationContext context;
  @Autowired private CaseDriver driver;
  @Autowired private Staff staff;
  @Autowired private IdentityService identity;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcTemplate jdbc;

  private final ObjectMapper json = new ObjectMapper();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @BeforeEach
  void begin() {
    driver.reset();
    staff.appoint(WITHOUT_POST, "无岗", PASSWORD, "440100", List.of());
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    identity.deleteUser(WITHOUT_POST);
    driver.reset();
  }

  @Test
  void whateverIsWrongWithARequestIsToldInASentenceAndInOneLineOfTheLog() throws Exception {
    Map<String, Endpoint> rest = new TreeMap<>();
    List<Request> web = new ArrayList<>();
    for (Endpoint endpoint : Endpoints.of(context)) {
      if (RIGHT.matcher(endpoint.toString()).matches()) {
        continue;
      }
      if (endpoint.path().startsWith(REST + "/")
          && !endpoint.path().startsWith(REST + "/engine/{")) {
        rest.put(endpoint.toString(), endpoint);
      } else if (endpoint.path().startsWith(WEB + "/")
          && !endpoint.path().startsWith(WEB + "/engine/engine/{")) {
        web.add(plainly(endpoint));
      }
    }
    NOWHERE.forEach(endpoint -> rest.put(endpoint.toString(), endpoint));
    assertThat(rest).as("what the engine answers to").hasSizeGreaterThan(400);
    List<Request> plain = rest.values().stream().map(this::plainly).toList();
    List<Request> wrongly = everyWay(rest);
    WebLogin administrators = new WebLogin(port, "admin", "admin");
    WebLogin nobodys = WebLogin.stranger(port);
    String before = people();
    List<String> wrong =
        Stream.of(
                ask(nobodys, "gz-shouli", wrongly.subList(0, wrongly.size() / 2)),
                ask(nobodys, "gz-shouli", wrongly.subList(wrongly.size() / 2, wrongly.size())),
                ask(nobodys, WITHOUT_POST, plain),
                ask(nobodys, "admin", plain),
                ask(administrators, "admin", web))
            .flatMap(answers -> answers.join().stream())
            .collect(Collectors.toCollection(ArrayList::new));
    for (ILoggingEvent event : log.list) {
      if (event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null) {
        wrong.add("%s %s".formatted(event.getLevel(), event.getFormattedMessage()));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(people()).isEqualTo(before);
  }

  @Test
  void anAddressThatCannotBeReadIsAnsweredInChineseAndTellsNothingOfTheServer() throws Exception {
    for (String address : List.of("/public?x=[", "/engine-rest/task?x={", "/%zz")) {
      try (Socket socket = new Socket("localhost", port)) {
        socket
            .getOutputStream()
            .write(
                "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .formatted(address)
                    .getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .as(address)
            .startsWith("HTTP/1.1 400")
            .contains("请求的地址或者内容有误，没有执行，请核对后重试。")
            .doesNotContainIgnoringCase("tomcat")
            .doesNotContain("Bad Request");
      }
    }
  }

  /**
   * Of some filters the engine makes a statement only as long as they are alone; every two of a
   * query are asked for together, and all its orders with each. What the engine answers is asked of
   * itself: twelve thousand requests over the network would take minutes.
   */
  @Test
  void filtersThatTheEngineCannotJoinAreRefusedAndNeverAFault() throws Exception {
    Map<String, Class<?>> queries = new TreeMap<>(GET_ONLY);
    for (Endpoint endpoint : Endpoints.of(context)) {
      if (endpoint.path().startsWith(REST + "/")
          && !endpoint.path().startsWith(REST + "/engine/{")
          && !endpoint.path().endsWith("/count")
          && endpoint.body() != null
          && AbstractQueryDto.class.isAssignableFrom(endpoint.body())) {
        queries.put(filled(endpoint), endpoint.body());
      }
    }
    Map<String, List<Request>> pairs = new TreeMap<>();
    Logger engines = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.context");
    engines.setLevel(Level.OFF); // of a fault it tells its caller, too
    queries.forEach((path, query) -> pairs.put(path, ofTwoFilters(path, query)));
    assertThat(pairs.values().stream().mapToInt(List::size).sum()).isGreaterThan(10_000);
    List<Request> requests =
        driver.as(
            "supervisor",
            "440100",
            () ->
                pairs.entrySet().stream()
                    .flatMap(
                        ofQuery ->
                            ofQuery.getValue().stream()
                                .filter(
                                    request ->
                                        !isAnsweredByTheEngine(
                                            request, queries.get(ofQuery.getKey()))))
                    .toList());
    engines.setLevel(null);
    WebLogin nobodys = WebLogin.stranger(port);
    int half = requests.size() / 2;
    assertThat(
            Stream.of(
                    ask(nobodys, "gz-du", requests.subList(0, half)),
                    ask(nobodys, "gz-du", requests.subList(half, requests.size())))
                .flatMap(answers -> answers.join().stream()))
        .isEmpty();
    assertThat(log.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  private boolean isAnsweredByTheEngine(Request request, Class<?> query) {
    if (request.body() == null) {
      return false;
    }
    try {
      AbstractQueryDto<?> asked =
          (AbstractQueryDto<?>) ENGINES_JSON.readValue(request.body(), query);
      asked.toQuery(engine).listPage(0, 1);
      return true;
    } catch (JsonProcessingException | RuntimeException refused) {
      return false;
    }
  }

  private List<Request> ofTwoFilters(String path, Class<?> query) {
    boolean byGet = GET_ONLY.containsKey(path);
    List<String> filters =
        Stream.of(query.getMethods())
            .filter(method -> method.isAnnotationPresent(CamundaQueryParam.class))
            .flatMap(method -> filter(method, byGet).stream())
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
    if (!byGet) {
      String orders =
          Stream.of(query.getDeclaredFields())
              .filter(
                  field -> field.getName().startsWith("SORT_BY") && field.getType() == String.class)
              .map(field -> (String) ReflectionUtils.getField(accessible(field), null))
              .map(order -> "{\"sortBy\":\"%s\",\"sortOrder\":\"asc\"}".formatted(order))
              .collect(Collectors.joining(","));
      filters.add("\"sorting\":[%s]".formatted(orders));
    }
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      for (int j = i + 1; j < filters.size(); j++) {
        requests.add(
            byGet
                ? new Request("GET", path + "?" + filters.get(i) + "&" + filters.get(j), null)
                : new Request(
                    "POST",
                    path + "?maxResults=1",
                    "{%s,%s}".formatted(filters.get(i), filters.get(j))));
      }
    }
    return requests;
  }

  private static Field accessible(Field field) {
    field.setAccessible(true);
    return field;
  }

  /** The filter with a value that it takes; empty for what is more than a value. */
  private static Optional<String> filter(Method setter, boolean byGet) {
    String name = setter.getAnnotation(CamundaQueryParam.class).value();
    Class<?> type = setter.getParameterTypes()[0];
    if (name.startsWith("sort")
        || setter.getGenericParameterTypes()[0].getTypeName().contains("Dto")) {
      return Optional.empty();
    }
    String value =
        type == Boolean.class
            ? "true"
            : Number.class.isAssignableFrom(type)
                ? "1"
                : type == Date.class ? "2009-03-02T00:00:00.000+0800" : "x";
    if (byGet) {
      return Optional.of(name + "=" + value.replace("+", "%2B"));
    }
    String json = type == Boolean.class ? value : "\"" + value + "\"";
    boolean isList = type.isArray() || Collection.class.isAssignableFrom(type);
    return Optional.of("\"%s\":%s".formatted(name, isList ? "[" + json + "]" : json));
  }

  /** All of them, one after the other; what is wrong with the answers. */
  private CompletableFuture<List<String>> ask(
      WebLogin session, String who, List<Request> requests) {
    return CompletableFuture.supplyAsync(
        () -> requests.stream().flatMap(request -> ask(session, who, request).stream()).toList(),
        threads);
  }

  private String people() {
    return jdbc.queryForList(
            "select count(*) from ACT_ID_USER union all select count(*) from ACT_ID_GROUP"
                + " union all select count(*) from ACT_ID_TENANT"
                + " union all select count(*) from ACT_ID_MEMBERSHIP"
                + " union all select count(*) from ACT_ID_TENANT_MEMBER"
                + " union all select count(*) from ACT_RU_FILTER"
                + " union all select count(*) from ACT_RU_AUTHORIZATION",
            Long.class)
        .toString();
  }

  private Request plainly(Endpoint endpoint) {
    return new Request(endpoint.method(), filled(endpoint), hasBody(endpoint) ? "{}" : null);
  }

  private static boolean hasBody(Endpoint endpoint) {
    return endpoint.method().equals("POST") || endpoint.method().equals("PUT");
  }

  private static String filled(Endpoint endpoint) {
    return endpoint
        .path()
        .replaceAll("\\{(?:name|\\w*[eE]ngine(?:Name)?)}", "default")
        .replaceAll("\\{[^}]*}", "nothing");
  }

  private List<Request> everyWay(Map<String, Endpoint> endpoints) {
    List<Request> requests = new ArrayList<>();
    Set<Class<?>> seen = new HashSet<>();
    for (Endpoint endpoint : endpoints.values()) {
      String path = filled(endpoint);
      if (hasBody(endpoint)) {
        for (String body : List.of("", "[]", "{", "null")) {
          requests.add(new Request(endpoint.method(), path, body));
        }
        if (endpoint.body() != null && seen.add(endpoint.body())) {
          shapes(endpoint.body())
              .forEach(body -> requests.add(new Request(endpoint.method(), path, body)));
          if (endpoints.containsKey(endpoint.path() + " GET")) {
            for (String query : parameters(endpoint.body())) {
              requests.add(new Request("GET", path + query, null));
            }
          }
        }
      } else {
        requests.add(new Request(endpoint.method(), path, null));
      }
      if (endpoint.method().equals("GET") && !endpoint.path().endsWith("}")) {
        for (String query : List.of("?maxResults=x", "?sortBy=x&sortOrder=x")) {
          requests.add(new Request("GET", path + query, null));
        }
      }
    }
    return requests;
  }

  /** Bodies with a value of a wrong type, and with lists that hold nothing. */
  private List<String> shapes(Class<?> body) {
    List<String> shapes = new ArrayList<>();
    for (BeanPropertyDefinition property :
        json.getDeserializationConfig().introspect(json.constructType(body)).findProperties()) {
      if (shapes.isEmpty()) {
        shapes.add("{\"%s\":{\"x\":[]}}".formatted(property.getName()));
      }
      if (property.getRawPrimaryType().isArray()
          || List.class.isAssignableFrom(property.getRawPrimaryType())) {
        shapes.add("{\"%s\":[null]}".formatted(property.getName()));
        shapes.add("{\"%s\":[{}]}".formatted(property.getName()));
      } else if (Map.class.isAssignableFrom(property.getRawPrimaryType())) {
        shapes.add("{\"%s\":{\"x\":null}}".formatted(property.getName()));
      }
    }
    return shapes;
  }

  /** Days, numbers and the like that are none. */
  private static List<String> parameters(Class<?> query) {
    return Stream.of(query.getMethods())
        .map(method -> method.getAnnotation(CamundaQueryParam.class))
        .filter(Objects::nonNull)
        .filter(parameter -> parameter.converter() != StringConverter.class)
        .map(parameter -> "?" + parameter.value() + "=x")
        .sorted()
        .toList();
  }

  /** What is wrong with the answer. */
  private Optional<String> ask(WebLogin session, String who, Request request) {
    HttpResponse<String> answer;
    try {
      answer =
          session.send(
              builder -> {
                if (request.path().startsWith(REST)) {
                  builder.header("Authorization", basic(who));
                } else {
                  builder.header("X-XSRF-TOKEN", session.csrfToken());
                }
                if (request.body() == null) {
                  return builder.method(request.method(), BodyPublishers.noBody());
                }
                return builder
                    .header("Content-Type", "application/json")
                    .method(request.method(), BodyPublishers.ofString(request.body()));
              },
              request.path());
    } catch (IOException | InterruptedException none) {
      return Optional.of("%s, %s: %s".formatted(who, request, none));
    }
    return answer.statusCode() < 400 || isSentence(answer)
        ? Optional.empty()
        : Optional.of(
            "%s, %s: %d %s %s"
                .formatted(
                    who,
                    request,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body()));
  }

  private boolean isSentence(HttpResponse<String> answer) {
    try {
      JsonNode error = json.readTree(answer.body());
      String message = error.path("message").asText();
      return answer.statusCode() < 500
          && !error.path("type").asText().isEmpty()
          && message.codePoints().anyMatch(Character::isIdeographic)
          && !ENGLISH.matcher(message).find()
          && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    } catch (JsonProcessingException none) {
      return false;
    }
  }

  private static String basic(String login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
