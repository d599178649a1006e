package cn.qualitysafety.platform.deadline;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Remembers in the database that what is due has to be counted anew, until some node has done so:
 * whoever changes holidays or a rule need not wait for it.
 */
@Component
class RecountRequests {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final RecountMapper mapper;

  RecountRequests(RecountMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param limitName whose rule changed; null if the holidays did
   * @param person login of whoever changed them; empty if a file at the start did
   * @param fingerprint of the file's holidays, if it was compared; otherwise null
   */
  record Request(
      long id,
      String limitName,
      String person,
      String reason,
      String fingerprint,
      LocalDateTime askedAt,
      LocalDateTime doneAt) {}

  void askForLimit(String name, String person, String reason) {
    ask(name, person, "期限“%s”修改：%s".formatted(name, reason), null);
  }

  void askForYear(String year, String person, String reason) {
    ask(null, person, "%s年放假安排：%s".formatted(year, reason), null);
  }

  /**
   * Asks if the file of holidays is another one than at the last start; the first is only noted.
   */
  void askIfFileChanged(String fingerprint) {
    Optional<String> before = Optional.ofNullable(mapper.lastFingerprint());
    if (before.isEmpty()) {
      mapper.insert(new Request(0, null, "", "首次启动", fingerprint, now(), now()));
    } else if (!before.get().equals(fingerprint)) {
      ask(null, "", "系统自带的或者运行维护人员的放假安排文件有变化", fingerprint);
    }
  }

  private void ask(String limitName, String person, String reason, String fingerprint) {
    mapper.insert(new Request(0, limitName, person, reason, fingerprint, now(), null));
  }

  /**
   * Ids of open tasks that are due later, in their order.
   *
   * @param after the last one that is known; empty for the first piece
   */
  List<String> tasksDueAfter(Date moment, String after, int most) {
    return mapper.tasks(moment, after, most);
  }

  /** The same of timers of cases. */
  List<String> timersDueAfter(Date moment, String after, int most) {
    return mapper.timers(moment, after, most);
  }

  /** The oldest one that nobody has done. */
  Optional<Request> next() {
    return Optional.ofNullable(mapper.next());
  }

  void done(Request request) {
    mapper.done(request.id(), now());
  }

  /** Of the day on which somebody acts, like the settings themselves. */
  private static LocalDateTime now() {
    return LocalDateTime.now(BEIJING).truncatedTo(ChronoUnit.SECONDS);
  }
}
