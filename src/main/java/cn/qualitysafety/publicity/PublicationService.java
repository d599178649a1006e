package cn.qualitysafety.publicity;

import cn.qualitysafety.enterprise.ComplianceService;
import cn.qualitysafety.enterprise.KeyCorrected;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.publicity.PublicationMapper.ShownRow;
import cn.qualitysafety.spotcheck.FinalResult;
import cn.qualitysafety.spotcheck.SpotCheckPlan;
import cn.qualitysafety.spotcheck.SpotCheckPlanService;
import cn.qualitysafety.spotcheck.SpotCheckService;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publications, from the draft to the withdrawal. */
@Service
public class PublicationService {

  private static final int INSERTED_AT_ONCE = 200;

  /** The engine's columns hold 4000 characters; the attachment holds everything. */
  private static final int PREVIEW = 3500;

  private static final String PASS = "pass";
  private static final String REFUSED = "refused";

  /** What the number of a withdrawal ends with, behind that of the publication. */
  private static final String WITHDRAWAL = "-CH";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final PublicationMapper mapper;
  private final DisclosureMapper disclosures;
  private final PublicNames names;
  private final PublicResults results;
  private final SpotCheckPlanService plans;
  private final SpotCheckService spotChecks;
  private final ComplianceService compliance;
  private final Attachments attachments;
  private final RunningNumbers numbers;
  private final PublicityLimits limits;
  private final CaseLimits caseLimits;
  private final UnitRegister units;
  private final Articles articles;
  private final Clock clock;

