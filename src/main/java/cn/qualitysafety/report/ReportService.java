package cn.qualitysafety.report;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.FilledField;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.RecordedFacts;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.number.RunningNumbers;
import cn.qualitysafety.platform.record.CaseRecords;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports that units owe, period by period. */
@Service
public class ReportService {

  /** What whoever receives the proposal calls it. */
  private static final String CRITICISM = "批评";

  private static final String SUPPLEMENT = "report.supplement";
  private static final String REMINDER = "report.reminder";
  private static final String MISSING = "report.missing";

  /** How the names of this regime's limits begin. */
  private static final String LIMITS = "report.";

  private static final int LONGEST_CONTRADICTIONS = 4000;
  private static final int MOST_SUGGESTIONS = 3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /** The parts of the text, in which claims are looked for. */
  private static final List<String> TEXTS =
      List.of("situation", "problems", "causes", "measures", "topic");

  private final ReportMapper mapper;
  private final Registers registers;
  private final CaseRecords records;
  private final RecordedFacts recorded;
  private final OfficialDocuments documents;
  private final Messages messages;
  private final RunningNumbers numbers;
  private final UnitRegister units;
  private final Deadline deadline;
  private final CaseLimits limits;
  private final Clock clock;

  ReportService(
      ReportMapper mapper,
      Registers registers,
      CaseRecords records,
      RecordedFacts recorded,
      OfficialDocuments documents,
      Messages messages,
      RunningNumbers numbers,
      UnitRegister units,
      Deadline deadline,
      CaseLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.registers = registers;
    this.records = records;
    this.recorded = recorded;
    this.documents = documents;
    this.messages = messages;
    this.numbers = numbers;
    this.units = units;
    this.deadline = deadline;
    this.limits = limits;
    this.clock = clock;
  }

  public OwedReport of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  /** All that a unit and those below it owed on periods that end in this time. */
  public List<OwedReport> owed(String unitCode, LocalDate from, LocalDate to) {
    return mapper.owed(units.jurisdictionOf(unitCode).stream().map(Unit::code).toList(), from, to);
  }

  /** How a unit and those below it kept their reports on periods that end in this time. */
  public List<Keeping> keeping(String unitCode, LocalDate from, LocalDate to) {
    return mapper.keeping(
        units.jurisdictionOf(unitCode).stream().map(Unit::code).toList(),
        from,
        to,
        LocalDate.now(clock));
  }

  /**
   * Registers what a unit owes on a period; the catalogue has told the case what it is called and
   * by which limit it is due.
   *
   * @throws RefusedInputException if the period has not ended, or the unit owes it already
   */
  @Transactional
  public void open(String caseNumber, String unitCode, String kind, Period period) {
    if (LocalDateTime.now(clock)
        .isBefore(
            LocalDateTime.ofInstant(
                deadline.endOfDay(period.endsOn()).toInstant(), clock.getZone()))) {
      throw new RefusedInputException(
          "%s到%s才结束，期末以前不能报送；请在期满以后办理。".formatted(period.text(), DAY.format(period.endsOn())));
    }
    OwedReport earlier = mapper.findOf(unitCode, kind, period.code());
    if (earlier != null) {
      throw new RefusedInputException(
          "%s%s的报告已经登记为%s，不能再登记一件。"
              .formatted(units.name(unitCode), period.text(), earlier.caseNumber()));
    }
    LocalDate dueOn =
        limits.begin(caseNumber, records.text(caseNumber, "dueLimit"), period.endsOn());
    mapper.insert(
        caseNumber,
        unitCode,
        kind,
        records.text(caseNumber, "kindName"),
        period.code(),
        period.endsOn(),
        dueOn);
  }

  /** Holidays became known that move the day by which it, or its supplement, is due. */
  @EventListener
  void follow(LimitMoved limit) {
    if (limit.limitName().startsWith(LIMITS)) {
      mapper.extend(limit.caseNumber(), limit.lastDay());
    }
  }

