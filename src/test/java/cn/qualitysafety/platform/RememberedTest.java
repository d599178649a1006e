package cn.qualitysafety.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RememberedTest {

  private static Stream<ConcurrentMap<String, String>> maps() {
    return Stream.of(
        new ConcurrentHashMap<>(),
        Caffeine.newBuilder().maximumSize(10).<String, String>build().asMap());
  }

  /** A pool of one connection: the login holds it, the request waits for it. */
  @ParameterizedTest
  @MethodSource("maps")
  @Timeout(20)
  void whoHoldsTheConnectionDoesNotWaitForWhoReads(ConcurrentMap<String, String> map)
      throws Exception {
    Semaphore connections = new Semaphore(0);
    CountDownLatch reads = new CountDownLatch(1);
    Remembered<String, String> standing =
        new Remembered<>(
            map,
            person -> {
              reads.countDown();
              connections.acquireUninterruptibly();
              return "as read";
            });
    CompletableFuture<String> request =
        CompletableFuture.supplyAsync(() -> standing.get("gz-jiuren"));
    reads.await();
    CompletableFuture<Void> login =
        CompletableFuture.runAsync(() -> standing.put("gz-jiuren", "as it is now"));
    try {
      login.get(5, TimeUnit.SECONDS);
    } finally {
      connections.release();
    }
    assertThat(request.get(5, TimeUnit.SECONDS))
        .as("what began to be read before does not count any more")
        .isEqualTo("as it is now");
    assertThat(standing.get("gz-jiuren")).isEqualTo("as it is now");
  }

  @Test
  void whatThereIsNothingOfIsAskedForAgain() {
    Remembered<String, String> nothing =
        new Remembered<>(new ConcurrentHashMap<>(), key -> key.isEmpty() ? null : "read " + key);
    assertThat(nothing.get("")).isNull();
    assertThat(nothing.get("A")).isEqualTo("read A");
  }
}
