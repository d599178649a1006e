package cn.qualitysafety.board;

import cn.qualitysafety.campaign.Phase;
import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Division;
import cn.qualitysafety.platform.deadline.Light;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 文件和项目: documents of the year by stage, projects and the certificates that they lack. */
final class Works {

  /** What a national centre has to have, by the first word of the fields that record it. */
  private static final Map<String, String> CERTIFICATES = new LinkedHashMap<>();

  static {
    CERTIFICATES.put("metrology", "计量认证");
    CERTIFICATES.put("recognition", "实验室认可");
    CERTIFICATES.put("authorisation", "审查认可（授权）");
    CERTIFICATES.put("national", "国家验收");
  }

  private static final String NATIONAL_CENTRE = "national-centre";

  private Works() {}

  /** Fields of projects that say something of certificates. */
  static Stream<String> certificateFields() {
    return CERTIFICATES.keySet().stream()
        .flatMap(name -> Stream.of(name + "Number", name + "Until"));
  }

  /** Documents and local standards, those that are late first. */
  static Part documents(Reading reading) {
    return new Part(
        "documents",
        "本年的文件和地方标准",
        "制度制定、地方标准制定登记（在办的和本年办结的）",
        List.of("编号", "名称", "种类", "应完成", "现在环节或者结果", "逾期（天）"),
        all(reading)
            .sorted(
                Comparator.comparing((CaseEntries each) -> -late(reading, each))
                    .thenComparing(each -> !each.isOpen())
                    .thenComparing(CaseEntries::caseNumber))
            .map(
                each ->
                    List.of(
                        Cell.ofCase(each.caseNumber()),
                        Cell.of(each.title()),
                        Cell.of(kind(each)),
                        each.has("byOn") ? Watched.day(each.day("byOn")) : Cell.NOTHING,
                        each.isOpen()
                            ? Cell.of(reading.step(each.caseNumber()))
                            : Cell.lit(
                                Objects.requireNonNullElse(each.result(), "已办结"), Light.GREEN),
                        Watched.late(late(reading, each))))
            .toList(),
        "还没有登记制定事项。");
  }

  /** What the plan wants and nobody has begun, the earliest due first. */
  static Part notBegun(Reading reading, CampaignPlan plan) {
    Map<String, String> divisions =
        plan.divisions().stream().collect(Collectors.toMap(Division::code, Division::name));
    return new Part(
        "not-begun",
        "方案要求的文件和标准中尚未启动的",
        "制度制定、地方标准制定计划表，减去已经登记的；不予立项、讨论不通过的仍算尚未启动",
        List.of("条目", "名称", "起草处室", "应完成", "逾期（天）"),
        notBegun(reading)
            .sorted(
                Comparator.comparing((PlannedDocument each) -> due(reading, plan, each))
                    .thenComparing(PlannedDocument::clause))
            .map(
                each ->
                    List.of(
                        Cell.ofClause(each.clause()),
                        Cell.of(each.title()),
                        Cell.of(divisions.getOrDefault(each.division(), each.division())),
                        Watched.day(due(reading, plan, each)),
                        Watched.late(late(reading, due(reading, plan, each)))))
            .toList(),
        "方案要求的都已启动，或者活动还没有启动。");
  }

  /** What a clause wants written, and whether somebody has begun it. */
  static Part ofClause(String clause, Reading reading, CampaignPlan plan) {
    List<PlannedDocument> left = notBegun(reading).toList();
    return new Part(
        "planned",
        "本条要求的文件和标准",
        "制度制定、地方标准制定计划表",
        List.of("名称", "应完成", "情况"),
        reading.planned().stream()
            .filter(each -> each.clause().equals(clause))
            .map(
                each ->
                    List.of(
                        Cell.of(each.title()),
                        Watched.day(due(reading, plan, each)),
                        Cell.of(left.contains(each) ? "尚未启动" : "已经启动")))
            .toList(),
        "本条不要求制定文件、标准。");
  }

  private static Stream<PlannedDocument> notBegun(Reading reading) {
    return reading.planned().stream().filter(planned -> all(reading).noneMatch(planned::isMadeIn));
  }

  /** As the clause says it, or the last day of the campaign. */
  private static LocalDate due(Reading reading, CampaignPlan plan, PlannedDocument planned) {
    MonthDay due = plan.clause(planned.clause()).due();
    return due == null ? plan.endOf(Phase.SUMMARY, reading.year()) : due.atYear(reading.year());
  }

