package cn.qualitysafety.platform.audit;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes and reads the trail. There is no way to change it. */
@Service
public class AuditTrail {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_PERSON = 64;
  private static final int LONGEST_ACTION = 40;
  private static final int LONGEST_DETAIL = 2000;

  private final AuditMapper mapper;

  AuditTrail(AuditMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Adds an entry. Who tries a name that is too long leaves its beginning.
   *
   * @see AuditEvent
   */
  @Transactional
  public void record(
      String person, String address, AuditEvent.Kind kind, String action, String detail) {
    mapper.insert(
        new AuditEvent(
            0,
            // The clock on the wall: the engine's is moved in tests and would order nothing.
            LocalDateTime.now(BEIJING).truncatedTo(ChronoUnit.MILLIS),
            cut(person, LONGEST_PERSON),
            address,
            kind,
            cut(action, LONGEST_ACTION),
            cut(detail, LONGEST_DETAIL)));
  }

  /** The same for what the request under way does; the server acts by itself from no address. */
  @Transactional
  public void recordHere(String person, AuditEvent.Kind kind, String action, String detail) {
    record(person, address(), kind, action, detail);
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }

  /** What the latest entry of this kind and action says; empty without one. */
  public Optional<String> latest(AuditEvent.Kind kind, String action) {
    return Optional.ofNullable(mapper.latest(kind, action));
  }

  /** How many entries there are, of one person if {@code person} is not empty. */
  public int count(String person) {
    return mapper.count(person);
  }

  /** Entries, the latest first, of one person if {@code person} is not empty. */
  public List<AuditEvent> page(String person, int offset, int size) {
    return mapper.page(person, offset, size);
  }

  /** Whether this person has come from this address within that time. */
  public boolean hasLoggedIn(String person, String address, Duration within) {
    return mapper.countLogins(person, address, LocalDateTime.now(BEIJING).minus(within)) > 0;
  }

  private static String cut(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }
}
