package cn.qualitysafety.spotcheck;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.licence.Licence;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.DocumentServed;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rectification and re-check of what failed. */
@Service
public class FollowUpService {

  private static final String PASS = "pass";
  private static final String RECHECK = "recheck";

  /** The reserve sample of the re-check, in the other laboratory. */
  private static final String RECHECK_RETEST = "recheck-retest";

  /** The fresh sample of the re-check after the announcement, and its reserve sample. */
  private static final String AGAIN = "again";

  private static final String AGAIN_RETEST = "again-retest";

  private static final String RECHECK_NOTICE = "spotcheck-recheck-notice";
  private static final String OBJECT_TO_RECHECK = "spotcheck.objectToRecheck";

  /** In the record of the case, the day of the announcement and the paper that says it. */
  private static final String ANNOUNCED_ON = "announcedOn";

  private static final String ANNOUNCEMENT = "announcement";

  /** In the record of the case, what became of an objection to the re-check: retest or kept. */
  private static final String RECHECK_ANSWER = "recheckAnswer";

  private static final String RECTIFY = "spotcheck.rectify";
  private static final String ORDER = "spotcheck-rectification-order";
  private static final String HANDLED_BY_CITY = "spotcheck-handled-by-city";
  private static final String ORDER_PAPER = "产品质量监督抽查责令整改通知书";

  private static final int LONGEST_CIRCUMSTANCES = 900;

  /** The law of 2020 counts it from the order, and the one before from the request. */
  private static final String RECHECK_AFTER_ORDER = "spotcheck.recheckAfterOrder";

  private static final String RECHECK_AFTER_REPORT = "spotcheck.recheck";

  /** Of who failed the re-check and has been announced for it (产品质量法 art. 17, order 18 art. 48). */
  private static final String RECHECK_AFTER_ANNOUNCEMENT = "spotcheck.recheckAfterAnnouncement";

  private static final List<String> RECHECKS =
      List.of(RECHECK_AFTER_ORDER, RECHECK_AFTER_REPORT, RECHECK_AFTER_ANNOUNCEMENT);

  private static final String OVERDUE = "企业逾期未提交整改报告，强制复查";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final FollowUpMapper mapper;
  private final SpotCheckService spotChecks;
  private final LicenceService licences;
  private final ComplianceService compliance;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final CaseRecords records;
  private final Messages messages;
  private final Deadline deadline;
  private final Limits namedLimits;
  private final CaseLimits limits;
  private final Articles articles;
  private final Clock clock;

  FollowUpService(
      FollowUpMapper mapper,
      SpotCheckService spotChecks,
      LicenceService licences,
      ComplianceService compliance,
      UnitRegister units,
      OfficialDocuments documents,
      Deliveries deliveries,
      CaseRecords records,
      Messages messages,
      Deadline deadline,
      Limits namedLimits,
      CaseLimits limits,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.spotChecks = spotChecks;
    this.licences = licences;
    this.compliance = compliance;
    this.units = units;
    this.documents = documents;
    this.deliveries = deliveries;
    this.records = records;
    this.messages = messages;
    this.deadline = deadline;
    this.namedLimits = namedLimits;
    this.limits = limits;
    this.articles = articles;
    this.clock = clock;
  }

  /** Number of the case that follows a batch. */
  String number(Batch batch) {
    return batch.caseNumber() + "-ZG";
  }

  public FollowUp of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** The rectifications of these batches by their numbers; a batch without one is left out. */
  public Map<String, FollowUp> ofBatches(Collection<String> batchNumbers) {
    return batchNumbers.isEmpty()
        ? Map.of()
        : mapper.ofBatches(batchNumbers).stream()
            .collect(Collectors.toMap(FollowUp::batchNumber, followUp -> followUp));
  }

  private Batch batch(FollowUp followUp) {
    return spotChecks.of(followUp.batchNumber());
  }

  String holderName(FollowUp followUp) {
    return batch(followUp).holderName();
  }

  String product(FollowUp followUp) {
    return spotChecks.planOf(followUp.batchNumber()).product();
  }

  /** What failed, for those who follow it up. */
  String failureText(FollowUp followUp) {
    return spotChecks.facts(batch(followUp));
  }

  /** Login of the sampler, who decides nothing here. */
  String sampler(FollowUp followUp) {
    return batch(followUp).sampler();
  }

  /** Login of the other one. */
  String otherSampler(FollowUp followUp) {
    return batch(followUp).secondSampler();
  }

