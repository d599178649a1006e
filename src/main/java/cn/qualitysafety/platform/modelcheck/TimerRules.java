package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.calendar.CronTimer;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.w3c.dom.Element;

/** Whether timers, due dates and retries can be read, and end. */
final class TimerRules {

  static final List<Rule> ALL =
      List.of(
          TimerRules::timersThatCannotBeRead,
          TimerRules::datesThatCannotBeRead,
          TimerRules::retriesThatCannotBeRead,
          TimerRules::timesThatAreNone,
          TimerRules::limitsThatNeverBegin);

  /** Nothing that a procedure does by itself comes more often. */
  private static final Duration SHORTEST = Duration.ofHours(1);

  private static final ZonedDateTime SOME_DAY =
      ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

  private static final Pattern DURATION =
      Pattern.compile("P(?<date>(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?)(?<time>T.+)?");

  private static final Pattern CYCLE = Pattern.compile("R(?<times>\\d*)/(?<rest>.+)");
  private static final Pattern RETRIES = Pattern.compile("R\\d{1,2}/P[^/]+|P[^,]+(,P[^,]+)*");

  private static final Set<FactType> NO_TIMES =
      Set.of(
          FactType.NUMBER,
          FactType.MONEY,
          FactType.YES_NO,
          FactType.CHOICE,
          FactType.LIST,
          FactType.PERSON);

  private static final String EXAMPLES = "请写“P5D”（五日）、“PT2H”（二小时）这样的时长";

  private static final Pattern BEGINS =
      Pattern.compile("limit\\.begin(?:From)? *\\( *execution *, *'([^']*)'");

  private static final Pattern RUNS =
      Pattern.compile(
          "limit\\.(?:end|dueDate|expiry|extend) *\\( *(?:execution|task) *, *'([^']*)'");

  private TimerRules() {}

