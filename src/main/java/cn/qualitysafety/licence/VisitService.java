package cn.qualitysafety.licence;

import cn.qualitysafety.organisation.People;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Persons.Person;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** On-site verifications. */
@Service
public class VisitService {

  private static final String LIMIT = "licence.visit";
  private static final String LIMIT_OF_FOOD = "licence.visitFood";
  private static final String LIMIT_AFTER_ISSUE = "licence.visitAfterIssue";
  private static final String LATE = "licence.lateVisit";
  private static final String NOTICE = "licence.visitNotice";
  private static final String STATEMENT = "licence.visitStatement";
  private static final String NOTICE_PAPER = "licence-visit-notice";
  private static final String CONCLUSION_PAPER = "licence-visit-conclusion";

  /** Answer of the form on what the applicant stated: the verification is made again. */
  private static final String ACCEPTED = "accepted";

  /** Order 80: a team of two to four, its leader included. */
  private static final int SMALLEST_TEAM = 2;

  private static final int LARGEST_TEAM = 4;

  /**
   * The rule that a team is not all of one unit, from the day of which the list of articles knows.
   */
  private static final String OF_SEVERAL_UNITS = "licence-rules-team";

  /** That nothing is tested after a failure, from the day of which the list of articles knows. */
  private static final String ENDS_THE_REVIEW = "licence-rules-visit-failed";

  private static final String PASS = "pass";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final VisitMapper mapper;
  private final ReviewerRegister reviewers;
  private final TestReports reports;
  private final VisitModes modes;
  private final LicenceAuthorities authorities;
  private final ProductCatalogue catalogue;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final CaseRecords records;
  private final CaseLimits limits;
  private final Limits namedLimits;
  private final Deadline deadline;
  private final WorkingDayCalendar calendar;
  private final People people;
  private final Articles articles;
  private final Clock clock;

