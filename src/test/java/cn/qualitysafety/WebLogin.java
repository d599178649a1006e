package cn.qualitysafety;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session of the web applications, as a browser holds it: cookies and the CSRF token. */
public class WebLogin {

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_token\" value=\"([0-9a-f]{64})\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String address;

  public WebLogin(int port, String user, String app) throws IOException, InterruptedException {
    this(port);
    HttpResponse<String> answer = logIn(user, "Zhijian-2009", app);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("login of " + user + ": " + answer.statusCode());
    }
  }

  private WebLogin(int port) throws IOException, InterruptedException {
    address = "http://localhost:" + port;
    get("/camunda/app/tasklist/default/");
  }

  /** Somebody who looks at the login page. */
  public static WebLogin stranger(int port) throws IOException, InterruptedException {
    return new WebLogin(port);
  }

  public HttpResponse<String> logIn(String user, String password, String app)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            "POST",
            "/camunda/api/admin/auth/user/default/login/" + app,
            "username=%s&password=%s"
                .formatted(
                    URLEncoder.encode(user, StandardCharsets.UTF_8),
                    URLEncoder.encode(password, StandardCharsets.UTF_8)),
            "application/x-www-form-urlencoded");
    get("/camunda/api/admin/auth/user/default"); // the new session has a token of its own
    return answer;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
  }

  /** Asks for a page and does not wait for it. */
  public CompletableFuture<HttpResponse<String>> begin(String path) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send("POST", path, json, "application/json");
  }

  /** Names and values in turn, as a form sends them. */
  public static String form(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /**
   * Sends one of our own forms, as the page shows it: with the token in it.
   *
   * @param page path of the page with the form
   * @param fields encoded as in an address
   */
  public HttpResponse<String> postForm(String page, String path, String fields)
      throws IOException, InterruptedException {
    return send(
        "POST",
        path,
        fields + (fields.isEmpty() ? "" : "&") + "_token=" + formToken(page),
        "application/x-www-form-urlencoded");
  }

  /**
   * Sends a file through one of our own forms.
   *
   * @param page path of the page with the form
   */
  public HttpResponse<String> upload(String page, String path, String fileName, byte[] content)
      throws IOException, InterruptedException {
    return upload(path, Map.of("_token", formToken(page)), fileName, content);
  }

  /** The same with these fields and no others, as a browser that shows the answer as a page. */
  public HttpResponse<String> upload(
      String path, Map<String, String> fields, String fileName, byte[] content)
      throws IOException, InterruptedException {
    StringBuilder head = new StringBuilder();
    fields.forEach((name, value) -> head.append(part(name)).append(value).append("\r\n"));
    head.append(part("file\"; filename=\"" + fileName));
    return send(
        request ->
            request
                .header("Accept", "text/html, */*")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(
                    BodyPublishers.ofByteArrays(
                        List.of(
                            head.toString().getBytes(StandardCharsets.UTF_8),
                            content,
                            "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8)))),
        path);
  }

  private static String part(String name) {
    return "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name);
  }

  public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray());
  }

  /** The token in the forms of one of our own pages. */
  public String formToken(String page) throws IOException, InterruptedException {
    String html = get(page).body();
    Matcher field = FORM_TOKEN.matcher(html);
    if (!field.find()) {
      throw new IllegalStateException("no form with a token on " + page + ": " + html);
    }
    return field.group(1);
  }

  /** Sends a request as it is given: for what no page would send. */
  public HttpResponse<String> send(UnaryOperator<HttpRequest.Builder> request, String path)
      throws IOException, InterruptedException {
    return client.send(
        request.apply(HttpRequest.newBuilder(URI.create(address + path))).build(),
        BodyHandlers.ofString());
  }

  /** The token of the web applications, as their scripts read it from the cookie. */
  public String csrfToken() {
    return cookie("XSRF-TOKEN");
  }

  /** The value of a cookie that the server has set; empty without it. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** As somebody does who knows a cookie. */
  public void setCookie(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), cookie);
  }

  private HttpResponse<String> send(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", type)
            .header("X-XSRF-TOKEN", csrfToken())
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
