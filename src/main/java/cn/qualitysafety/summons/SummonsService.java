package cn.qualitysafety.summons;

import cn.qualitysafety.brand.BrandTitle;
import cn.qualitysafety.brand.BrandTitleService;
import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.KeyCorrected;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Summonses of enterprises, from a cause to their end. */
@Service
public class SummonsService {

  /** A second failure is the end of it. */
  private static final int MOST_ROUNDS = 2;

  private static final String REMINDER = "platform.reminder";

  /** What the regime of brand names starts a revocation with. */
  private static final String PROPOSAL = "brandRevocationProposed";

  /** What the plan says, and what it does not say but the bureaus do. */
  private static final String BASIS =
      "活动方案三（二）2四：对产品质量存在问题的省名牌生产企业建立约谈制度，监督企业整改；" + "两次约谈以后仍未整改的建议省名推委处理，是工作惯例";

  /** The committee decides: as long as there are rules that say so, they are cited. */
  private static final String COMMITTEE = "brand-committee";

  /** As much as a register keeps of a case's facts, and as we tell of each round's findings. */
  private static final int MOST_FACTS = 3000;

  private static final int MOST_FINDINGS = 800;

  /** The engine keeps no text variable of more than 4000 characters. */
  private static final int MOST_SHOWN = 3900;

  private static final int MOST_AROUND_FACTS = 200;
  private static final int SHORTEST_FACTS = 20;
  private static final String CUT = "……";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final SummonsMapper mapper;
  private final SummonsRoundMapper rounds;
  private final EnterpriseService enterprises;
  private final BrandTitleService brands;
  private final UnitRegister units;
  private final OfficialDocuments documents;
  private final Articles articles;
  private final Messages messages;
  private final RunningNumbers numbers;
  private final WorkingDayCalendar calendar;
  private final Deadline deadline;
  private final Limits limits;
  private final Clock clock;