  /** A failed batch is followed up. */
  @Transactional
  public void open(String caseNumber, String batchNumber) {
    mapper.insert(caseNumber, batchNumber);
  }

  /**
   * A leader decides that the enterprise has to rectify.
   *
   * @param demands what beyond what every order says; blank for nothing
   * @param unitCode unit in whose name
   */
  @Transactional
  public void signRectificationOrder(
      String caseNumber, String demands, String unitCode, String person) {
    mapper.sign(caseNumber, Entered.optional("整改要求", demands, 1000), unitCode, person);
  }

  /**
   * The unit whose leader orders the enterprise to rectify: whose check it is (产品质量法 art. 17 par.
   * 1, order 133 art. 5 par. 2), and since 2020 the city (order 18 art. 5 par. 3).
   */
  String orderingUnit(FollowUp followUp) {
    Batch batch = batch(followUp);
    return articles.isInForce(LocalDate.now(clock), HANDLED_BY_CITY)
        ? batch.city()
        : spotChecks.organiserUnit(batch);
  }

  /** In whose name the enterprise was ordered, and is told what the re-check found. */
  private static String orderedBy(FollowUp followUp, Batch batch) {
    return Objects.requireNonNullElse(followUp.orderingUnit(), batch.city());
  }

  /**
   * To whom the enterprise reports, and who checks again: the city, entrusted by whoever orders.
   */
  private String handledBy(FollowUp followUp, Batch batch) {
    return orderedBy(followUp, batch).equals(batch.city())
        ? "本局"
        : "受本局委托的" + units.name(batch.city());
  }

  private String announcementText(FollowUp followUp, Batch batch) {
    return orderedBy(followUp, batch).equals(units.province().code()) ? "向社会公告" : "报请省局向社会公告";
  }

  /** The basis besides, where a licence is at stake: of the state's and the province's checks. */
  private String licenceBasis(Batch batch) {
    return spotChecks.planOf(batch.caseNumber()).licensedProduct() != null
            && units.unit(spotChecks.organiserUnit(batch)).level() == UnitLevel.PROVINCE
        ? "、" + articles.cite(LocalDate.now(clock), "spotcheck-licence-revocation")
        : "";
  }

