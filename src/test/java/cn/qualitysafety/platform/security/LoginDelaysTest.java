package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginDelaysTest {

  private static final String BUREAU = "10.44.1.1";
  private static final String AFAR = "203.0.113.7";

  private long nanos;

  /** Whoever is named after the bureau has logged in from there before. */
  private final LoginDelays delays =
      new LoginDelays(
          30,
          (name, address) -> name.startsWith("gz-") && address.equals(BUREAU),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void eachWrongPasswordMakesTheNextOneWaitLongerButNeverMoreThanAMinuteNorForGood() {
    for (String name : List.of("admin", "no-such-name")) {
      List<Long> waits = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        assertThat(wrong(name, AFAR)).isFalse();
        waits.add(wait(name, AFAR).toSeconds());
        pass(wait(name, AFAR));
      }
      assertThat(waits)
          .as(name)
          .containsExactly(3L, 6L, 12L, 24L, 48L, 60L, 60L, 60L, 60L, 60L, 60L, 60L);
    }
    assertThat(right("admin", AFAR)).isTrue();
    assertThat(wrong("admin", AFAR)).as("it begins anew").isFalse();
    assertThat(wait("admin", AFAR)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void theRightPasswordIsToldHowLongToWaitAndIsNotCalledWrong() {
    wrong("admin", AFAR);
    pass(Duration.ofMillis(1100));
    assertThatThrownBy(() -> right("admin", AFAR))
        .isInstanceOf(LoginDelayedException.class)
        .hasMessage("登录失败次数较多，请等待2秒后再试。");
    pass(Duration.ofSeconds(2));
    assertThat(right("admin", AFAR)).isTrue();
  }

  @Test
  void nobodyKeepsAnAccountClosedFromAfar() {
    for (int i = 0; i < 20; i++) {
      wrong("gz-ju", AFAR);
      pass(wait("gz-ju", AFAR));
      wrong("gz-ju", "203.0.113.8");
      assertThat(right("gz-ju", BUREAU)).isTrue();
      pass(wait("gz-ju", AFAR));
    }
    assertThat(wait("gz-ju", "203.0.113.9"))
        .as("many addresses have no more tries than one")
        .isEqualTo(Duration.ZERO);
    wrong("gz-ju", AFAR);
    assertThat(wait("gz-ju", "203.0.113.9")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whoTriesManyAccountsFromABureauShutsNoColleagueOut() {
    for (int i = 0; i < 30; i++) {
      assertThat(wrong("stranger-" + i, BUREAU)).isFalse();
    }
    assertThat(wait("stranger-30", BUREAU)).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    assertThat(right("gz-ju", BUREAU)).isTrue();
    wrong("gz-ban", BUREAU);
    assertThat(wait("gz-ban", BUREAU))
        .as("a mistake of one's own counts as ever")
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(right("stranger-30", AFAR)).as("other addresses").isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(right("stranger-30", BUREAU)).isTrue();
  }

  @Test
  void anAdministratorsUnlockingEndsAllWaits() {
    wrong("gz-ju", BUREAU);
    wrong("gz-ju", AFAR);
    assertThat(delays.forget("gz-ju")).isTrue();
    assertThat(right("gz-ju", BUREAU)).isTrue();
    assertThat(right("gz-ju", AFAR)).isTrue();
    assertThat(delays.forget("gz-ju")).isFalse();
  }

  private boolean wrong(String name, String address) {
    return delays.check(name, address, () -> false);
  }

  private boolean right(String name, String address) {
    return delays.check(name, address, () -> true);
  }

  /** How long somebody would have to wait now, asked without giving a password. */
  private Duration wait(String name, String address) {
    try {
      delays.check(
          name,
          address,
          () -> {
            throw new IllegalStateException("asked");
          });
      throw new IllegalStateException("not asked");
    } catch (LoginDelayedException early) {
      return early.left();
    } catch (IllegalStateException asked) {
      return Duration.ZERO;
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
