package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.audit.AuditTrail;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, wherever the engine is asked for one: at the login page, by
 * REST, when a password is changed. It goes by account and address, not by path, and knows no final
 * lock.
 *
 * <ul>
 *   <li>After each wrong password the next one has to wait, 3 seconds, 6, 12, and so on to a
 *       minute; an hour without one, a right one, or an administrator's unlocking ends that. A name
 *       that does not exist is treated in the same way and so is not found out.
 *   <li>Where a person has logged in within the last {@value #KNOWN_DAYS} days, says the trail,
 *       they have a delay of their own. At all other addresses together an account has one more. So
 *       nobody keeps an account closed from afar: its owner is served where they usually are.
 *   <li>Names that have never logged in at an address share its {@code login.refusals-per-minute}:
 *       that is for whoever tries one password on many accounts. Those who are known there do not
 *       wait for that, so one person in a bureau behind one address does not shut the colleagues
 *       out. Of those who are known, such a one can try each once a minute at most, and stands in
 *       the trail each time. Somebody who comes for the first time from an address that is being
 *       used for this at the same moment has to wait; they cannot be told from another try.
 * </ul>
 *
 * Each node counts for itself, so that a guess costs the database nothing but its line in the
 * trail; with two nodes there are 120 tries an hour for an account instead of 60, and a restart
 * forgets.
 */
@Component
public class LoginDelays {

  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int KNOWN_DAYS = 90;
  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_ACCOUNTS = 50_000;

  /** No account has a longer name. */
  private static final int LONGEST_NAME = 64;

  /** Instead of an address: all where the person is not known. */
  private static final String ELSEWHERE = "";

  private record Place(String name, String address) {}

  private record Failures(int count, long until) {}

  private final BiPredicate<String, String> isKnown;
  private final TimeMeter clock;
  private final Cache<Place, Failures> failures;
  private final LoadingCache<String, Bucket> addresses;

  @Autowired
  LoginDelays(@Value("${login.refusals-per-minute}") int perMinute, AuditTrail trail) {
    this(
        perMinute,
        (name, address) -> trail.hasLoggedIn(name, address, Duration.ofDays(KNOWN_DAYS)),
        TimeMeter.SYSTEM_NANOTIME);
  }

  /**
   * @param isKnown whether this person has logged in from this address before
   */
  LoginDelays(int perMinute, BiPredicate<String, String> isKnown, TimeMeter clock) {
    this.isKnown = isKnown;
    this.clock = clock;
    failures =
        Caffeine.newBuilder()
            .ticker(clock::currentTimeNanos)
            .expireAfterWrite(FORGOTTEN)
            .maximumSize(MOST_ACCOUNTS)
            .build();
    addresses =
        Caffeine.newBuilder()
            .ticker(clock::currentTimeNanos)
            .expireAfterAccess(FORGOTTEN)
            .maximumSize(MOST_ADDRESSES)
            .build(
                address ->
                    Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(perMinute)
                                    .refillIntervally(perMinute, Duration.ofMinutes(1)))
                        .build());
  }

  /**
   * Asks for the password, if it is time.
   *
   * @param isRight asks the engine
   * @return whether it is right
   * @throws LoginDelayedException if it is too early, with a sentence for the person
   */
  public boolean check(String name, BooleanSupplier isRight) {
    HttpServletRequest request = CurrentRequest.get();
    if (request == null) {
      return isRight.getAsBoolean();
    }
    request.setAttribute(LoginAnswers.ASKED, true);
    try {
      return check(name, request.getRemoteAddr(), isRight);
    } catch (LoginDelayedException early) {
      request.setAttribute(LoginAnswers.LEFT, early.left());
      throw early;
    }
  }

  boolean check(String entered, String address, BooleanSupplier isRight) {
    String name = cut(Objects.requireNonNullElse(entered, ""));
    Place here = new Place(name, address);
    Place elsewhere = new Place(name, ELSEWHERE);
    long wait = waiting(address);
    boolean quiet =
        wait == 0
            && failures.getIfPresent(here) == null
            && failures.getIfPresent(elsewhere) == null;
    if (quiet && isRight.getAsBoolean()) {
      return true;
    }
    boolean known = isKnown.test(name, address);
    Place place = known ? here : elsewhere;
    if (!quiet) {
      long left = Math.max(waiting(place), known ? 0 : wait);
      if (left > 0) {
        throw new LoginDelayedException(Duration.ofSeconds((left + 999_999_999) / 1_000_000_000));
      }
      if (isRight.getAsBoolean()) {
        failures.invalidate(place);
        return true;
      }
    }
    failures.asMap().merge(place, failed(1), (before, one) -> failed(before.count() + 1));
    if (!known) {
      addresses.get(address).tryConsume(1);
    }
    return false;
  }

  /**
   * Lets a person try again at once.
   *
   * @return whether they had to wait
   */
  public boolean forget(String name) {
    return failures.asMap().keySet().removeIf(place -> place.name().equals(cut(name)));
  }

  private Failures failed(int count) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(count - 1, 10));
    return new Failures(
        count, clock.currentTimeNanos() + (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos());
  }

  /** Nanoseconds; 0 for none. */
  private long waiting(Place place) {
    Failures before = failures.getIfPresent(place);
    return before == null ? 0 : Math.max(0, before.until() - clock.currentTimeNanos());
  }

  private long waiting(String address) {
    Bucket bucket = addresses.getIfPresent(address);
    return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