  SummonsService(
      SummonsMapper mapper,
      SummonsRoundMapper rounds,
      EnterpriseService enterprises,
      BrandTitleService brands,
      UnitRegister units,
      OfficialDocuments documents,
      Articles articles,
      Messages messages,
      RunningNumbers numbers,
      WorkingDayCalendar calendar,
      Deadline deadline,
      Limits limits,
      Clock clock) {
    this.mapper = mapper;
    this.rounds = rounds;
    this.enterprises = enterprises;
    this.brands = brands;
    this.units = units;
    this.documents = documents;
    this.articles = articles;
    this.messages = messages;
    this.numbers = numbers;
    this.calendar = calendar;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Opens a summons, or lets the cause join the one that the enterprise has open. A cause that
   * another regime sends again does nothing.
   *
   * @param holderCode organisation code of the enterprise, which is in the register
   * @param cause a {@link Cause} as forms and messages write it
   * @param causeCase number of the case that gave the cause; may be missing
   * @param unitCode bureau that summons
   * @param person who found the cause; null if another regime's case did
   * @throws RefusedInputException if the enterprise is unknown or not this person's unit's, or
   *     somebody enters a cause that is known
   */
  @Transactional
  public Opening openSummons(
      Object holderCode,
      Object product,
      Object cause,
      Object causeCase,
      Object facts,
      String unitCode,
      String person) {
    Cause chosen = Cause.of(cause);
    String given = Entered.optionalCode("事由案号", causeCase, 64);
    String named = Entered.line("产品名称", product, 100);
    String what = Entered.required("事实", facts, 3000);
    // Locked: of two causes at once the second sees the summons of the first, and none joins a
    // summons that is being closed.
    Enterprise enterprise = locked(Entered.code("企业组织机构代码", holderCode, 40), unitCode, person);
    SummonsCause known = given == null ? null : mapper.causeOfCase(given);
    if (known != null && person != null) {
      throw new RefusedInputException(
          "事由%s已由约谈%s处理，不能重复约谈；有新的事由的，请填写新的案号。".formatted(given, known.caseNumber()));
    }
    if (known != null) {
      return new Opening(Opening.Kind.KNOWN, known.number(), known.caseNumber());
    }
    Summons open = mapper.openOf(enterprise.organisationCode());
    String caseNumber = open == null ? open(enterprise, unitCode, person) : open.caseNumber();
    SummonsCause added =
        new SummonsCause(
            caseNumber,
            mapper.causes(caseNumber).size() + 1,
            chosen,
            given,
            named,
            what,
            person,
            LocalDateTime.now(clock));
    mapper.insertCause(added);
    return open == null
        ? new Opening(Opening.Kind.OPENED, caseNumber, caseNumber)
        : new Opening(Opening.Kind.JOINED, added.number(), caseNumber);
  }

  private Enterprise locked(String code, String unitCode, String person) {
    List<String> reached = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    return enterprises
        .lock(code)
        .filter(enterprise -> person == null || reached.contains(enterprise.unitCode()))
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "企业名录中没有组织机构代码为“%s”的本辖区企业，请核对代码，或者先登记企业。".formatted(code)));
  }

  private String open(Enterprise enterprise, String unitCode, String person) {
    LocalDateTime now = LocalDateTime.now(clock);
    int year = now.getYear();
    String caseNumber =
        "YT%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "YT", year));
    mapper.insert(
        new Summons(
            caseNumber,
            unitCode,
            enterprise.organisationCode(),
            enterprise.name(),
            Summons.State.OPEN,
            person,
            now,
            null));
    return caseNumber;
  }

  public Summons of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** What the enterprise is summoned for, in the order in which it came in. */
  public List<SummonsCause> causes(String caseNumber) {
    return mapper.causes(caseNumber);
  }

  /** All causes as a letter lists them. */
  String causesText(String caseNumber) {
    return causesText(caseNumber, Integer.MAX_VALUE);
  }

  /** The same in what a form can show; facts that are too long are cut. */
  String causesShown(String caseNumber) {
    return causesText(caseNumber, MOST_SHOWN);
  }

  private String causesText(String caseNumber, int most) {
    return causesText(causes(caseNumber), most);
  }

  private static String causesText(List<SummonsCause> causes, int most) {
    int each = Math.max(most / causes.size() - MOST_AROUND_FACTS, SHORTEST_FACTS);
    return cut(
        causes.stream()
            .map(
                cause ->
                    "%d．%s%s，%s：%s"
                        .formatted(
                            cause.serial(),
                            cause.cause().chinese(),
                            cause.causeCase() == null ? "" : "（" + cause.causeCase() + "）",
                            cause.product(),
                            cut(cause.facts(), each)))
            .collect(Collectors.joining("\n")),
        most);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
  }

  String products(String caseNumber) {
    return causes(caseNumber).stream()
        .map(SummonsCause::product)
        .distinct()
        .collect(Collectors.joining("、"));
  }

  /** Number of the round that begins, for example YT2009-440100-0001-2. */
  String nextRoundNumber(Summons summons) {
    return "%s-%d"
        .formatted(summons.caseNumber(), rounds.ofSummons(summons.caseNumber()).size() + 1);
  }

  /** How far its last round has come; null before the first one. */
  Stage stage(Summons summons) {
    return rounds.ofSummons(summons.caseNumber()).isEmpty()
        ? null
        : last(summons.caseNumber()).stage();
  }

  boolean mayBeSummonedAgain(Summons summons) {
    return rounds.ofSummons(summons.caseNumber()).size() < MOST_ROUNDS;
  }

  private SummonsRound last(String caseNumber) {
    List<SummonsRound> all = rounds.ofSummons(caseNumber);
    return all.get(all.size() - 1);
  }

  /** Tells the enterprise that the case is closed (约谈结案通知), and closes it. */
  @Transactional
  public void issueSummonsClose(String caseNumber) {
    Summons summons = of(caseNumber);
    SummonsRound round = last(caseNumber);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            "summons-close",
            "close",
            summons.unitCode(),
            "约谈结案通知书",
            "summons/summons-close",
            Map.of(
                "unit", units.name(summons.unitCode()),
                "holderName", summons.holderName(),
                "causes", causesText(caseNumber),
                "meetingOn", DAY.format(round.meetingOn()),
                "verifiedOn", DAY.format(round.verifiedOn()),
                "findings", round.findings()),
            round.approvedBy()));
    close(summons, Summons.State.CLOSED);
  }

  /** Closes a case in which the bureau's leader wanted no meeting. */
  @Transactional
  public void dropSummons(String caseNumber) {
    close(of(caseNumber), Summons.State.DROPPED);
  }

  /**
   * Closes a case that failed twice, and proposes to the committee to revoke the title of each
   * product that it was about. A title is that of one product: the holder's others stay, and so
   * does one that is called otherwise than the product of every cause.
   */
  @Transactional
  public void proposeBrandRevocation(String caseNumber) {
    Summons summons = of(caseNumber);
    List<SummonsCause> causes = causes(caseNumber);
    boolean proposed = false;
    for (BrandTitle title : brands.validOf(summons.holderCode())) {
      List<SummonsCause> ofTitle = causes.stream().filter(cause -> isOf(title, cause)).toList();
      if (ofTitle.isEmpty()) {
        continue;
      }
      proposed = true;
      messages.send(
          PROPOSAL,
          null,
          caseNumber,
          title.number(),
          units.province().code(),
          Map.of(
              "titleNumber",
              title.number(),
              "proposedSanction",
              "revoke",
              "facts",
              proposalFacts(caseNumber, ofTitle),
              "legalBasis",
              legalBasis(),
              "incidentNumber",
              caseNumber,
              "proposedBy",
              last(caseNumber).preparedBy()));
    }
    close(summons, proposed ? Summons.State.PROPOSED : Summons.State.FAILED);
  }

  private static boolean isOf(BrandTitle title, SummonsCause cause) {
    return NormalForm.searched(title.product()).equals(NormalForm.searched(cause.product()));
  }

  /** What the papers of the committee's case will cite. */
  String legalBasis() {
    LocalDate today = LocalDate.now(clock);
    return articles.isInForce(today, COMMITTEE)
        ? "%s；%s：评价工作由省名推委负责".formatted(BASIS, articles.cite(today, COMMITTEE))
        : BASIS;
  }

  private void close(Summons summons, Summons.State state) {
    // As whoever opens a summons does: nobody joins one that ends in this moment.
    enterprises.lock(summons.holderCode());
    mapper.close(summons.caseNumber(), state, LocalDateTime.now(clock));
  }

  /** What became of both rounds, then the causes, in what the receiver's register can take. */
  private String proposalFacts(String caseNumber, List<SummonsCause> causes) {
    String outcomes =
        rounds.ofSummons(caseNumber).stream()
            .map(SummonsService::outcome)
            .collect(Collectors.joining("\n", "", "\n约谈事由：\n"));
    return outcomes + causesText(causes, MOST_FACTS - outcomes.length());
  }

  private static String outcome(SummonsRound round) {
    return "第%d次约谈（%s）：".formatted(round.round(), DAY.format(round.meetingOn()))
        + switch (round.stage()) {
          case ABSENT -> "企业未到场。" + round.absence();
          case UNREPORTED -> "企业逾期未报整改情况。";
          default -> "整改核查不合格。" + cut(round.findings(), MOST_FINDINGS);
        };
  }

  /** Open summonses of these units, those with the earliest next day first. */
  @Transactional(readOnly = true)
  public List<OpenSummons> openIn(Collection<String> unitCodes) {
    return unitCodes.isEmpty()
        ? List.of()
        : mapper.openIn(unitCodes).stream()
            .map(this::line)
            .sorted(Comparator.comparing(OpenSummons::nextOn))
            .toList();
  }

  private OpenSummons line(Summons summons) {
    SummonsRound round = last(summons.caseNumber());
    return new OpenSummons(
        summons.caseNumber(),
        summons.unitCode(),
        summons.holderName(),
        products(summons.caseNumber()),
        round.round(),
        round.stage().chinese(),
        nextOn(round),
        caveat(round),
        light(nextOn(round)));
  }

  /** The last day for the work of the stage; of the notice, counted back from the meeting. */
  LocalDate nextOn(SummonsRound round) {
    return round.stage() == Stage.DELIVER
        ? deadline.dayBefore(round.meetingOn(), SummonsRoundService.NOTICE)
        : round.nextOn();
  }

  /** What to say beside that day if the holidays on the way to it are not all known. */
  String caveat(SummonsRound round) {
    return round.stage() == Stage.MEET || round.stage() == Stage.RECTIFY
        ? "" // as it was told, or agreed upon
        : deadline.caveat(nextOn(round));
  }

  /** Yellow from the day on which who works on it is reminded. */
  private Light light(LocalDate nextOn) {
    LocalDate today = LocalDate.now(clock);
    if (today.isAfter(nextOn)) {
      return Light.RED;
    }
    return calendar.workingDaysAfter(today, nextOn) <= limits.named(REMINDER, today).amount()
        ? Light.YELLOW
        : Light.GREEN;
  }

  /** An enterprise that had been registered wrongly keeps its summonses under the right key. */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}