  PublicationService(
      PublicationMapper mapper,
      DisclosureMapper disclosures,
      PublicNames names,
      PublicResults results,
      SpotCheckPlanService plans,
      SpotCheckService spotChecks,
      ComplianceService compliance,
      Attachments attachments,
      RunningNumbers numbers,
      PublicityLimits limits,
      CaseLimits caseLimits,
      UnitRegister units,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.disclosures = disclosures;
    this.names = names;
    this.results = results;
    this.plans = plans;
    this.spotChecks = spotChecks;
    this.compliance = compliance;
    this.attachments = attachments;
    this.numbers = numbers;
    this.limits = limits;
    this.caseLimits = caseLimits;
    this.units = units;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Drafts the publication of a closed plan of the person's unit. If the plan's last publication
   * was withdrawn, this one corrects it.
   *
   * @return its number, for example GB2009-440000-0001
   * @throws RefusedInputException if there is no such plan, it is not closed or has no result, or a
   *     publication of it is under way or visible
   */
  @Transactional
  public String openPublication(Object planNumber, String unitCode, String person) {
    String planNo = Entered.code("抽查计划编号", planNumber, 64);
    LocalDate today = LocalDate.now(clock);
    // The counter's row stays locked: of two who publish the same plan, the second sees the first.
    String number =
        "GB%d-%s-%04d"
            .formatted(today.getYear(), unitCode, numbers.next(unitCode, "GB", today.getYear()));
    SpotCheckPlan plan = plans.of(planNo);
    mayPublish(plan, planNo, unitCode, today);
    if (plan.state() != SpotCheckPlan.State.CLOSED) {
      throw new RefusedInputException("抽查计划%s尚未办结，全部批次有最终结果后才能公布。".formatted(planNo));
    }
    List<FinalResult> found = spotChecks.finalResults(planNo);
    if (found.isEmpty()) {
      throw new RefusedInputException("抽查计划%s没有最终结果，没有可以公布的内容。".formatted(planNo));
    }
    mapper.insert(
        new Publication(
            number,
            unitCode,
            planNo,
            plan.category(),
            plan.product(),
            plan.standard(),
            plan.quarter(),
            plan.seed(),
            plan.producers(),
            plan.producersChecksum(),
            corrected(planNo, today),
            Publication.State.DRAFT,
            person,
            LocalDateTime.now(clock),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    List<PublicationRow> rows = new ArrayList<>();
    for (FinalResult result : found) {
      rows.add(row(number, rows.size() + 1, result));
    }
    for (int from = 0; from < rows.size(); from += INSERTED_AT_ONCE) {
      mapper.insertRows(rows.subList(from, Math.min(from + INSERTED_AT_ONCE, rows.size())));
    }
    attachments.add(number, "公布稿.xlsx", ResultFile.excel(words(number)), person);
    return number;
  }

  /**
   * Who carried the check out publishes its results (order 133 arts. 10 and 39, order 18 art. 44).
   * Before, the law gave their announcement to the province (产品质量法 art. 24), which then publishes
   * those of its cities, too.
   */
  private void mayPublish(SpotCheckPlan plan, String planNo, String unitCode, LocalDate today) {
    boolean organisers = articles.isInForce(today, "spotcheck-result-publication");
    String province = units.province().code();
    if (!organisers && !unitCode.equals(province)) {
      throw new RefusedInputException(
          "监督抽查结果由省局公告（%s），本单位不能公布；请将抽查计划%s报省局公布。"
              .formatted(articles.cite(today, "spotcheck-announcement"), planNo));
    }
    if (plan == null
        || !plan.unitCode().equals(unitCode) && (organisers || !unitCode.equals(province))) {
      throw new RefusedInputException("本单位没有编号为“%s”的抽查计划，请核对“抽查计划编号”。".formatted(planNo));
    }
  }

  /** The withdrawn publication that a new one of this plan corrects; null if there is none. */
  private String corrected(String planNumber, LocalDate today) {
    String corrected = null;
    for (Publication earlier : mapper.ofPlan(planNumber)) {
      switch (earlier.state()) {
        case DRAFT, CHECKED ->
            throw new RefusedInputException(
                "抽查计划%s的公布稿%s正在核对，不能重复提出。".formatted(planNumber, earlier.number()));
        case PUBLISHED -> {
          if (!earlier.expiresOn().isBefore(today)) {
            throw new RefusedInputException(
                "抽查计划%s已由%s公布。需要更正的，请先办理“撤回公布”。".formatted(planNumber, earlier.number()));
          }
        }
        case WITHDRAWN -> corrected = earlier.number();
        case REJECTED -> {
          // never was public
        }
      }
    }
    return corrected;
  }

  private PublicationRow row(String number, int serial, FinalResult result) {
    return new PublicationRow(
        number,
        serial,
        result.batchNumber(),
        result.holderCode(),
        result.city(),
        names.of(result.holderCode(), result.holderName()),
        result.verdict(),
        String.join("、", result.failedItems()));
  }

  private List<PublicResult> words(String number) {
    Publication publication = of(number);
    return results.words(
        mapper.rows(number).stream()
            .map(
                row ->
                    new ShownRow(
                        number,
                        row.batchNumber(),
                        row.city(),
                        row.enterpriseName(),
                        publication.product(),
                        publication.category(),
                        publication.quarter(),
                        row.verdict(),
                        row.failedItems()))
            .toList());
  }

  public Publication of(String number) {
    return mapper.find(number);
  }

  /** Plan, product, quarter and standard, for whoever checks. */
  String planText(Publication publication) {
    return "%s：%s，%s，依据%s"
        .formatted(
            publication.planNumber(),
            publication.product(),
            PublicResults.quarter(publication.quarter()),
            publication.standard());
  }

  /** What is corrected, for whoever checks. */
  String correctsText(Publication publication) {
    String corrects = publication.corrects();
    if (corrects == null) {
      return "不是更正";
    }
    Publication old = of(corrects);
    return "更正%s撤回的%s，撤回理由：%s"
        .formatted(DAY.format(old.withdrawnOn()), corrects, old.withdrawalReason());
  }

  /** The whole content, what failed first; where it is too long, as much as a form can show. */
  String preview(Publication publication) {
    List<PublicationRow> rows = mapper.rows(publication.number());
    long passed = rows.stream().filter(row -> row.verdict().equals(PASS)).count();
    long refused = rows.stream().filter(row -> row.verdict().equals(REFUSED)).count();
    long masked = rows.stream().filter(row -> PublicNames.isMasked(row.enterpriseName())).count();
    StringBuilder text =
        new StringBuilder(
            "共%d批次：合格%d批次，不合格%d批次，拒绝抽查%d批次（不计入合格率）；隐去名称%d个。全部内容见“文书与附件”中的“公布稿.xlsx”。"
                .formatted(rows.size(), passed, rows.size() - passed - refused, refused, masked));
    List<String> lines =
        words(publication.number()).stream()
            .sorted(Comparator.comparing(result -> result.verdict().equals("合格")))
            .map(PublicationService::line)
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      if (text.length() + lines.get(i).length() > PREVIEW) {
        return text.append("\n……其余%d批次见附件。".formatted(lines.size() - i)).toString();
      }
      text.append('\n').append(lines.get(i));
    }
    return text.toString();
  }

  private static String line(PublicResult result) {
    String line = "%s %s %s".formatted(result.city(), result.enterprise(), result.verdict());
    return result.failedItems().isEmpty() ? line : line + "：" + result.failedItems();
  }

  /** A second person checks what is going to be public. */
  @Transactional
  public void checkPublication(String number, boolean approved, String remarks, String person) {
    if (person.equals(of(number).preparedBy())) {
      throw new RefusedInputException("公布由您提出，按岗位分离的规定不能由您核对，请由其他同志办理。");
    }
    mapper.check(
        number,
        approved ? Publication.State.CHECKED : Publication.State.DRAFT,
        approved
            ? Entered.optional("核对意见", remarks, 1000)
            : Entered.required("核对意见", remarks, 1000),
        person,
        LocalDateTime.now(clock));
  }

  /** From now on everybody sees it, until it expires or is withdrawn. */
  @Transactional
  public void publishResults(String number) {
    LocalDate today = LocalDate.now(clock);
    mapper.publish(number, today, limits.lastDay(today));
    Publication publication = of(number);
    caseLimits.endIfRunning(publication.planNumber(), SpotCheckPlanService.PUBLISH);
    mapper.rows(number).stream()
        .filter(row -> !row.verdict().equals(PASS))
        .forEach(
            row ->
                compliance.note(
                    row.holderCode(),
                    "results-published",
                    today,
                    number,
                    publication.unitCode(),
                    "%s（%s）。%s"
                        .formatted(
                            publication.product(),
                            row.batchNumber(),
                            row.verdict().equals(REFUSED) ? "拒绝抽查" : row.failedItems())));
  }

  /** The draft never becomes public. */
  @Transactional
  public void dropPublication(String number) {
    mapper.reject(number);
  }

  /**
   * Takes a publication or a disclosure of the person's unit back at once. In the history of the
   * enterprises it no longer counts; what was found in the checks stands.
   *
   * @param reason is made public with the day
   * @return number of the withdrawal's case
   * @throws RefusedInputException if there is no such publication or it is not public
   */
  @Transactional
  public String withdrawPublication(
      Object publicationNumber, Object reason, String unitCode, String person) {
    String number = Entered.code("公布编号", publicationNumber, 64);
    String why = Entered.required("撤回理由", reason, 500);
    Disclosure disclosure = disclosures.lock(number);
    if (disclosure != null && disclosure.unitCode().equals(unitCode)) {
      refuseAgain(number, disclosure.withdrawnOn());
      disclosures.withdraw(number, why, person, LocalDate.now(clock));
      return number + WITHDRAWAL;
    }
    Publication publication = mapper.lock(number);
    if (publication == null || !publication.unitCode().equals(unitCode)) {
      throw new RefusedInputException("本单位没有编号为“%s”的公布，请核对“公布编号”。".formatted(number));
    }
    refuseAgain(number, publication.withdrawnOn());
    if (publication.state() != Publication.State.PUBLISHED) {
      throw new RefusedInputException("公布稿%s没有公布，不需要撤回。".formatted(number));
    }
    mapper.withdraw(number, why, person, LocalDate.now(clock));
    compliance.takeBack(number, number + WITHDRAWAL, List.of(unitCode));
    return number + WITHDRAWAL;
  }

  private static void refuseAgain(String number, LocalDate withdrawnOn) {
    if (withdrawnOn != null) {
      throw new RefusedInputException(
          "公布%s已于%s撤回，不能重复撤回。".formatted(number, DAY.format(withdrawnOn)));
    }
  }

  /** What was withdrawn, by the number of the case in which it was; null if nothing was. */
  Withdrawn ofWithdrawal(String caseNumber) {
    String number = caseNumber.substring(0, caseNumber.length() - WITHDRAWAL.length());
    Disclosure disclosure = disclosures.find(number);
    if (disclosure != null) {
      return new Withdrawn(number, disclosure.title());
    }
    Publication publication = of(number);
    return publication == null ? null : new Withdrawn(number, publication.product() + "抽查结果");
  }

  /**
   * What a withdrawal is of.
   *
   * @param subject what was public
   */
  record Withdrawn(String number, String subject) {}

  /**
   * An enterprise that had been registered wrongly keeps its published results under the right key.
   */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}
