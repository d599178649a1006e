package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What the engine's error messages mean to people: our own refusals without the engine's words
 * around them, and the usual accidents of working side by side in Chinese.
 */
public final class EngineRefusal {

  private static final Pattern OUR_SENTENCE =
      Pattern.compile("(?:^|: )([“《\\p{IsHan}].*)$", Pattern.DOTALL);
  private static final Pattern CLAIMED =
      Pattern.compile("is already claimed by someone else|already claimed");

  /** Words of H2 and of MySQL. */
  private static final Pattern TIMED_OUT =
      Pattern.compile(
          "Statement was canceled or the session timed out|maximum statement execution time exceeded");

  /** How JUEL and FEEL name what they do not find. */
  private static final Pattern UNKNOWN =
      Pattern.compile("(?:identifier|property|method|for name) '?(\\w{1,60})'?");

  /** The engine's words where no flow of a gateway can be taken. */
  private static final Pattern NO_WAY =
      Pattern.compile("No outgoing sequence flow|condition expression returns ");

  /**
   * Error codes, of H2 and of MySQL, for a statement that cannot be read, and for an order by what
   * is not selected or not there; that the tables are the program's is known from its start.
   */
  private static final Set<Integer> NO_SQL = Set.of(42000, 42001, 90068, 1054, 1064, 3065);

  private static final List<String> REST =
      List.of(
          "org.camunda.bpm.engine.rest.",
          "org.camunda.bpm.cockpit.",
          "org.camunda.bpm.admin.",
          "org.camunda.bpm.tasklist.");

  private static final String OURS = "cn.qualitysafety.";

  /**
   * They stand in every command's way, as do interceptors, services, commands and the session of
   * accounts wherever they are.
   */
  private static final String RULES = EngineRefusal.class.getPackageName() + ".";

  private EngineRefusal() {}

  /**
   * The sentence; empty for a fault, which nobody but an operator can do anything about, and whose
   * words may name what the person is not to know.
   */
  public static Optional<String> of(Throwable thrown) {
    return refusal(thrown)
        .map(RefusedInputException::getMessage)
        .or(() -> accident(thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage())));
  }

  /** Our own refusal, whatever the engine has wrapped around it; empty if it is none. */
  public static Optional<RefusedInputException> refusal(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof RefusedInputException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((RefusedInputException) cause);
  }

  /** Whether the engine keeps something from a person because it is another unit's. */
  static boolean isOfOtherUnit(String message) {
    return message.contains("belongs to no authenticated tenant");
  }

  /**
   * Whether the request itself is to blame, and not a step of a case: the engine says no, or
   * stumbles, when it is asked by REST, and nothing of ours is between the two.
   */
  public static boolean blamesRequest(Throwable thrown) {
    boolean saysNo =
        thrown instanceof ProcessEngineException
            && thrown.getCause() == null
            && !(thrown instanceof OptimisticLockingException)
            && !(thrown instanceof AuthorizationException);
    boolean stumbles =
        thrown instanceof NullPointerException
            || thrown instanceof IllegalArgumentException
            || thrown instanceof ClassCastException
            || thrown instanceof IndexOutOfBoundsException;
    return isBadModel(thrown)
        || ((saysNo || stumbles || isUnreadableSql(thrown)) && isAskedByRest(thrown));
  }

  /** Of some filters and orders the engine makes a statement that no database reads. */
  public static boolean isUnreadableSql(Throwable thrown) {
    return causes(thrown)
        .anyMatch(
            cause -> cause instanceof SQLException sql && NO_SQL.contains(sql.getErrorCode()));
  }

  /**
   * That a model asks for what its case does not have, or leaves a case no way to go: a sentence
   * for whoever starts or completes it, who can do nothing but tell its designer.
   */
  static Optional<String> faultOfModel(Throwable thrown) {
    for (Throwable cause : causes(thrown).toList()) {
      String words = String.valueOf(cause.getMessage());
      if (cause instanceof PropertyNotFoundException
          || cause instanceof MethodNotFoundException
          || cause instanceof FeelException) {
        Matcher name = UNKNOWN.matcher(words);
        return Optional.of(
            "流程模型有误：%s，没有办理；请告知流程设计员。"
                .formatted(
                    name.find() ? "其中读取的“%s”在本办件中没有".formatted(name.group(1)) : "其中有表达式不能计算"));
      }
      if (NO_WAY.matcher(words).find()) {
        return Optional.of("流程模型有误：按填写的内容没有可走的流向，没有办理；请告知流程设计员。");
      }
    }
    return Optional.empty();
  }

  /** What cannot be read is found when it is deployed, and never afterwards. */
  private static boolean isBadModel(Throwable thrown) {
    return causes(thrown)
        .anyMatch(
            cause -> cause instanceof DmnTransformException || cause instanceof ModelException);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isAskedByRest(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (REST.stream().anyMatch(name::startsWith)) {
        return true;
      }
      if (name.startsWith(OURS) && !standsInEveryCommandsWay(name)) {
        return false;
      }
    }
    return false;
  }

  private static boolean standsInEveryCommandsWay(String type) {
    if (type.startsWith(RULES)) {
      return true;
    }
    try {
      Class<?> ours = Class.forName(type, false, EngineRefusal.class.getClassLoader());
      return CommandInterceptor.class.isAssignableFrom(ours)
          || ProcessEnginePlugin.class.isAssignableFrom(ours)
          || ServiceImpl.class.isAssignableFrom(ours)
          || Command.class.isAssignableFrom(ours)
          || Session.class.isAssignableFrom(ours);
    } catch (ClassNotFoundException made) {
      return false; // made while the system runs, of a lambda
    }
  }

  /**
   * The same for an exception as REST tells it.
   *
   * @param type simple name of its class
   */
  public static Optional<String> of(String type, String message) {
    Matcher ours = OUR_SENTENCE.matcher(message);
    return ours.find() ? Optional.of(ours.group(1)) : accident(type, message);
  }

  private static Optional<String> accident(String type, String message) {
    if (CLAIMED.matcher(message).find()) {
      return Optional.of("该任务已由其他同志签收，请刷新任务列表。");
    }
    if (message.contains("task is null")
        || message.contains("Cannot find task with id")
        || message.contains("No matching task with id")
        || message.contains("No task found for task id")
        || message.contains("Cannot get form for task ")
        || message.contains("because \"task\" is null")
        || (type.equals("NullValueException") && message.contains("task"))) {
      return Optional.of("该任务已经办结（由其他同志或者您本人）、已撤回，或者不归您办理，请刷新任务列表。");
    }
    if (type.equals("OptimisticLockingException")
        || message.contains("OptimisticLocking")
        || message.contains("Unique index or primary key violation")
        || message.contains("Duplicate entry")) {
      return Optional.of("该事项刚刚被其他同志更新，您的操作没有生效，请刷新后重试。");
    }
    if (TIMED_OUT.matcher(message).find()) {
      return Optional.of("查询用时过长，已经停止，请缩小查询范围后重试。");
    }
    if (message.contains("authenticated user password is not valid")) {
      return Optional.of("当前密码不正确，密码没有更改，请核对后重新输入。");
    }
    if (message.contains("Password does not match policy")) {
      return Optional.of("新密码不符合要求，没有更改：至少十个字符，大写字母、小写字母、数字和特殊字符各至少一个，不含用户名和姓名。");
    }
    if (type.equals("AuthorizationException")
        || isOfOtherUnit(message)
        || message.contains("ENGINE-03110")) {
      return Optional.of("您没有这项操作的权限；如确需办理，请联系系统管理员。");
    }
    return Optional.empty();
  }
}