  /**
   * Orders the enterprise to rectify. Where the law of the day counts from the order, the times for
   * rectification and for the re-check both begin now, and the paper says the day.
   */
  @Transactional
  public void issueRectificationOrder(String caseNumber) {
    LocalDate today = LocalDate.now(clock);
    mapper.order(caseNumber, today);
    String rectifyBy = deliveries.untilText("本通知书", RECTIFY);
    if (isCountedFromOrder(today)) {
      LocalDate lastDay = limits.begin(caseNumber, RECTIFY, today);
      limits.tell(caseNumber, RECTIFY, ORDER_PAPER);
      mapper.rectifyBy(caseNumber, lastDay);
      limits.begin(caseNumber, RECHECK_AFTER_ORDER, today);
      rectifyBy = DAY.format(lastDay);
    }
    FollowUp followUp = of(caseNumber);
    Batch batch = batch(followUp);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            ORDER,
            "issue",
            orderedBy(followUp, batch),
            ORDER_PAPER,
            "spotcheck/spotcheck-rectification-order",
            Map.of(
                "unit", units.name(orderedBy(followUp, batch)),
                "holderName", batch.holderName(),
                "product", product(followUp),
                "licenceBasis", licenceBasis(batch),
                "handledBy", handledBy(followUp, batch),
                "announcement", announcementText(followUp, batch),
                "failures", failureText(followUp),
                "demands", followUp.demands() == null ? "" : followUp.demands(),
                "rectifyBy", rectifyBy),
            followUp.signedBy() == null ? batch.sampler() : followUp.signedBy()));
  }

  @EventListener
  void orderServed(DocumentServed served) {
    if (served.isOf(ORDER)) {
      beginRectification(served.delivery().caseNumber(), served.delivery().servedOn());
    }
  }

  /**
   * The enterprise has been told on this day: the time for rectification begins, unless it has
   * begun with the order.
   */
  @Transactional
  public void beginRectification(String caseNumber, LocalDate toldOn) {
    if (limits.runs(caseNumber, RECTIFY)) {
      return;
    }
    mapper.rectifyBy(caseNumber, limits.begin(caseNumber, RECTIFY, toldOn));
    LocalDate orderedOn = of(caseNumber).orderedOn();
    if (isCountedFromOrder(orderedOn)) {
      // Of a paper that still gave the time for rectification from its service.
      limits.begin(caseNumber, RECHECK_AFTER_ORDER, orderedOn);
    }
  }

  /**
   * Whether by the law of the day of an order the times for rectification and for the re-check run
   * from it, however late it is served (自责令之日起, order 18 arts. 46 and 47).
   */
  private boolean isCountedFromOrder(LocalDate orderedOn) {
    return namedLimits.find(RECHECK_AFTER_ORDER, orderedOn).isPresent();
  }

  /**
   * The enterprise is to be checked again.
   *
   * @param since when it asked for it, or its time for rectification ended
   */
  private void beginRecheck(FollowUp followUp, LocalDate since) {
    if (!isCountedFromOrder(followUp.orderedOn())) {
      limits.begin(followUp.caseNumber(), RECHECK_AFTER_REPORT, since);
    } else if (!limits.runs(followUp.caseNumber(), RECHECK_AFTER_ORDER)) {
      // Of orders that were served before the time ran from there.
      limits.begin(followUp.caseNumber(), RECHECK_AFTER_ORDER, followUp.orderedOn());
    }
  }

  private void endRecheck(String caseNumber) {
    RECHECKS.forEach(limit -> limits.endIfRunning(caseNumber, limit));
  }

  /** Holidays became known that move the last day. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().equals(RECTIFY)) {
      mapper.rectifyBy(limit.caseNumber(), limit.lastDay());
    }
  }

  /**
   * Null while the time for rectification has not begun, like what follows: with the service, or
   * since 2020 with the order.
   */
  String rectifyByText(FollowUp followUp) {
    return followUp.rectifyBy() == null
        ? null
        : DAY.format(followUp.rectifyBy()) + deadline.caveat(followUp.rectifyBy());
  }

  Date rectifyDue(FollowUp followUp) {
    return followUp.rectifyBy() == null ? null : deadline.endOfDay(followUp.rectifyBy());
  }

  /** When a report that did not come counts as not rectified. */
  Date rectifyExpiry(FollowUp followUp) {
    return deliveries.silenceCounts(
        CasePlace.of(followUp.caseNumber()), ORDER, followUp.rectifyBy());
  }

  /**
   * The enterprise reports; asks for more time, which it gets once if the law of the order lets it;
   * proves that it makes the product no longer; or that it cannot rectify for a time.
   *
   * @param outcome report, extend, ended or hindered
   * @param on day of receipt, or of posting
   */
  @Transactional
  public void recordRectification(
      String caseNumber, String outcome, LocalDate on, String text, String person) {
    FollowUp followUp = of(caseNumber);
    Entered.notInFuture("收到日期", on, LocalDate.now(clock));
    switch (Entered.required("企业来文", outcome, 20)) {
      case "report" -> {
        mapper.report(caseNumber, Entered.required("内容摘要", text, 2000), on);
        limits.endIfRunning(caseNumber, RECTIFY);
        beginRecheck(followUp, on);
      }
      case "extend" -> {
        if (followUp.extendedBy() != null) {
          throw new RefusedInputException("整改期限已经延长一次，不能再次延长；请登记整改报告，或者等待期限届满。");
        }
        String reason = Entered.required("内容摘要", text, 500);
        mapper.extend(
            caseNumber,
            limits.runs(caseNumber, RECTIFY)
                ? limits.extend(caseNumber, RECTIFY, on, reason, person)
                : deadline.lastDay(followUp.rectifyBy(), RECTIFY), // ordered before it was one
            reason,
            person);
      }
      case "ended" -> {
        mapper.hinder(caseNumber, Entered.required("内容摘要", text, 1000));
        limits.endIfRunning(caseNumber, RECTIFY);
        endRecheck(caseNumber);
        mapper.close(caseNumber, FollowUp.State.NOT_PRODUCING, null, LocalDateTime.now(clock));
      }
      case "hindered" -> mapper.hinder(caseNumber, Entered.required("内容摘要", text, 1000));
      default -> throw new RefusedInputException("请在“企业来文”中选择一项后再提交。");
    }
  }

  /** The enterprise is back at work; its time goes on, by the standstill of the task. */
  @Transactional
  public void recordResumption(String caseNumber, LocalDate on) {
    Entered.notInFuture("恢复日期", on, LocalDate.now(clock));
    mapper.setState(caseNumber, FollowUp.State.ORDERED);
  }

  /**
   * No report came in time: the province, which alone may, is asked to announce the enterprise, and
   * it is checked again all the same (产品质量法 art. 17 par. 1; order 133 arts. 42 and 43). Since 2020
   * nobody owes a report, and only who fails the re-check is announced (order 18 arts. 46 and 47).
   */
  @Transactional
  public void reportOverdue(String caseNumber) {
    limits.endIfRunning(caseNumber, RECTIFY);
    mapper.setState(caseNumber, FollowUp.State.OVERDUE);
    FollowUp followUp = of(caseNumber);
    beginRecheck(followUp, followUp.rectifyBy());
    if (isCountedFromOrder(followUp.orderedOn())) {
      return;
    }
    String text = orderedText(followUp, batch(followUp)) + "企业逾期未提交整改报告（%s）。".formatted(caseNumber);
    note(followUp, "rectification-overdue", text);
    announce(followUp, "overdue", text);
  }

  private void announce(FollowUp followUp, String occasion, String facts) {
    Batch batch = batch(followUp);
    messages.send(
        "qualityAnnouncementDue",
        null,
        followUp.caseNumber(),
        occasion,
        units.province().code(),
        Map.of(
            SpotCheckService.HOLDER_CODE,
            batch.holderCode(),
            "holderName",
            batch.holderName(),
            "product",
            product(followUp),
            "causeCase",
            followUp.caseNumber(),
            "facts",
            facts));
  }

  /**
   * When the re-check is due: by the law of the day of the order, from that day, or from the
   * report; or, if none came, from the end of the time for it. Null until it is known, and when the
   * sample has been taken.
   */
  Date recheckDue(FollowUp followUp) {
    return RECHECKS.stream()
        .filter(limit -> limits.runs(followUp.caseNumber(), limit))
        .map(limit -> limits.dueDate(followUp.caseNumber(), limit))
        .findFirst()
        .orElse(null);
  }

  /** What the enterprise did, for those who check again; null while its time runs. */
  String reportText(FollowUp followUp) {
    return isAnnounced(followUp)
        ? "复查不合格，%s公告（%s），公告后再次复查。".formatted(announcedOnText(followUp), announcement(followUp))
        : reportedText(followUp);
  }

  private String reportedText(FollowUp followUp) {
    if (followUp.reportedOn() == null) {
      return followUp.state() == FollowUp.State.OVERDUE ? OVERDUE : null;
    }
    return "%s收到整改报告：%s".formatted(DAY.format(followUp.reportedOn()), followUp.report());
  }

  /** A fresh sample, sealed and sent under a new code. */
  @Transactional
  public void takeRecheckSample(
      String caseNumber,
      LocalDate sampledOn,
      String samplingSheet,
      String quantity,
      String person,
      String second) {
    Entered.notInFuture("抽样日期", sampledOn, LocalDate.now(clock));
    mapper.recheck(
        caseNumber,
        sampledOn,
        Entered.code("抽样单编号", samplingSheet, 50),
        Entered.required("样品和备用样品", quantity, 200),
        person,
        second);
    endRecheck(caseNumber);
    prepareRecheck(caseNumber);
  }

  /**
   * There is no fresh sample: the enterprise makes the product no longer, or refuses, which is a
   * matter of its own (产品质量法 art. 56) and no failure.
   */
  @Transactional
  public void goWithoutRecheckSample(
      String caseNumber, boolean refused, LocalDate on, String circumstances) {
    Entered.notInFuture("到现场的日期", on, LocalDate.now(clock));
    String text =
        "%s：%s"
            .formatted(
                DAY.format(on), Entered.required("情况", circumstances, LONGEST_CIRCUMSTANCES));
    mapper.hinder(caseNumber, text);
    endRecheck(caseNumber);
    mapper.close(
        caseNumber,
        refused ? FollowUp.State.RECHECK_REFUSED : FollowUp.State.NOT_PRODUCING,
        null,
        LocalDateTime.now(clock));
  }

  /** Who lets no sample be taken is told to penalties. */
  @Transactional
  public void reportRecheckRefused(String caseNumber) {
    FollowUp followUp = of(caseNumber);
    Batch batch = batch(followUp);
    tellPenalties(
        followUp,
        batch,
        "refused",
        "%s企业拒绝复查抽样（%s）。%s"
            .formatted(orderedText(followUp, batch), caseNumber, followUp.hindrance()));
  }

  private void tellPenalties(FollowUp followUp, Batch batch, String occasion, String facts) {
    messages.send(
        "penaltyCaseDue",
        null,
        followUp.caseNumber(),
        occasion,
        batch.city(),
        Map.of(
            SpotCheckService.HOLDER_CODE,
            batch.holderCode(),
            "holderName",
            batch.holderName(),
            "product",
            product(followUp),
            "causeCase",
            followUp.caseNumber(),
            "facts",
            facts));
  }

  /** The code of the fresh sample. */
  @Transactional
  public String prepareRecheck(String caseNumber) {
    FollowUp followUp = of(caseNumber);
    return spotChecks.code(
        followUp.batchNumber(),
        recheck(followUp),
        spotChecks.planOf(followUp.batchNumber()).laboratory());
  }

  /** The same, null until it has one. */
  String recheckCode(FollowUp followUp) {
    return spotChecks.codeOf(followUp.batchNumber(), recheck(followUp));
  }

  private String recheck(FollowUp followUp) {
    return isAnnounced(followUp) ? AGAIN : RECHECK;
  }

  private String recheckRetest(FollowUp followUp) {
    return isAnnounced(followUp) ? AGAIN_RETEST : RECHECK_RETEST;
  }

  private boolean isAnnounced(FollowUp followUp) {
    return records.text(followUp.caseNumber(), ANNOUNCED_ON) != null;
  }

  private String announcedOnText(FollowUp followUp) {
    return DAY.format(LocalDate.parse(records.text(followUp.caseNumber(), ANNOUNCED_ON)));
  }

  private String announcement(FollowUp followUp) {
    return records.text(followUp.caseNumber(), ANNOUNCEMENT);
  }

  /** Code of the laboratory where the case of the re-check runs. */
  String laboratory(FollowUp followUp) {
    return spotChecks.laboratory(batch(followUp));
  }

  /** Null until the laboratory has reported; after an objection the second one's word counts. */
  Boolean recheckPassed(FollowUp followUp) {
    return SpotCheckService.passed(recheckVerdict(followUp));
  }

  private String recheckVerdict(FollowUp followUp) {
    String retested = spotChecks.verdict(followUp.batchNumber(), recheckRetest(followUp));
    return retested == null
        ? spotChecks.verdict(followUp.batchNumber(), recheck(followUp))
        : retested;
  }

  /** Code of the sample whose result counts. */
  private String lastRecheckCode(FollowUp followUp) {
    return spotChecks.verdict(followUp.batchNumber(), recheckRetest(followUp)) == null
        ? recheckCode(followUp)
        : recheckRetestCode(followUp);
  }

  /** What the re-check found, for those who take objections; null until it is there. */
  String recheckResults(FollowUp followUp) {
    return recheckVerdict(followUp) == null
        ? null
        : spotChecks.resultsText(batch(followUp), lastRecheckCode(followUp));
  }

  /**
   * Tells the enterprise what the re-check found, what follows from it and what it can do about it:
   * once after the test, and again after its objection.
   */
  @Transactional
  public void issueRecheckNotice(String caseNumber) {
    FollowUp followUp = of(caseNumber);
    Batch batch = batch(followUp);
    String code = lastRecheckCode(followUp);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            RECHECK_NOTICE,
            noticeOccasion(followUp),
            orderedBy(followUp, batch),
            "产品质量监督抽查复查结果通知书",
            "spotcheck/" + RECHECK_NOTICE,
            Map.of(
                "unit", units.name(orderedBy(followUp, batch)),
                "holderName", batch.holderName(),
                "product", product(followUp),
                "sampledOn", DAY.format(followUp.recheckSampledOn()),
                "samplingSheet", followUp.recheckSheet(),
                "tested", spotChecks.testedText(code),
                "results", spotChecks.resultsText(batch, code),
                "conclusion", SpotCheckService.conclusion(recheckVerdict(followUp)),
                "consequence", recheckConsequence(followUp)),
            isObjectionAnswered(followUp)
                ? records.lastPerson(caseNumber)
                : followUp.recheckSampler()));
  }

  private String noticeOccasion(FollowUp followUp) {
    String occasion = isObjectionAnswered(followUp) ? "answered" : "issue";
    return isAnnounced(followUp) ? AGAIN + "-" + occasion : occasion;
  }

  private String recheckConsequence(FollowUp followUp) {
    String answered = objectionAnswerText(followUp);
    if (Boolean.TRUE.equals(recheckPassed(followUp))) {
      return answered + "复查合格，本局对该批不合格产品的处理终结，你单位可以恢复生产、销售该产品。";
    }
    String next = failureConsequence(followUp);
    return isObjectionAnswered(followUp)
        ? answered + "本局将" + next
        : "对复查检验结果有异议的，请不迟于%s以书面形式向%s提出，申请复检；具备检验条件的，使用备用样品在另一家检验机构复检，复检结论为最终结论。逾期未提出的，视为认可。期满没有异议的，本局将%s"
            .formatted(
                deliveries.untilText("本通知书", OBJECT_TO_RECHECK),
                handledBy(followUp, batch(followUp)),
                next);
  }

  /** By the law of the day; the bureau is its subject. */
  private String failureConsequence(FollowUp followUp) {
    LocalDate today = LocalDate.now(clock);
    if (isAnnounced(followUp)) {
      return "依照%s的规定转入行政处罚程序，依法责令停业、限期整顿。".formatted(citeInForce(today, "spotcheck-shutdown"));
    }
    if (isAnnouncedFirst(followUp, today)) {
      return "依照%s的规定，%s，公告后再次复查，并依法转入生产许可监督管理程序。"
          .formatted(
              citeInForce(today, "spotcheck-failure-announcement", "spotcheck-shutdown"),
              announcementText(followUp, batch(followUp)));
    }
    return "依照%s的规定，%s，并依法转入行政处罚、生产许可监督管理程序。"
        .formatted(
            articles.cite(today, "spotcheck-rectification"),
            announcementText(followUp, batch(followUp)));
  }

  /** The law, and of the orders on spot checks what is in force. */
  private String citeInForce(LocalDate day, String... ofOrders) {
    return articles.cite(
        day,
        Stream.concat(
                Stream.of("spotcheck-rectification"),
                Stream.of(ofOrders).filter(key -> articles.isInForce(day, key)))
            .toArray(String[]::new));
  }

  private String objectionAnswerText(FollowUp followUp) {
    if (!isObjectionAnswered(followUp)) {
      return "";
    }
    String answer = records.text(followUp.caseNumber(), RECHECK_ANSWER);
    return "你单位对复查结果的异议，经核查：%s。%s\n"
        .formatted(
            records
                .text(followUp.caseNumber(), "recheckAnswerReason")
                .strip()
                .replaceFirst("。$", ""),
            answer.equals("retest") ? "已在另一家检验机构复检，结果如上，复检结论为最终结论。" : "不予复检，维持复查结论。");
  }

  /** Whether the enterprise has objected to the re-check, its last one, and has its answer. */
  boolean isObjectionAnswered(FollowUp followUp) {
    LocalDateTime answered = records.at(followUp.caseNumber(), RECHECK_ANSWER);
    LocalDateTime announced = records.at(followUp.caseNumber(), ANNOUNCED_ON);
    return answered != null && (announced == null || answered.isAfter(announced));
  }

  /** Who fails the re-check may object from the day on which it is told. */
  @EventListener
  void recheckServed(DocumentServed served) {
    if (served.isOf(RECHECK_NOTICE)) {
      FollowUp followUp = of(served.delivery().caseNumber());
      if (Boolean.FALSE.equals(recheckPassed(followUp)) && !isObjectionAnswered(followUp)) {
        limits.begin(followUp.caseNumber(), OBJECT_TO_RECHECK, served.delivery().servedOn());
      }
    }
  }

  /** Last day for an objection to the re-check; null while nobody has been told, and afterwards. */
  LocalDate recheckObjectBy(FollowUp followUp) {
    return limits.runs(followUp.caseNumber(), OBJECT_TO_RECHECK)
        ? limits.lastDay(followUp.caseNumber(), OBJECT_TO_RECHECK)
        : null;
  }

  /** When silence accepts the re-check. */
  Date recheckObjectionExpiry(FollowUp followUp) {
    return deliveries.silenceCounts(
        CasePlace.of(followUp.caseNumber()), RECHECK_NOTICE, recheckObjectBy(followUp));
  }

  /** The enterprise has said what it thinks of the re-check. */
  @Transactional
  public void endRecheckObjection(String caseNumber) {
    limits.endIfRunning(caseNumber, OBJECT_TO_RECHECK);
  }

  /** The reserve sample goes to the other laboratory. */
  @Transactional
  public void prepareRecheckRetest(String caseNumber) {
    String batchNumber = of(caseNumber).batchNumber();
    spotChecks.code(
        batchNumber,
        recheckRetest(of(caseNumber)),
        spotChecks.planOf(batchNumber).retestLaboratory());
  }

  /** Its code; null until it has one. */
  String recheckRetestCode(FollowUp followUp) {
    return spotChecks.codeOf(followUp.batchNumber(), recheckRetest(followUp));
  }

  /** Code of the laboratory where the case of that test runs. */
  String retestLaboratory(FollowUp followUp) {
    return spotChecks.retestLaboratory(batch(followUp));
  }

  /** The re-check passed. */
  @Transactional
  public void closeRectified(String caseNumber) {
    mapper.close(caseNumber, FollowUp.State.RECTIFIED, PASS, LocalDateTime.now(clock));
    FollowUp followUp = of(caseNumber);
    note(
        followUp,
        "rectification-passed",
        product(followUp)
            + "："
            + (followUp.reportedOn() == null && !isAnnounced(followUp)
                ? OVERDUE
                : reportText(followUp)));
  }

  private void note(FollowUp followUp, String kind, String text) {
    Batch batch = batch(followUp);
    compliance.note(
        batch.holderCode(), kind, LocalDate.now(clock), followUp.caseNumber(), batch.city(), text);
  }

  /**
   * Whether who fails the re-check is announced and checked again before it is punished (产品质量法 art.
   * 17 par. 1): always, but while order 133 art. 50 closed down at once; not if it has been
   * announced for its silence.
   */
  private boolean isAnnouncedFirst(FollowUp followUp, LocalDate day) {
    boolean announcedForSilence =
        followUp.reportedOn() == null && !isCountedFromOrder(followUp.orderedOn());
    return !articles.isInForce(day, "spotcheck-shutdown-at-once") && !announcedForSilence;
  }

  /**
   * Not rectified, or failed again: the province is told, for its announcement, and penalties:
   * after one more re-check that fails (产品质量法 art. 17 par. 1, order 18 art. 48), from 2011 to 2019
   * at once (order 133 art. 50). The licence for the product is revoked only after a national or
   * provincial spot check, whose test failed, and a re-check that failed (条例 art. 54).
   *
   * @param waits whether the model can wait for the announcement
   */
  @Transactional
  public void failFollowUp(String caseNumber, boolean waits) {
    limits.endIfRunning(caseNumber, RECTIFY);
    endRecheckObjection(caseNumber);
    String recheckVerdict = recheckVerdict(of(caseNumber));
    if (isAnnounced(of(caseNumber))) {
      mapper.close(caseNumber, FollowUp.State.FAILED, recheckVerdict, LocalDateTime.now(clock));
      FollowUp failed = of(caseNumber);
      tellPenalties(failed, batch(failed), "failed", outcomeText(failed, batch(failed)));
      return;
    }
    boolean again =
        waits && recheckVerdict != null && isAnnouncedFirst(of(caseNumber), LocalDate.now(clock));
    if (again) {
      mapper.announce(caseNumber, recheckVerdict);
    } else {
      mapper.close(caseNumber, FollowUp.State.FAILED, recheckVerdict, LocalDateTime.now(clock));
    }
    FollowUp followUp = of(caseNumber);
    Batch batch = batch(followUp);
    note(
        followUp,
        recheckVerdict == null ? "rectification-overdue" : "rectification-failed",
        outcomeText(followUp, batch));
    SpotCheckPlan plan = spotChecks.planOf(batch.caseNumber());
    if (!again) {
      tellPenalties(followUp, batch, "failed", outcomeText(followUp, batch));
    }
    announce(followUp, "failed", outcomeText(followUp, batch));
    if (recheckVerdict == null
        || batch.samplingSheet() == null
        || plan.licensedProduct() == null
        || units.unit(plan.unitCode()).level() != UnitLevel.PROVINCE) {
      return;
    }
    for (Licence licence : licences.validFor(batch.holderCode(), plan.licensedProduct())) {
      messages.send(
          "licenceRevocationDue",
          null,
          caseNumber,
          licence.number(),
          batch.city(),
          Map.of(
              "licenceNumber",
              licence.number(),
              "measure",
              "revoke",
              "facts",
              "%s组织的监督抽查（计划%s）。%s"
                  .formatted(
                      units.name(plan.unitCode()), plan.number(), outcomeText(followUp, batch)),
              "legalBasis",
              articles.cite(LocalDate.now(clock), "spotcheck-licence-revocation")));
    }
  }

  /**
   * The province has announced the enterprise: the time for the re-check runs from there.
   *
   * @throws RefusedInputException if that was before the re-check that failed
   */
  @Transactional
  public void recordAnnouncement(String caseNumber, LocalDate on) {
    Entered.notInFuture("公告日期", on, LocalDate.now(clock));
    LocalDate sampledOn = of(caseNumber).recheckSampledOn();
    if (on.isBefore(sampledOn)) {
      throw new RefusedInputException(
          "“公告日期”早于复查抽样的日期%s，不是对复查不合格的公告，请核对后更正。".formatted(DAY.format(sampledOn)));
    }
    limits.begin(caseNumber, RECHECK_AFTER_ANNOUNCEMENT, on);
  }

  /** What happened, from the first sample to the end, for those who take the case over. */
  private String outcomeText(FollowUp followUp, Batch batch) {
    String ordered = orderedText(followUp, batch);
    return followUp.recheckVerdict() == null
        ? ordered + "企业逾期未提交整改报告，未复查（%s）。".formatted(followUp.caseNumber())
        : ordered
            + "%s，%s复查抽样（抽样单%s），%s仍不合格（%s）。"
                .formatted(
                    before(followUp),
                    DAY.format(followUp.recheckSampledOn()),
                    followUp.recheckSheet(),
                    recheckRetestCode(followUp) == null ? "复查检验" : "复查检验和复检",
                    followUp.caseNumber());
  }

  /** What went before the last re-check. */
  private String before(FollowUp followUp) {
    String reported =
        followUp.reportedOn() == null ? OVERDUE : DAY.format(followUp.reportedOn()) + "收到整改报告";
    return isAnnounced(followUp)
        ? "%s，复查不合格，%s公告（%s）".formatted(reported, announcedOnText(followUp), announcement(followUp))
        : reported;
  }

  private String orderedText(FollowUp followUp, Batch batch) {
    return "%s生产的%s：%s。%s责令限期改正，整改期限至%s。"
        .formatted(
            batch.holderName(),
            product(followUp),
            batch.samplingSheet() == null
                ? spotChecks.facts(batch)
                : "%s抽样（抽样单%s），检验结果：%s"
                    .formatted(
                        DAY.format(batch.sampledOn()),
                        batch.samplingSheet(),
                        spotChecks.facts(batch).replace("\n", "；")),
            DAY.format(followUp.orderedOn()),
            DAY.format(followUp.rectifyBy()));
  }

  /** Opens the warning to a city's government. */
  @Transactional
  public String openWarning(
      String city, String productCode, String product, String quarter, int failures) {
    String caseNumber = "YJ%s-%s-%s".formatted(quarter, city, productCode);
    mapper.insertWarning(caseNumber, city, productCode, product, quarter, failures);
    return caseNumber;
  }

  public RegionalWarning warning(String caseNumber) {
    return mapper.findWarning(caseNumber);
  }

  @Transactional
  public void draftWarning(String caseNumber, String analysis, String measures, String person) {
    mapper.draftWarning(
        caseNumber,
        Entered.required("原因分析", analysis, 2000),
        Entered.required("处置建议", measures, 2000),
        person);
  }

  /** The leader signs; who drafted it does not. */
  @Transactional
  public void signWarning(String caseNumber, String person) {
    if (person.equals(warning(caseNumber).draftedBy())) {
      throw new RefusedInputException("预警函由您起草，按岗位分离的规定不能由您签发，请由其他领导办理。");
    }
    mapper.signWarning(caseNumber, person);
  }

  @Transactional
  public void issueWarning(String caseNumber) {
    RegionalWarning warning = warning(caseNumber);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            "spotcheck-warning",
            "issue",
            warning.city(),
            "产品质量安全预警函",
            "spotcheck/spotcheck-warning",
            Map.of(
                "unit", units.name(warning.city()),
                "government", units.government(warning.city()),
                "product", warning.product(),
                "quarter", warning.quarterText(),
                "failures", String.valueOf(warning.failures()),
                "analysis", warning.analysis(),
                "measures", warning.measures()),
            warning.signedBy()));
    mapper.sendWarning(caseNumber, LocalDate.now(clock));
  }
}
