package cn.qualitysafety.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.publicity.PublicityLimits;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@SystemTest
class PageCacheTest {

  @Autowired private PageCache cache;
  @Autowired private PublicityLimits limits;
  @Autowired private CaseDriver driver;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @Test
  void aPageIsMadeOnceUntilThePublicationsChange() throws Exception {
    AtomicInteger made = new AtomicInteger();
    FilterChain chain =
        (request, response) -> response.getWriter().write("made " + made.incrementAndGet());
    MockHttpServletResponse first = get("/public", "quarter=made-once", chain);
    MockHttpServletRequest again = request("/public", "quarter=made-once");
    again.addHeader(HttpHeaders.IF_NONE_MATCH, first.getHeader(HttpHeaders.ETAG));
    MockHttpServletResponse unchanged = new MockHttpServletResponse();
    cache.doFilter(again, unchanged, chain);

    assertThat(get("/public", "quarter=made-once", chain).getContentAsString()).isEqualTo("made 1");
    assertThat(unchanged.getStatus()).isEqualTo(304);
    driver.setClock("2031-01-01T09:00:00");
    assertThat(get("/public", "quarter=made-once", chain).getContentAsString())
        .as("another day, other publications have expired")
        .isEqualTo("made 2");
    assertThat(get("/public/decisions", "", chain).getContentAsString()).isEqualTo("made 3");
    assertThat(get("/public/decisions", "", chain).getContentAsString())
        .as("a revoked licence shows at once")
        .isEqualTo("made 4");
  }

  @Test
  @Timeout(60)
  void whoeverIsTooManyIsToldSoAndTakesNoThread() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    FilterChain chain =
        (request, response) -> {
          try {
            slow.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    int most = limits.makers() + limits.waiting();
    ExecutorService readers = Executors.newFixedThreadPool(most + 10);
    List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
    for (int reader = 0; reader < most + 10; reader++) {
      answers.add(readers.submit(() -> get("/public/licences", "", chain)));
    }
    readers.shutdown();
    // Who is refused is answered while the others still wait.
    while (answers.stream().filter(Future::isDone).count() < 10) {
      Thread.onSpinWait();
    }
    slow.countDown();
    assertThat(readers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    List<MockHttpServletResponse> refused = new ArrayList<>();
    for (Future<MockHttpServletResponse> answer : answers) {
      if (answer.get().getStatus() == 503) {
        refused.add(answer.get());
      }
    }
    assertThat(refused).hasSize(10);
    assertThat(refused.get(0).getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo("访问人数较多，请稍后再试。");
    assertThat(refused.get(0).getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
    assertThat(get("/public/licences", "", (request, response) -> {}).getStatus())
        .as("the next one is served")
        .isEqualTo(200);
  }

  private MockHttpServletResponse get(String path, String query, FilterChain chain)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    cache.doFilter(request(path, query), response, chain);
    return response;
  }

  private static MockHttpServletRequest request(String path, String query) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setQueryString(query);
    return request;
  }
}
