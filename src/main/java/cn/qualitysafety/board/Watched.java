package cn.qualitysafety.board;

import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** 督查、挂牌、紧急情况: what was found, who is listed, and what nobody has acknowledged. */
final class Watched {

  private static final String SEVERE = "严重";
  private static final String GENERAL = "一般";

  private Watched() {}

  /** Open findings, line by line. */
  static Part findings(Reading reading) {
    List<CaseEntries> open = reading.open(Reading.FINDING).toList();
    return new Part(
        "findings",
        "督查问题",
        "督查问题登记（没有整改完毕的）",
        List.of("单位", "严重", "一般", "其他", "合计", "其中逾期", "最长逾期（天）"),
        reading.reach().lines().stream()
            .map(
                line -> {
                  List<CaseEntries> its =
                      open.stream()
                          .filter(each -> line.members().contains(each.unitCode()))
                          .toList();
                  int severe = count(its, SEVERE);
                  int general = count(its, GENERAL);
                  return its.isEmpty()
                      ? null
                      : List.of(
                          Cell.of(line.name()),
                          Cell.bad(severe),
                          Cell.of(general),
                          Cell.of(its.size() - severe - general),
                          Cell.of(its.size()),
                          Cell.bad(
                              (int)
                                  its.stream()
                                      .filter(each -> lateDays(each, reading.today()) > 0)
                                      .count()),
                          Cell.of(
                              its.stream()
                                  .mapToLong(each -> lateDays(each, reading.today()))
                                  .max()
                                  .orElse(0)));
                })
            .filter(Objects::nonNull)
            .toList(),
        "没有尚未整改的督查问题。");
  }

  private static int count(List<CaseEntries> findings, String severity) {
    return (int)
        findings.stream().filter(each -> severity.equals(each.entries().get("severity"))).count();
  }

  /** Open findings one by one. */
  static Part eachFinding(Reading reading) {
    return each(reading, "督查问题", reading.open(Reading.FINDING), "没有尚未整改的督查问题。");
  }

  /** Of all bureaus, those whose day is over. */
  static Part lateFindings(Reading reading) {
    return each(
        reading,
        "逾期的督查问题",
        reading.open(Reading.FINDING).filter(each -> lateDays(each, reading.today()) > 0),
        "没有逾期的督查问题。");
  }

  private static Part each(
      Reading reading, String title, Stream<CaseEntries> findings, String empty) {
    return new Part(
        "finding-list",
        title,
        "督查问题登记（没有整改完毕的）",
        List.of("编号", "单位", "问题", "定性", "整改期限", "逾期（天）"),
        findings
            .sorted(
                Comparator.comparing((CaseEntries each) -> -lateDays(each, reading.today()))
                    .thenComparing(CaseEntries::caseNumber))
            .map(
                each ->
                    List.of(
                        Cell.ofCase(each.caseNumber()),
                        Cell.of(reading.lineName(each.unitCode())),
                        Cell.of(each.title()),
                        Cell.of(each.words("severity")),
                        day(rectifyBy(each)),
                        late(lateDays(each, reading.today()))))
            .toList(),
        empty);
  }

  /** The day that was set last: a rectification that was not enough is given another one. */
  private static LocalDate rectifyBy(CaseEntries finding) {
    return finding.has("againBy") ? finding.day("againBy") : finding.day("rectifyBy");
  }

  /** By how many days a finding that is open is overdue; 0 if it is not. */
  static long lateDays(CaseEntries finding, LocalDate today) {
    LocalDate by = rectifyBy(finding);
    return by == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(by, today));
  }

  static Cell day(LocalDate day) {
    return Cell.of(day == null ? "未定" : day.toString());
  }

  static Cell late(long days) {
    return days > 0 ? Cell.lit(days, Light.RED) : Cell.of("");
  }

  /** Who is listed (挂牌督办), the earliest day first. */
  static Part listings(Reading reading) {
    return new Part(
        "listings",
        "挂牌督办的单位",
        "挂牌督办登记（没有摘牌的）",
        List.of("编号", "单位", "督办任务", "挂牌责任人", "挂牌日期", "第二次期限", "逾期（天）"),
        reading
            .open(Reading.LISTING)
            .sorted(Comparator.comparing(CaseEntries::openedAt))
            .map(
                each -> {
                  LocalDate second = each.day("secondDueOn");
                  return List.of(
                      Cell.ofCase(each.caseNumber()),
                      Cell.of(reading.lineName(each.unitCode())),
                      Cell.ofCase(each.entries().getOrDefault("itemNumber", "")),
                      Cell.of(
                          each.words("namedLeader").isEmpty() ? "拟定中" : each.words("namedLeader")),
                      Cell.of(each.openedAt().toLocalDate().toString()),
                      day(second),
                      late(second == null ? 0 : ChronoUnit.DAYS.between(second, reading.today())));
                })
            .toList(),
        "没有挂牌督办的单位。");
  }

  /** Urgent reports that the province's officer on duty has not acknowledged (签收). */
  static Part urgent(Reading reading) {
    return new Part(
        "urgent",
        "没有签收的紧急情况",
        "随时上报登记（省局值班人员没有签收的）",
        List.of("编号", "单位", "情况", "上报登记", "最迟上报", "现在环节"),
        unacknowledged(reading).stream()
            .map(
                each ->
                    List.of(
                        Cell.ofCase(each.caseNumber()),
                        Cell.of(reading.lineName(each.unitCode())),
                        Cell.of(each.title()),
                        Cell.of(time(each.openedAt().toString())),
                        Cell.lit(
                            time(each.entries().getOrDefault("reportBy", "")),
                            isBefore(each.entries().get("reportBy"), reading.now())
                                ? Light.RED
                                : Light.YELLOW),
                        Cell.of(reading.step(each.caseNumber()))))
            .toList(),
        "没有未签收的紧急情况。");
  }

  static List<CaseEntries> unacknowledged(Reading reading) {
    return reading
        .open(Reading.URGENT)
        .filter(each -> !each.has("dutyOpinion"))
        .sorted(Comparator.comparing(CaseEntries::openedAt))
        .toList();
  }

  /** By the minute; false of a time that is not known. */
  private static boolean isBefore(String time, LocalDateTime now) {
    return time != null && time(time).compareTo(time(now.toString())) < 0;
  }

  /** To the minute. */
  private static String time(String time) {
    String spaced = time.replace('T', ' ');
    return spaced.length() > 16 ? spaced.substring(0, 16) : spaced;
  }
}