  /**
   * Takes the figures from the registers, once and for all.
   *
   * @param codes of the figures that the catalogue asks for, in its order
   */
  @Transactional
  public void freeze(String caseNumber, List<String> codes) {
    OwedReport report = of(caseNumber);
    if (report.frozenAt() != null) {
      return;
    }
    Period period = report.period();
    for (int serial = 0; serial < codes.size(); serial++) {
      Figure figure = asked(caseNumber, codes.get(serial));
      Registers.Reading reading = registers.read(figure.source(), report.unitCode(), period);
      mapper.insertFigure(
          new FrozenFigure(
              caseNumber,
              serial,
              figure.code(),
              figure.name(),
              figure.unit(),
              figure.source(),
              reading.value(),
              reading.remark(),
              earlier(report, figure, period.before()),
              earlier(report, figure, period.aYearBefore())));
    }
    mapper.freeze(caseNumber, LocalDateTime.now(clock));
    if (!codes.isEmpty()) {
      keep(report, "serviceTask_freezeFigures", "锁定登记簿数字", "frozenFigures", frozen(caseNumber));
    }
  }

  private String frozen(String caseNumber) {
    return figures(caseNumber).stream()
        .map(
            figure ->
                "%s：%s（上期%s，上年同期%s）"
                    .formatted(
                        figure.name(),
                        withRemark(figure),
                        figure.wordsBefore(),
                        figure.wordsYearBefore()))
        .collect(Collectors.joining("\n"));
  }

  /** In the record of the case, where whoever reads its page finds it when it is long closed. */
  private void keep(OwedReport report, String step, String stepName, String name, String text) {
    records.keep(
        new CaseRecords.Occasion(
            CasePlace.of(report.caseNumber()),
            report.unitCode(),
            UUID.randomUUID().toString(),
            step,
            stepName,
            null),
        List.of(
            new FilledField(
                new Fact(name, stepName, FactType.TEXT, List.of(), List.of()), text, text)));
  }

  private Figure asked(String caseNumber, String code) {
    return new Figure(
        code,
        ofFigure(caseNumber, code, "figureName"),
        ofFigure(caseNumber, code, "figureUnit"),
        ofFigure(caseNumber, code, "figureSource"));
  }

  /** What the tables say of a figure; empty if they say nothing. */
  private String ofFigure(String caseNumber, String code, String fact) {
    return recorded
        .find(CasePlace.of(caseNumber).row(code), fact)
        .map(RecordedFacts.Recorded::value)
        .map(Object::toString)
        .orElse("");
  }

  /** As it was reported then; where nothing was, what the registers say if they were kept then. */
  private BigDecimal earlier(OwedReport report, Figure figure, Period period) {
    OwedReport then = mapper.findOf(report.unitCode(), report.kind(), period.code());
    FrozenFigure reported = then == null ? null : mapper.figure(then.caseNumber(), figure.code());
    if (reported != null) {
      return reported.figureValue();
    }
    return registers.know(period)
        ? registers.read(figure.source(), report.unitCode(), period).value()
        : null;
  }

  /** The frozen figure of a row; null outside of rows. */
  FrozenFigure figure(String caseNumber, String code) {
    return code == null ? null : mapper.figure(caseNumber, code);
  }

  public List<FrozenFigure> figures(String caseNumber) {
    return mapper.figures(caseNumber);
  }

  /** 上升, 下降, 持平 or 无可比, as the table of trends says; empty before it was asked. */
  String trend(FrozenFigure figure) {
    return ofFigure(figure.caseNumber(), figure.code(), "trend");
  }

  /** The figures as people read them, one per line. */
  String figureLines(String caseNumber) {
    return figures(caseNumber).stream()
        .map(figure -> "%s：%s".formatted(figure.name(), compared(figure)))
        .collect(Collectors.joining("\n"));
  }