  /** How many stand at which step, with those of the plan that nobody has begun. */
  static Part stages(Reading reading) {
    Map<String, Long> stages =
        all(reading)
            .collect(
                Collectors.groupingBy(
                    each -> each.isOpen() ? reading.step(each.caseNumber()) : "已办结",
                    TreeMap::new,
                    Collectors.counting()));
    long notBegun = notBegun(reading).count();
    if (notBegun > 0) {
      stages.put("未启动", notBegun);
    }
    return new Part(
        "stages",
        "文件和标准所处的环节",
        "同下表",
        List.of("环节", "件数"),
        stages.entrySet().stream()
            .map(each -> List.of(Cell.of(each.getKey()), Cell.of(each.getValue())))
            .toList(),
        "还没有登记制定事项。");
  }

  private static Stream<CaseEntries> all(Reading reading) {
    return Stream.concat(reading.cases(Reading.DOCUMENT), reading.cases(Reading.STANDARD));
  }

  private static String kind(CaseEntries each) {
    return each.words("kindName").isEmpty()
        ? each.processKey().equals(Reading.STANDARD) ? "地方标准" : "待定"
        : each.words("kindName");
  }

  private static long late(Reading reading, CaseEntries each) {
    LocalDate by = each.isOpen() ? each.day("byOn") : null;
    return by == null ? 0 : late(reading, by);
  }

  private static long late(Reading reading, LocalDate by) {
    return Math.max(0, ChronoUnit.DAYS.between(by, reading.today()));
  }

  /** Projects by their kinds. */
  static Part projects(Reading reading) {
    Map<String, List<CaseEntries>> kinds =
        reading
            .cases(Reading.PROJECT)
            .collect(
                Collectors.groupingBy(
                    each -> each.words("kindName").isEmpty() ? "待定" : each.words("kindName"),
                    TreeMap::new,
                    Collectors.toList()));
    return new Part(
        "projects",
        "建设项目",
        "项目建设登记（在建的和本年办结的）",
        List.of("种类", "在建", "其中缺资质证书", "本年办结", "结果"),
        kinds.entrySet().stream()
            .map(
                kind -> {
                  List<CaseEntries> its = kind.getValue();
                  int open = (int) its.stream().filter(CaseEntries::isOpen).count();
                  return List.of(
                      Cell.of(kind.getKey()),
                      Cell.of(open),
                      Cell.bad(
                          (int)
                              its.stream()
                                  .filter(each -> !missing(reading, each).isEmpty())
                                  .count()),
                      Cell.of(its.size() - open),
                      Cell.of(
                          its.stream()
                              .filter(each -> !each.isOpen())
                              .map(each -> Objects.requireNonNullElse(each.result(), "已办结"))
                              .distinct()
                              .collect(Collectors.joining("；"))));
                })
            .toList(),
        "还没有登记项目。");
  }

  /** National centres that lack one of the four, or whose certificate has ended. */
  static Part certificates(Reading reading) {
    return new Part(
        "certificates",
        "缺少资质证书的国家质检中心",
        "项目建设登记：四项资质中没有登记证书的，或者证书已过有效期的",
        List.of("编号", "项目", "现在环节", "缺少的证书", "计划完成"),
        reading
            .open(Reading.PROJECT)
            .filter(each -> !missing(reading, each).isEmpty())
            .map(
                each ->
                    List.of(
                        Cell.ofCase(each.caseNumber()),
                        Cell.of(each.title()),
                        Cell.of(reading.step(each.caseNumber())),
                        Cell.lit(String.join("、", missing(reading, each)), Light.YELLOW),
                        Watched.day(each.day("plannedEnd"))))
            .toList(),
        "没有缺少资质证书的在建中心。");
  }

  private static List<String> missing(Reading reading, CaseEntries project) {
    return project.isOpen() && NATIONAL_CENTRE.equals(project.entries().get("kind"))
        ? CERTIFICATES.entrySet().stream()
            .filter(
                each -> {
                  LocalDate until = project.day(each.getKey() + "Until");
                  return !project.has(each.getKey() + "Number")
                      || until != null && until.isBefore(reading.today());
                })
            .map(Map.Entry::getValue)
            .toList()
        : List.of();
  }
}