  VisitService(
      VisitMapper mapper,
      ReviewerRegister reviewers,
      TestReports reports,
      VisitModes modes,
      LicenceAuthorities authorities,
      ProductCatalogue catalogue,
      OfficialDocuments documents,
      Deliveries deliveries,
      CaseRecords records,
      CaseLimits limits,
      Limits namedLimits,
      Deadline deadline,
      WorkingDayCalendar calendar,
      People people,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.reviewers = reviewers;
    this.reports = reports;
    this.modes = modes;
    this.authorities = authorities;
    this.catalogue = catalogue;
    this.documents = documents;
    this.deliveries = deliveries;
    this.records = records;
    this.limits = limits;
    this.namedLimits = namedLimits;
    this.deadline = deadline;
    this.calendar = calendar;
    this.people = people;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Opens a verification; its limit counts from the acceptance, or from the day on which the holder
   * got the licence that it follows.
   *
   * @param holderCode the applicant's organisation code of nine characters
   * @param acceptedOn {@code yyyy-MM-dd}
   */
  @Transactional
  public void openVisit(
      String caseNumber,
      String unitCode,
      String holderCode,
      String holderName,
      String product,
      String place,
      String acceptedOn) {
    mapper.insert(caseNumber, unitCode, holderCode, holderName, product, place);
    beginLimit(caseNumber, product, LocalDate.parse(acceptedOn));
  }

  private void beginLimit(String caseNumber, String product, LocalDate acceptedOn) {
    CataloguedProduct known = catalogue.named(product);
    String rule =
        modes.isAfterIssue(caller(caseNumber))
            ? LIMIT_AFTER_ISSUE
            : known != null && known.isFood() ? LIMIT_OF_FOOD : LIMIT;
    limits.begin(caseNumber, LIMIT, rule, acceptedOn);
  }

  public Visit of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** Those who may lead, for a form's choice. */
  Map<String, String> leaders() {
    return qualified(true);
  }

  /** All who are qualified, for a form's choice. */
  Map<String, String> reviewers() {
    return qualified(false);
  }

  private Map<String, String> qualified(boolean onlyLeaders) {
    Map<String, String> labels = new LinkedHashMap<>();
    reviewers.all().stream()
        .filter(reviewer -> reviewer.leader() || !onlyLeaders)
        .filter(reviewer -> !reviewer.validUntil().isBefore(LocalDate.now(clock)))
        .forEach(
            reviewer ->
                labels.put(
                    reviewer.login(),
                    "%s（%s）".formatted(reviewer.name(), reviewer.certificateNumber())));
    return labels;
  }

  /**
   * Puts the team together and fixes the day; again if the applicant was told of the day too late,
   * or if the verification is made again.
   *
   * @param leader login of the leader
   * @param members logins of the others
   * @throws RefusedInputException names the rule that the team or the day breaks
   */
  @Transactional
  public void formTeam(
      String caseNumber,
      String leader,
      List<String> members,
      LocalDate visitOn,
      String place,
      String person) {
    Visit visit = of(caseNumber);
    Set<String> team = new LinkedHashSet<>();
    team.add(Entered.required("核查组长", leader, 64));
    if (members.contains(leader)) {
      throw new RefusedInputException("核查组长不能同时选为核查组成员，请在“核查组成员”中改选其他审查员。");
    }
    team.addAll(members);
    mustBeOfLegalSize(team);
    mustBeQualified(team, leader, visit, visitOn);
    mustBeOfSeveralUnits(team);
    mustRotate(visit, leader);
    mustBeAnother(team, visit);
    mustBeInTime(caseNumber, visitOn);
    if (visit.visitOn() != null) {
      mapper.release(caseNumber);
    }
    List<String> engaged = mapper.engaged(List.copyOf(team), visitOn);
    if (!engaged.isEmpty()) {
      throw engaged(names(engaged));
    }
    mapper.form(caseNumber, leader, visitOn, Entered.required("核查地点", place, 200), person);
    for (String member : team) {
      try {
        mapper.join(caseNumber, member, visitOn);
      } catch (DuplicateKeyException somebodyWasFaster) {
        throw engaged(reviewers.reviewer(member).name());
      }
    }
  }

  private static RefusedInputException engaged(String names) {
    return new RefusedInputException("%s当天已参加其他核查组，同一人不能同日参加两个核查组，请更换人员或者改期。".formatted(names));
  }

  /**
   * Why this person cannot lead the verification in the leader's place; null if they can. Tells no
   * more than the first reason.
   */
  String objectionToLead(String caseNumber, String person) {
    return objection(of(caseNumber), of(caseNumber).leader(), person);
  }

  private String objection(Visit visit, String leaving, String coming) {
    try {
      mustFit(visit, leaving, coming);
      return null;
    } catch (RefusedInputException unfit) {
      return unfit.getMessage();
    }
  }

  private void mustFit(Visit visit, String leaving, String coming) {
    boolean leads = leaving.equals(visit.leader());
    List<String> before = team(visit.caseNumber());
    Set<String> team = new LinkedHashSet<>(before);
    team.remove(leaving);
    team.add(coming);
    mustBeOfLegalSize(team);
    mustBeQualified(Set.of(coming), leads ? coming : visit.leader(), visit, visit.visitOn());
    mustBeOfSeveralUnits(team);
    mustBeAnother(Set.of(coming), visit);
    if (leads) {
      mustRotate(visit, coming);
    }
    if (!before.contains(coming) && !mapper.engaged(List.of(coming), visit.visitOn()).isEmpty()) {
      throw engaged(names(List.of(coming)));
    }
  }

  /** The team without its leader, by login, for whoever replaces one of them. */
  Map<String, String> companions(String caseNumber) {
    Visit visit = of(caseNumber);
    return reviewers.all().stream()
        .filter(reviewer -> !reviewer.login().equals(visit.leader()))
        .filter(reviewer -> team(caseNumber).contains(reviewer.login()))
        .collect(Collectors.toMap(Reviewer::login, Reviewer::name));
  }

  /** Those who could be in the team in another's place, by login. */
  Map<String, String> companionsToBe(String caseNumber) {
    Visit visit = of(caseNumber);
    List<String> team = team(caseNumber);
    return reviewers.all().stream()
        .filter(reviewer -> !team.contains(reviewer.login()))
        .filter(reviewer -> !reviewer.validUntil().isBefore(visit.visitOn()))
        .filter(reviewer -> !visit.holderCode().equals(reviewer.employerKey()))
        .filter(reviewer -> !reviewer.login().equals(visit.reportedBy()))
        .filter(reviewer -> mapper.engaged(List.of(reviewer.login()), visit.visitOn()).isEmpty())
        .collect(Collectors.toMap(Reviewer::login, Reviewer::name));
  }

  /**
   * Puts another reviewer into the team in somebody's place; in the leader's place they lead.
   *
   * @throws RefusedInputException names the rule that the team would break
   */
  @Transactional
  public void replace(String caseNumber, String leaving, String coming) {
    Visit visit = of(caseNumber);
    mustFit(visit, leaving, coming);
    boolean isMember = team(caseNumber).contains(coming);
    mapper.leave(caseNumber, leaving);
    if (leaving.equals(visit.leader())) {
      mapper.lead(caseNumber, coming);
    }
    if (!isMember) {
      try {
        mapper.join(caseNumber, coming, visit.visitOn());
      } catch (DuplicateKeyException somebodyWasFaster) {
        throw engaged(reviewers.reviewer(coming).name());
      }
    }
  }

  /** Frees the team of a verification that will not take place. */
  void release(String caseNumber) {
    Visit visit = of(caseNumber);
    if (visit != null
        && (visit.visitedOn() == null || visit.visitedOn().isBefore(visit.visitOn()))) {
      mapper.release(caseNumber);
    }
  }

  private static void mustBeOfLegalSize(Set<String> team) {
    if (team.size() < SMALLEST_TEAM || team.size() > LARGEST_TEAM) {
      throw new RefusedInputException(
          "核查组连同组长应为%d至%d人，当前为%d人，请调整“核查组成员”。".formatted(SMALLEST_TEAM, LARGEST_TEAM, team.size()));
    }
  }

  private void mustBeQualified(Set<String> team, String leader, Visit visit, LocalDate visitOn) {
    for (String login : team) {
      Reviewer reviewer = reviewers.reviewer(login);
      if (reviewer.validUntil().isBefore(visitOn)) {
        throw new RefusedInputException(
            "%s的审查员资格至%s期满，不能参加该日的核查，请更换人员。"
                .formatted(reviewer.name(), DAY.format(reviewer.validUntil())));
      }
      if (visit.holderCode().equals(reviewer.employerKey())) {
        throw new RefusedInputException(
            "%s受聘于申请企业，与本件有利害关系，应当回避，请更换人员。".formatted(reviewer.name()));
      }
    }
    if (!reviewers.reviewer(leader).leader()) {
      throw new RefusedInputException(
          "%s没有审查组长资格，请在“核查组长”中重新选择。".formatted(reviewers.reviewer(leader).name()));
    }
  }

  /**
   * Who is employed by an enterprise counts as its own; of whom no unit is known nothing is asked.
   */
  private void mustBeOfSeveralUnits(Set<String> team) {
    LocalDate today = LocalDate.now(clock);
    if (!articles.isInForce(today, OF_SEVERAL_UNITS)) {
      return;
    }
    Map<String, Person> known = people.of(team);
    Set<String> units =
        team.stream()
            .map(
                login ->
                    reviewers.reviewer(login).employerKey() != null
                        ? reviewers.reviewer(login).employerKey()
                        : known.containsKey(login) ? known.get(login).unit() : "")
            .collect(Collectors.toSet());
    if (units.size() == 1 && !units.contains("")) {
      throw new RefusedInputException(
          "依照%s的规定，核查组成员不得全部来自同一单位，请在“核查组成员”中选择其他单位的审查员。"
              .formatted(articles.cite(today, OF_SEVERAL_UNITS)));
    }
  }

  /** The rotation of leaders, plan 三(三)1. */
  private void mustRotate(Visit visit, String leader) {
    if (leader.equals(mapper.lastLeader(visit.holderCode(), visit.caseNumber()))) {
      throw new RefusedInputException(
          "%s是该企业上一次核查的组长，按组长轮换的规定不能连任，请更换“核查组长”。".formatted(reviewers.reviewer(leader).name()));
    }
  }

  /** Whoever reported a verification that is made again takes no part, in whatever place. */
  private void mustBeAnother(Set<String> team, Visit visit) {
    if (visit.reportedBy() != null && team.contains(visit.reportedBy())) {
      throw new RefusedInputException(
          "采纳陈述申辩的，另行组成核查组重新核查，%s是原核查组长，不能担任组长或者组员，请更换人员。"
              .formatted(reviewers.reviewer(visit.reportedBy()).name()));
    }
  }

  private void mustBeInTime(String caseNumber, LocalDate visitOn) {
    if (visitOn.isBefore(firstDay())
        || visitOn.isAfter(lastDay(caseNumber))
        || !calendar.isWorkingDay(visitOn)) {
      throw new RefusedInputException(
          "“核查日期”应为%s：核查计划须提前告知企业，并在法定期限内完成。请改期。".formatted(visitDays(caseNumber)));
    }
  }

  /** On which days the site may still be visited, for the form; null when that is past. */
  String visitDays(Visit visit) {
    return limits.runs(visit.caseNumber(), LIMIT) ? visitDays(visit.caseNumber()) : null;
  }

  private String visitDays(String caseNumber) {
    return "%s至%s之间的工作日".formatted(DAY.format(firstDay()), DAY.format(lastDay(caseNumber)));
  }

  private LocalDate firstDay() {
    return deadline.lastDay(LocalDate.now(clock), NOTICE);
  }

  /**
   * Whoever is late all the same owes the applicant the full notice. Late there are some days to
   * choose from, so that a notice may take a day or two to arrive; the limit stays overdue and is
   * shown so.
   */
  private LocalDate lastDay(String caseNumber) {
    LocalDate last = limits.lastDay(caseNumber, LIMIT);
    return last.isBefore(firstDay()) ? deadline.lastDay(firstDay(), LATE) : last;
  }

  /** Of those, too, who have left the list since they were chosen. */
  private String names(List<String> logins) {
    Map<String, Person> accounts = people.of(logins);
    return logins.stream()
        .map(
            login ->
                reviewers
                    .find(login)
                    .map(Reviewer::name)
                    .orElseGet(
                        () -> accounts.containsKey(login) ? accounts.get(login).name() : login))
        .collect(Collectors.joining("、"));
  }

  /** Logins of the whole team; empty while there is none. */
  public List<String> team(String caseNumber) {
    return mapper.members(caseNumber);
  }

  /** When, where and who, for those who go there; null until there is a team. */
  String planText(Visit visit) {
    if (visit.visitOn() == null) {
      return null;
    }
    return "%s，%s，组长%s，组员%s"
        .formatted(
            DAY.format(visit.visitOn()),
            visit.place(),
            names(List.of(visit.leader())),
            members(visit));
  }

  private String members(Visit visit) {
    return names(
        team(visit.caseNumber()).stream().filter(login -> !login.equals(visit.leader())).toList());
  }

  @Transactional
  public void issueVisitNotice(String caseNumber) {
    Visit visit = of(caseNumber);
    issue(
        visit,
        NOTICE_PAPER,
        isAfterIssue(visit) ? "生产许可证现场审查通知书" : "生产许可证实地核查通知书",
        visit.visitOn(),
        visit.formedBy(),
        Map.of(
            "occasion", occasion(visit),
            "applicantName", visit.holderName(),
            "product", visit.product(),
            "visitOn", DAY.format(visit.visitOn()),
            "place", visit.place(),
            "team",
                "组长%s，组员%s".formatted(reviewers.reviewer(visit.leader()).name(), members(visit))));
  }

  /** Why the site is looked at, and by what law. */
  private String occasion(Visit visit) {
    return isAfterIssue(visit)
        ? "你单位已领取%s工业产品生产许可证，根据%s的规定，本局决定对你单位进行现场审查"
            .formatted(visit.product(), TestReports.DECISION)
        : "你单位申请%s工业产品生产许可证，根据%s的规定，本局决定对你单位进行实地核查"
            .formatted(
                visit.product(),
                articles.cite(
                    LocalDate.now(clock),
                    "licence-verification",
                    "product-licence-review-parts",
                    "product-licence-visit-team"));
  }

  /** Whether the licence has been given, and the site is looked at after it. */
  private boolean isAfterIssue(Visit visit) {
    return modes.isAfterIssue(caller(visit));
  }

  /** Whether the applicant was told of the day later than the law allows before it. */
  boolean noticeLate(Visit visit) {
    LocalDate servedOn = deliveries.servedOn(visit.caseNumber(), NOTICE_PAPER);
    return servedOn != null && deadline.lastDay(servedOn, NOTICE).isAfter(visit.visitOn());
  }

  /**
   * The leader reports.
   *
   * @param veto items that end in a failure whatever else is found
   * @param severe items with a severe shortcoming
   * @param minor items with a minor one
   */
  @Transactional
  public void visitSite(
      String caseNumber,
      LocalDate visitedOn,
      List<String> veto,
      List<String> severe,
      List<String> minor,
      String findings,
      String person) {
    Visit visit = of(caseNumber);
    if (!person.equals(visit.leader())) {
      throw new RefusedInputException(
          "核查报告由核查组长%s提交，请交由组长办理。".formatted(reviewers.reviewer(visit.leader()).name()));
    }
    if (visitedOn.isAfter(LocalDate.now(clock)) || visitedOn.isBefore(visit.visitOn())) {
      throw new RefusedInputException(
          "“实际核查日期”应在告知企业的日期%s至今天之间，请更正。".formatted(DAY.format(visit.visitOn())));
    }
    String report =
        "否决项目%s；重缺陷%s；轻缺陷%s。%s"
            .formatted(
                listed(veto),
                listed(severe),
                listed(minor),
                sentence(Entered.required("核查情况", findings, 2000)));
    mapper.report(caseNumber, visitedOn, Entered.required("核查情况", report, 3000), person);
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[。！？；.]") ? text : text + "。";
  }

  private static String listed(List<String> items) {
    return items.isEmpty() ? "无" : "%d项（%s）".formatted(items.size(), String.join("、", items));
  }

  /**
   * Puts the conclusion on paper, which ends the limit.
   *
   * @param verdict pass or fail
   */
  @Transactional
  public void issueVisitConclusion(String caseNumber, String verdict) {
    mapper.judge(caseNumber, verdict);
    Visit visit = of(caseNumber);
    issue(
        visit,
        CONCLUSION_PAPER,
        isAfterIssue(visit) ? "生产许可证现场审查结论告知书" : "生产许可证实地核查结论告知书",
        visit.visitedOn(),
        visit.reportedBy(),
        Map.ofEntries(
            Map.entry("applicantName", visit.holderName()),
            Map.entry("product", visit.product()),
            Map.entry("visitedOn", DAY.format(visit.visitedOn())),
            Map.entry("occasion", told(visit)),
            Map.entry("findings", inLines(visit.findings())),
            Map.entry("conclusion", conclusion(visit) + grounds(visit)),
            Map.entry("following", following(visit)),
            Map.entry("objection", articles.fill(LocalDate.now(clock), rightToObject(visit))),
            // Of templates of before.
            Map.entry("testTime", testTime()),
            Map.entry("testRule", isReported(visit) ? "；" + TestReports.RULE : ""),
            Map.entry("consequence", consequence(visit))));
    limits.end(caseNumber, LIMIT);
  }

  /** What has been done, and by what law its result is told. */
  private String told(Visit visit) {
    return isAfterIssue(visit)
        ? "你单位领取%s工业产品生产许可证后，本局于%s对你单位进行了现场审查。根据%s的规定"
            .formatted(visit.product(), DAY.format(visit.visitedOn()), TestReports.DECISION)
        : "你单位申请%s工业产品生产许可证，本局于%s对你单位进行了实地核查。根据%s的规定"
            .formatted(
                visit.product(),
                DAY.format(visit.visitedOn()),
                articles.cite(LocalDate.now(clock), "product-licence-visit-result"));
  }

  private String following(Visit visit) {
    return isAfterIssue(visit)
        ? consequence(visit)
        : articles.fill(LocalDate.now(clock), "依照{{law.productLicenceTest}}的规定，企业经实地核查合格的，进行产品检验")
            + (isReported(visit) ? "；" + TestReports.RULE : "")
            + "。"
            + consequence(visit);
  }

  /** The kinds of shortcomings, as a report lists them, each on its own line. */
  private static String inLines(String findings) {
    return findings.replaceFirst("；(重缺陷.*?)；(轻缺陷(?:无|\\d+项（.*?）))。", "；\n$1；\n$2。\n");
  }

  private static String grounds(Visit visit) {
    return hasPassed(visit) ? "。" : "。第一项所列的不合格项目和缺陷，达到该产品生产许可证具体要求规定的不合格条件。";
  }

  private String testTime() {
    return namedLimits.named("licence.test", LocalDate.now(clock)).length();
  }

  /** Number of the case that wants this verification. */
  private static String caller(Visit visit) {
    return caller(visit.caseNumber());
  }

  private static String caller(String caseNumber) {
    return caseNumber.replaceFirst("-HC$", "");
  }

  /** Whether that wants a report, and nothing tested. */
  private boolean isReported(Visit visit) {
    return reports.isDemanded(caller(visit));
  }

  private String report(Visit visit) {
    return isReported(visit) && hasPassed(visit) && !isAfterIssue(visit)
        ? reports.words(caller(visit))
        : "";
  }

  /** What follows from it, by the law of today. */
  private String consequence(Visit visit) {
    return report(visit) + articles.fill(LocalDate.now(clock), whatFollows(visit));
  }

  private String whatFollows(Visit visit) {
    LocalDate today = LocalDate.now(clock);
    if (isAfterIssue(visit)) {
      return hasPassed(visit)
          ? "你单位的生产许可证继续有效。"
          : "本局听取你单位的陈述、申辩；维持审查结论的，对你单位的生产许可证立案，依照{{law.licenceAnnulmentUnqualified}}和%s关于不符合要求的一律撤销生产许可证的规定办理。"
              .formatted(TestReports.DECISION);
    }
    if (hasPassed(visit)) {
      if (isReported(visit)) {
        return "本局对申请材料和核查情况进行审查，依照{{law.productLicenceDecision}}的规定作出决定。";
      }
      return "需要送样检验的，请在7日内将封存的样品送达具有相应资质的检验机构。检验所需时间为自检验机构收到样品之日起%s，不计入许可办理期限。"
          .formatted(testTime());
    }
    return "你单位实地核查不合格"
        + (isReported(visit) ? "" : "，不再进行产品检验")
        + (articles.isInForce(today, ENDS_THE_REVIEW)
            ? "，依照{{law.licenceRulesVisitFailed}}的规定，审查工作终止"
            : "")
        + "。本局听取你单位的陈述、申辩后，依照{{law.productLicenceDecision}}的规定作出决定；维持核查结论的，%s。"
            .formatted(isOfChange(visit) ? "不予变更" : "不予许可");
  }

  /** Whether the holder of a licence wants it changed, and nobody a new one. */
  private static boolean isOfChange(Visit visit) {
    return visit.caseNumber().startsWith(LicenceChangeService.NUMBERS);
  }

  /** How and until when it can be objected to. */
  private String rightToObject(Visit visit) {
    return hasPassed(visit)
        ? "对核查结论有异议的，你单位可以依照{{law.licencePartyRights}}的规定，向本局陈述、申辩。"
        : "对核查情况和结论有异议的，你单位可以依照{{law.licencePartyRights}}的规定，不迟于%s向本局书面陈述、申辩，写明异议的项目和理由，附有关证据；邮寄的以交邮日期为准，也可以到本局当面提出，由本局记录。本局对提出的事实、理由和证据进行复核，成立的，另行组成核查组重新核查；期满没有提出的，按上述结论办理。"
            .formatted(deliveries.untilText("本告知书", STATEMENT));
  }

  @EventListener
  void conclusionServed(DocumentServed served) {
    if (served.isOf(CONCLUSION_PAPER)) {
      tellConclusion(served.delivery().caseNumber(), served.delivery().servedOn());
    }
  }

  /** The applicant knows the conclusion from this day. */
  @Transactional
  public void tellConclusion(String caseNumber, LocalDate on) {
    mapper.tell(caseNumber, on);
  }

  /** Day of the acceptance, from which the limit counts. */
  LocalDate acceptedOn(Visit visit) {
    return limits.ofCase(visit.caseNumber()).stream()
        .filter(limit -> limit.limitName().equals(LIMIT))
        .map(CaseLimit::startedOn)
        .findFirst()
        .orElse(null);
  }

  /** When the applicant's silence counts; null until it knows the conclusion. */
  Date statementExpiry(Visit visit) {
    return visit.toldOn() == null
        ? null
        : deliveries.silenceCounts(
            CasePlace.of(visit.caseNumber()),
            CONCLUSION_PAPER,
            deadline.lastDay(visit.toldOn(), STATEMENT));
  }

  /**
   * The applicant has stated what it thinks of a conclusion that it failed (行政许可法 art. 7). If it is
   * right, the verification is made again; the days of the law for it do not begin anew.
   *
   * @param outcome accepted, rejected or waived
   */
  @Transactional
  public void recordStatement(String caseNumber, LocalDate statedOn, String outcome) {
    Visit visit = of(caseNumber);
    Entered.notInFuture("陈述申辩日期", statedOn, LocalDate.now(clock));
    if (statedOn.isBefore(visit.visitedOn())) {
      throw new RefusedInputException(
          "“陈述申辩日期”早于核查日期%s，请更正。".formatted(DAY.format(visit.visitedOn())));
    }
    if (ACCEPTED.equals(outcome)) {
      beginLimit(caseNumber, visit.product(), acceptedOn(visit));
    }
  }

  public boolean hasPassed(String caseNumber) {
    Visit visit = of(caseNumber);
    return visit != null && hasPassed(visit);
  }

  static boolean hasPassed(Visit visit) {
    return PASS.equals(visit.verdict());
  }

  /** The conclusion with the findings, for whoever reviews the file; null until there is one. */
  public String conclusionText(String caseNumber) {
    Visit visit = of(caseNumber);
    if (visit == null || visit.verdict() == null) {
      return null;
    }
    return "%s核查，结论：%s。%s%s"
        .formatted(
            DAY.format(visit.visitedOn()),
            conclusion(visit),
            visit.findings(),
            statementText(visit));
  }

  /**
   * Day and conclusion of the visit, without what was seen in the works; null before there is one.
   */
  String conclusionOnly(String caseNumber) {
    Visit visit = of(caseNumber);
    return visit == null || visit.verdict() == null
        ? null
        : "%s实地核查，结论：%s".formatted(DAY.format(visit.visitedOn()), conclusion(visit));
  }

  /**
   * What the applicant stated about this conclusion, or about the one before it; of models that did
   * not ask for it there is nothing to say.
   */
  private String statementText(Visit visit) {
    String statement = records.text(visit.caseNumber(), "statement");
    String stated =
        statement == null
            ? ""
            : "企业陈述申辩：%s\n复核情况：%s"
                .formatted(statement, records.text(visit.caseNumber(), "statementReply"));
    if (statement != null && isOfLastConclusion(visit)) {
      return "\n" + stated;
    }
    boolean silent =
        !hasPassed(visit)
            && visit.toldOn() != null
            && deliveries.servedOn(visit.caseNumber(), CONCLUSION_PAPER) != null
            && clock.instant().isAfter(statementExpiry(visit).toInstant());
    return (stated.isEmpty() ? "" : "\n对前一次核查，" + stated)
        + (silent ? "\n企业收到%s结论告知书后没有陈述申辩。".formatted(stated.isEmpty() ? "" : "本次") : "");
  }

  /** A correction of a conclusion is none of its own. */
  private boolean isOfLastConclusion(Visit visit) {
    LocalDateTime stated = records.at(visit.caseNumber(), "statement");
    return documents.ofCase(visit.caseNumber()).stream()
        .filter(paper -> paper.kind().equals(CONCLUSION_PAPER) && paper.corrects() == null)
        .noneMatch(paper -> paper.issuedAt().isAfter(stated));
  }

  private static String conclusion(Visit visit) {
    return hasPassed(visit) ? "合格" : "不合格";
  }

  private void issue(
      Visit visit,
      String kind,
      String title,
      LocalDate ofVisit,
      String person,
      Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    // In the name of whoever received the application: only the province sends its team.
    LicenceAuthorities.Signature signature =
        authorities.receiving(
            visit.unitCode(), catalogue.named(visit.product()), LocalDate.now(clock));
    all.put("unit", signature.name());
    all.put("delegation", signature.delegation());
    documents.issue(
        new DocumentDraft(
            visit.caseNumber(),
            kind,
            "issue-" + ofVisit, // there may be another
            signature.unitCode(),
            title,
            "licence/" + kind,
            all,
            person));
  }
}