  private String compared(FrozenFigure figure) {
    if (figure.figureValue() == null) {
      return figure.words();
    }
    return "%s（上期%s，上年同期%s；%s）%s"
        .formatted(
            figure.words(),
            figure.wordsBefore(),
            figure.wordsYearBefore(),
            trend(figure),
            figure.remark() == null ? "" : "，" + figure.remark());
  }

  /** What the registers say differently since the figures were frozen, one per line. */
  String notes(String caseNumber) {
    return String.join("\n", mapper.notes(caseNumber));
  }

  /**
   * Looks whether the text that was just written claims what the figures deny.
   *
   * @param person login of the writer
   * @throws RefusedInputException if it does, and nobody has explained it
   */
  @Transactional
  public void check(String caseNumber, String person) {
    List<TrendClaims.Known> figures =
        figures(caseNumber).stream()
            .map(
                figure ->
                    new TrendClaims.Known(
                        figure,
                        ofFigure(caseNumber, figure.code(), "claimWords"),
                        Boolean.parseBoolean(ofFigure(caseNumber, figure.code(), "moreIsBetter")),
                        trend(figure)))
            .toList();
    List<String> denied =
        TEXTS.stream()
            .map(text -> records.text(caseNumber, text))
            .filter(Objects::nonNull)
            .flatMap(text -> TrendClaims.denied(text, figures).stream())
            .distinct()
            .toList();
    if (!denied.isEmpty() && records.text(caseNumber, "explanation") == null) {
      throw new RefusedInputException(
          String.join("", denied) + "请修改文字；文字无误的，在“与数字不符的说明”中写明理由，说明随报告送签发人和上级。");
    }
    String told = String.join("\n", denied);
    mapper.write(
        caseNumber,
        told.isEmpty() ? null : told.substring(0, Math.min(told.length(), LONGEST_CONTRADICTIONS)),
        person);
  }

  /** The leader signs, which files the report, or gives it back. */
  @Transactional
  public void sign(String caseNumber, boolean agreed, String person) {
    if (!agreed) {
      return;
    }
    OwedReport report = of(caseNumber);
    LocalDateTime now = LocalDateTime.now(clock);
    mapper.sign(caseNumber, now, person);
    if (report.state() == OwedReport.State.RETURNED) {
      mapper.fileSupplement(caseNumber);
    } else {
      int lateDays = (int) Math.max(0, ChronoUnit.DAYS.between(report.dueOn(), now.toLocalDate()));
      mapper.file(caseNumber, now, lateDays, lateDays > 0);
    }
    limits.endAll(caseNumber);
    if (report.isBeingUrged()) {
      keep(
          report,
          "userTask_urgeReport",
          "催报",
          "urgingEnded",
          "报告已于%s报送，催报自行结束。".formatted(DAY.format(now)));
    }
  }

  /** The superior takes note, or gives the report back with a new limit. */
  @Transactional
  public void takeNote(String caseNumber, boolean enough, String person) {
    if (enough) {
      mapper.note(caseNumber, person, LocalDateTime.now(clock));
    } else {
      mapper.giveBack(caseNumber, limits.begin(caseNumber, SUPPLEMENT));
    }
  }

  @Transactional
  public void remind(String caseNumber) {
    mapper.remind(caseNumber, LocalDateTime.now(clock));
  }

  /** Marks a report overdue; a supplement that comes too late doesn't make the report late. */
  @Transactional
  public void markOverdue(String caseNumber) {
    OwedReport report = of(caseNumber);
    mapper.markOverdue(
        caseNumber,
        report.late() || report.state() == OwedReport.State.OPEN,
        LocalDateTime.now(clock));
  }

  @Transactional
  public void urge(String caseNumber, String person) {
    mapper.urge(caseNumber, person, LocalDateTime.now(clock));
  }

