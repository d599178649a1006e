package cn.qualitysafety.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ClientErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much a request may carry, asked before anybody reads it: the REST interface reads whatever
 * comes into memory. Files that are uploaded to our own pages go to the disk and have the limit of
 * {@code spring.servlet.multipart}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 13)
class BodyLimit extends OncePerRequestFilter {

  /** A name and a password, and nothing else, come from whoever has not logged in. */
  private static final DataSize OF_STRANGERS = DataSize.ofKilobytes(16);

  /** Of JSON for the REST interface: what follows one another, and what stands in braces. */
  private static final int MOST_VALUES = 20_000;

  private static final int MOST_OBJECTS = 2_000;

  /** In which all of it has to come from a stranger. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String WEB_APPLICATIONS = "/camunda/api/";

  private final DataSize most;
  private final DataSize mostOfFiles;

  /**
   * @param most of a form or JSON
   * @param mostOfFiles of files for the REST interface, which are deployments
   */
  BodyLimit(
      @Value("${request.max-size}") DataSize most,
      @Value("${request.max-deployment-size}") DataSize mostOfFiles) {
    this.most = most;
    this.mostOfFiles = mostOfFiles;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = ReadableAnswer.path(request);
    if (isMultipart(request) && !ReadableAnswer.isRest(path)) {
      chain.doFilter(request, response);
      return;
    }
    DataSize limit = limit(request, path);
    boolean parts = isJson(request) && ReadableAnswer.isRest(path);
    boolean stranger = limit.equals(OF_STRANGERS);
    if (request.getContentLengthLong() > limit.toBytes()) {
      tell(request, response, TooLarge.sentence(limit));
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null && !parts && !stranger) {
      chain.doFilter(request, response);
    } else {
      Counted counted = new Counted(request, limit, parts, stranger);
      try {
        chain.doFilter(counted, response);
      } catch (TooLarge refused) {
        if (response.isCommitted()) {
          throw refused;
        }
        tell(request, response, refused.getMessage());
      }
    }
  }

  private static boolean isJson(HttpServletRequest request) {
    return String.valueOf(request.getContentType())
        .toLowerCase(Locale.ROOT)
        .startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  private DataSize limit(HttpServletRequest request, String path) {
    if (path.startsWith(WEB_APPLICATIONS) && !ClosedDoors.loggedIn(request.getSession(false))) {
      return OF_STRANGERS;
    }
    return isMultipart(request) ? mostOfFiles : most;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return String.valueOf(request.getContentType())
        .toLowerCase(Locale.ROOT)
        .startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  private static void tell(
      HttpServletRequest request, HttpServletResponse response, String sentence)
      throws IOException {
    ReadableAnswer.tell(request, response, HttpStatus.PAYLOAD_TOO_LARGE, TooLarge.TYPE, sentence);
  }

  /**
   * More came than was allowed, of what did not say how much it is, or in more parts: a question
   * with a hundred thousand values keeps the database and the log busy for minutes.
   */
  static class TooLarge extends ClientErrorException {

    static final String TYPE = "TooLarge";

    TooLarge(DataSize limit) {
      super(sentence(limit), HttpStatus.PAYLOAD_TOO_LARGE.value());
    }

    TooLarge(String sentence) {
      super(sentence, HttpStatus.PAYLOAD_TOO_LARGE.value());
    }

    TooLarge() {
      super(
          "提交的内容超过%d项，没有处理，请分几次提交；查询请缩小范围。".formatted(MOST_VALUES),
          HttpStatus.PAYLOAD_TOO_LARGE.value());
    }

    private static String sentence(DataSize limit) {
      String size =
          limit.toMegabytes() > 0 ? limit.toMegabytes() + "MB" : limit.toKilobytes() + "KB";
      return "提交的内容超过%s的上限，没有保存，请精简后再提交；文件请作为附件上传。".formatted(size);
    }
  }

  /** Counts what is read of it. */
  private static class Counted extends HttpServletRequestWrapper {

    private final DataSize limit;
    private final boolean parts;
    private final boolean stranger;
    private CountedStream in;

    /**
     * @param parts whether it is JSON, of which the parts are counted, too
     * @param stranger whether it has to come soon, too
     */
    Counted(HttpServletRequest request, DataSize limit, boolean parts, boolean stranger) {
      super(request);
      this.limit = limit;
      this.parts = parts;
      this.stranger = stranger;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (in == null) {
        in = new CountedStream(super.getInputStream(), limit, parts, stranger);
      }
      return in;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      Charset encoding =
          getCharacterEncoding() == null
              ? StandardCharsets.ISO_8859_1
              : Charset.forName(getCharacterEncoding());
      return new BufferedReader(new InputStreamReader(getInputStream(), encoding));
    }
  }

  private static class CountedStream extends ServletInputStream {

    private final ServletInputStream in;
    private final DataSize limit;
    private final boolean parts;
    private long read;
    private int values;
    private int objects;
    private final long until;

    CountedStream(ServletInputStream in, DataSize limit, boolean parts, boolean stranger) {
      this.in = in;
      this.limit = limit;
      this.parts = parts;
      this.until = stranger ? System.nanoTime() + PATIENCE.toNanos() : Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      look(next);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      count(count);
      for (int i = offset; i < offset + count; i++) {
        look(bytes[i]);
      }
      return count;
    }

    private void look(int next) {
      if (next == ',') {
        values++;
      } else if (next == '{') {
        objects++;
      }
      if (parts && (values > MOST_VALUES || objects > MOST_OBJECTS)) {
        throw new TooLarge();
      }
    }

    private void count(int more) {
      read += Math.max(more, 0);
      if (until != Long.MAX_VALUE && System.nanoTime() - until > 0) {
        throw new TooLarge("登录的内容没有在%d秒内送到，没有处理，请重新登录。".formatted(PATIENCE.toSeconds()));
      }
      if (read > limit.toBytes()) {
        throw new TooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