  /** A procedure without a class of its own begins limits by steps of its models alone. */
  static void limitsThatNeverBegin(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      List<Model> parts = models.partsOfTheSame(model).toList();
      if (parts.stream().anyMatch(part -> known.beans().apply(part.bean()).isPresent())) {
        continue;
      }
      Set<String> begun =
          parts.stream()
              .flatMap(part -> part.expressions().stream())
              .flatMap(expression -> limits(BEGINS, expression))
              .collect(Collectors.toCollection(TreeSet::new));
      for (Expression expression : model.expressions()) {
        limits(RUNS, expression)
            .filter(limit -> !begun.contains(limit))
            .forEach(
                limit ->
                    found.add(
                        model,
                        expression.place(),
                        "的“%s”中，期限“%s”在本流程里没有起算".formatted(expression.text(), limit),
                        "请在前面加服务任务“${limit.begin(execution, '%s')}”；单个任务的期限写“${deadline.of('%s')}”"
                            .formatted(limit, limit)));
      }
    }
  }

  private static Stream<String> limits(Pattern named, Expression expression) {
    return named.matcher(expression.text()).results().map(limit -> limit.group(1));
  }

  static void timersThatCannotBeRead(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element timer : model.all("timerEventDefinition")) {
        List<Element> times = Dom.children(timer).stream().filter(TimerRules::isTime).toList();
        if (times.size() != 1) {
          found.add(model, timer, "的定时器没有写时间", "请填写日期、时长或者周期中的一种");
          continue;
        }
        String text = Dom.text(times.get(0));
        if (isExpression(text)) {
          continue;
        }
        switch (times.get(0).getLocalName()) {
          case "timeDuration" -> {
            if (end(text).isEmpty()) {
              found.add(model, timer, "的时长“%s”不能识别".formatted(text), EXAMPLES + "，工作日请用期限");
            }
          }
          case "timeCycle" -> checkCycle(model, timer, text, found);
          default -> {
            if (!isDate(text)) {
              found.add(
                  model,
                  timer,
                  "的日期“%s”不能识别".formatted(text),
                  "请写“2026-12-31T09:00:00”这样的日期，或者期限、时间的事项");
            }
          }
        }
      }
    }
  }

  private static boolean isTime(Element element) {
    return Set.of("timeDate", "timeDuration", "timeCycle").contains(element.getLocalName());
  }

  private static void checkCycle(Model model, Element timer, String text, Findings found) {
    Optional<Duration> between = between(text);
    if (between.isEmpty()) {
      found.add(
          model, timer, "的周期“%s”不能识别".formatted(text), "请写“R3/P1D”（每日一次，共三次）或者“0 0 8 * * ?”（每日八时）");
    } else if (between.get().compareTo(SHORTEST) < 0) {
      found.add(model, timer, "的周期“%s”过于频繁，业务会不停地发生".formatted(text), "请至少间隔一小时，并写明次数，例如“R3/P1D”");
    }
  }

  /** The shortest time between two of a cycle; empty if it cannot be read. */
  private static Optional<Duration> between(String cycle) {
    Matcher repeated = CYCLE.matcher(cycle);
    if (repeated.matches()) {
      List<String> durations = new ArrayList<>();
      for (String part : repeated.group("rest").split("/")) {
        if (part.startsWith("P")) {
          durations.add(part);
        } else if (!isDate(part)) {
          return Optional.empty();
        }
      }
      return durations.size() == 1
          ? end(durations.get(0)).map(end -> Duration.between(SOME_DAY, end))
          : Optional.empty();
    }
    try {
      Date first = CronTimer.parse(cycle).getDueDate(Date.from(SOME_DAY.toInstant()));
      Duration shortest = Duration.ofDays(1);
      for (int i = 0; i < 10 && first != null; i++) {
        Date second = CronTimer.parse(cycle).getDueDate(first);
        if (second == null) {
          break;
        }
        Duration both = Duration.between(first.toInstant(), second.toInstant());
        shortest = both.compareTo(shortest) < 0 ? both : shortest;
        first = second;
      }
      return Optional.of(shortest);
    } catch (java.text.ParseException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** When something this long that begins some day is over; empty if it cannot be read. */
  private static Optional<ZonedDateTime> end(String duration) {
    Matcher parts = DURATION.matcher(duration);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String date = parts.group("date");
      String time = parts.group("time");
      if (date.isEmpty() && time == null) {
        return Optional.empty();
      }
      ZonedDateTime end = date.isEmpty() ? SOME_DAY : SOME_DAY.plus(Period.parse("P" + date));
      return Optional.of(time == null ? end : end.plus(Duration.parse("P" + time)));
    } catch (DateTimeParseException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isDate(String text) {
    try {
      DateTimeUtil.parseDate(text);
      return true;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  static void datesThatCannotBeRead(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        for (String attribute : List.of("dueDate", "followUpDate")) {
          String text = Dom.camunda(task, attribute).strip();
          if (!text.isEmpty() && !isExpression(text) && end(text).isEmpty()) {
            found.add(
                model,
                task,
                (isDate(text) ? "的%s“%s”是固定的一天，过了这一天一产生就超期" : "的%s“%s”不能识别")
                    .formatted(attribute.equals("dueDate") ? "到期时间" : "提醒时间", text),
                "请写期限，例如“${deadline.of('……')}”，或者时间的事项");
          }
        }
      }
    }
  }

  static void retriesThatCannotBeRead(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element retries : model.all("failedJobRetryTimeCycle")) {
        String text = Dom.text(retries);
        if (!isExpression(text) && !RETRIES.matcher(text).matches()) {
          found.add(model, retries, "的重试“%s”不能识别".formatted(text), "请写“R3/PT1M”（隔一分钟，共三次）");
        }
      }
    }
  }

  /** A fact alone that is no time. */
  static void timesThatAreNone(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        boolean isTime =
            isTime(expression.place())
                || List.of("dueDate", "followUpDate").stream()
                    .map(attribute -> Dom.camunda(expression.place(), attribute).strip())
                    .anyMatch(expression.text()::equals);
        Optional<Fact> fact =
            isTime
                ? expression.onlyFact().flatMap(name -> known.fact(model, name))
                : Optional.empty();
        fact.filter(each -> NO_TIMES.contains(each.type()))
            .ifPresent(
                each ->
                    found.add(
                        model,
                        expression.place(),
                        "的时间“%s”是%s“%s”，不是时间"
                            .formatted(expression.text(), each.type().chinese(), each.label()),
                        "请改为时间的事项或者期限"));
      }
    }
  }
}