  /**
   * Proposes to criticise the unit for a report that is missing, once in a quarter, whatever it
   * owes in it. What waits for a supplement is not missing.
   */
  @Transactional
  public void proposeCriticism(String caseNumber) {
    OwedReport report = of(caseNumber);
    if (report.state() != OwedReport.State.OPEN) {
      return;
    }
    Period period = report.period();
    LocalDate begins = quarterBegins(period.endsOn());
    LocalDate ends = begins.plusMonths(3).minusDays(1);
    // Whoever comes meanwhile, for another kind, waits.
    numbers.next(report.unitCode(), "report criticism", begins.getYear());
    if (mapper.criticisms(report.unitCode(), begins, ends) > 0) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    messages.send(
        "commendationProposed",
        null,
        caseNumber,
        period.quarter(),
        report.unitCode(),
        Map.of(
            "kind",
            CRITICISM,
            "facts",
            "%s应于%s前报送的%s%s，至%s仍未报送。"
                .formatted(
                    units.name(report.unitCode()),
                    DAY.format(report.dueOn()),
                    period.text(),
                    report.kindName(),
                    DAY.format(today)),
            "causeCase",
            caseNumber));
    mapper.proposeCriticism(caseNumber, today);
  }

  private static LocalDate quarterBegins(LocalDate day) {
    return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
  }

  /** Tells whoever watches risks of a regional problem that no register has. */
  @Transactional
  public void signalRisk(String caseNumber) {
    OwedReport report = of(caseNumber);
    messages.send(
        "riskSignalDue",
        null,
        caseNumber,
        "region",
        report.unitCode(),
        Map.of(
            "source", "report",
            "sourceCase", caseNumber,
            "product", records.text(caseNumber, "regionalProduct"),
            "city", report.unitCode(),
            "facts", records.text(caseNumber, "regionalFacts")));
  }

  /** Hands the report on to be made public. */
  @Transactional
  public void disclose(String caseNumber) {
    OwedReport report = of(caseNumber);
    messages.send(
        "disclosureDue",
        null,
        caseNumber,
        occasion(report),
        report.unitCode(),
        Map.of(
            "kind", report.kind(),
            "disclosureKind", "report",
            "disclosureTitle", title(report),
            "disclosureText", records.text(caseNumber, "situation"),
            "madeOn", LocalDate.now(clock).toString()));
  }

  private static String occasion(OwedReport report) {
    return report.supplemented() ? "supplement" : "issue";
  }

  private String title(OwedReport report) {
    return "%s%s%s"
        .formatted(units.name(report.unitCode()), report.period().text(), report.kindName());
  }

  /**
   * Issues the report as the document of its kind, signed by its leader; a supplemented one takes
   * the place of the first, which becomes void.
   *
   * @param recipients to whom it goes
   */
  @Transactional
  public void issue(String caseNumber, List<String> recipients) {
    OwedReport report = of(caseNumber);
    String kind = records.text(caseNumber, "documentKind");
    Map<String, String> values = new HashMap<>();
    values.put("unit", units.name(report.unitCode()));
    values.put("recipients", String.join("、", recipients));
    values.put("kindName", report.kindName());
    values.put("period", report.period().text());
    values.put("asOf", DAY.format(report.endsOn()));
    for (String text : TEXTS) {
      values.put(
          text, paragraphs(Objects.requireNonNullElse(records.text(caseNumber, text), "无。")));
    }
    values.put("suggestions", paragraphs(suggestions(caseNumber)));
    values.put("explanation", explained(report));
    for (String amount : List.of("planned", "spent", "usedFor")) {
      values.put(amount, Objects.requireNonNullElse(records.text(caseNumber, amount), "—"));
    }
    column(values, "name", caseNumber, FrozenFigure::name);
    column(values, "value", caseNumber, ReportService::withRemark);
    column(values, "before", caseNumber, FrozenFigure::wordsBefore);
    column(values, "yearBefore", caseNumber, FrozenFigure::wordsYearBefore);
    column(values, "trend", caseNumber, this::trend);
    documents.issue(
        new DocumentDraft(
            caseNumber,
            kind,
            occasion(report),
            report.unitCode(),
            title(report),
            "report/" + kind,
            values,
            report.signedBy()));
    documents.ofCase(caseNumber).stream()
        .filter(earlier -> !earlier.occasion().equals(occasion(report)) && !earlier.voided())
        .forEach(
            earlier ->
                documents.voidDocument(earlier.number(), "退回补充，由补充后的报告代替", report.signedBy()));
  }

  private static String withRemark(FrozenFigure figure) {
    return figure.figureValue() == null || figure.remark() == null
        ? figure.words()
        : "%s（%s）".formatted(figure.words(), figure.remark());
  }

  /** A column of the table of figures, a cell per line. */
  private void column(
      Map<String, String> values,
      String name,
      String caseNumber,
      Function<FrozenFigure, String> cell) {
    values.put(
        "figures." + name,
        figures(caseNumber).stream().map(cell).collect(Collectors.joining("\n")));
  }

  private String suggestions(String caseNumber) {
    List<String> lines = new ArrayList<>();
    IntStream.rangeClosed(1, MOST_SUGGESTIONS)
        .filter(serial -> records.text(caseNumber, "suggestion" + serial) != null)
        .forEach(
            serial ->
                lines.add(
                    "建议%s：%s"
                        .formatted(
                            records.text(caseNumber, "addressee" + serial),
                            records.text(caseNumber, "suggestion" + serial))));
    return lines.isEmpty() ? "无。" : String.join("\n", lines);
  }

  private String explained(OwedReport report) {
    return report.contradictions() == null
        ? ""
        : "\n"
            + paragraphs(
                "说明：%s%s"
                    .formatted(
                        report.contradictions().replace("\n", ""),
                        records.text(report.caseNumber(), "explanation")));
  }

  /** Each paragraph begins with two empty characters (GB/T 9704-1999). */
  private static String paragraphs(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> "　　" + line)
        .collect(Collectors.joining("\n"));
  }

  /** Last second of its day. */
  Date dueTime(OwedReport report) {
    return deadline.endOfDay(report.dueOn());
  }

  Date reminderTime(OwedReport report) {
    return deadline.reminderOf(report.dueOn(), REMINDER);
  }

  /** When a report that is still missing is proposed for criticism. */
  Date missingTime(OwedReport report) {
    return deadline.endOfDay(deadline.lastDay(report.dueOn(), MISSING));
  }

  /** How long overdue a report is and how often the unit was late this year, for who urges it. */
  String overdueSummary(OwedReport report) {
    return "%s应于%s前报送，至今未报；该单位今年各种定期报告累计迟报%d次。"
        .formatted(
            report.supplemented() ? "报告已退回补充，补充后的报告" : "",
            DAY.format(report.dueOn()),
            mapper.lateReports(report.unitCode(), report.dueOn().withDayOfYear(1)));
  }

  /** Code of the unit that takes note: the superior, the province, or the unit itself. */
  String noteUnit(OwedReport report) {
    String where = records.text(report.caseNumber(), "notedIn");
    return where == null
        ? null
        : switch (where) {
          case "上级" -> superior(report);
          case "省局" -> units.code();
          default -> report.unitCode();
        };
  }

  /** Code of the unit that urges: the superior; of the province itself. */
  String superior(OwedReport report) {
    return Stream.of(units.unit(report.unitCode()).parentCode(), report.unitCode())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Notes what a register says differently since the figures were frozen; twice the same is one
   * note. No figure changes.
   */
  @Transactional
  public void noteCorrection(String caseNumber, String occasion, String text) {
    if (!mapper.hasNote(caseNumber, occasion)) {
      mapper.insertNote(caseNumber, occasion, text, LocalDateTime.now(clock));
      // Each is a task of its own: another note takes nothing back.
      keep(of(caseNumber), "serviceTask_noteCorrection " + occasion, "登记簿更正", "figureNote", text);
    }
  }
}
