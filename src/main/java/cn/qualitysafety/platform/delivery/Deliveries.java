package cn.qualitysafety.platform.delivery;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitMoved;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.CasePlace;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of service of documents. */
@Service
public class Deliveries {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final int LONGEST_ADDRESSEE = 200;

  /** How long a letter that was posted in time may be under way. */
  private static final String IN_TRANSIT = "delivery.inTransit";

  /** How long it may take to enter that nothing came. */
  private static final String ENTERED = "delivery.recordSilence";

  private final DeliveryMapper mapper;
  private final OfficialDocuments documents;
  private final CaseLimits caseLimits;
  private final Deadline deadline;
  private final Limits limits;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deliveries(
      DeliveryMapper mapper,
      OfficialDocuments documents,
      CaseLimits caseLimits,
      Deadline deadline,
      Limits limits,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.documents = documents;
    this.caseLimits = caseLimits;
    this.deadline = deadline;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Begins the service of the last document of a kind that is in force in a case; in a row of a
   * case, of its own if it has one.
   *
   * @param caller the case of the document, or the row of it
   * @param limitName within which it is to be served
   * @param from day from which that counts; null for the day of the document
   * @return number of the case of the service: the document's own and {@code -SD1}, {@code -SD2} …
   * @throws IllegalStateException if the case has no such document
   * @throws IllegalArgumentException if there is no such limit
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String open(
      CasePlace caller,
      String unitCode,
      String kind,
      String addressee,
      String limitName,
      LocalDate from) {
    mapper.lockCase(caller.caseNumber());
    OfficialDocument document = document(caller, kind);
    String number =
        "%s-SD%d".formatted(caller.caseNumber(), ofCase(caller.caseNumber()).size() + 1);
    LocalDate issuedOn = document.issuedAt().toLocalDate();
    mapper.insert(
        new Delivery(
            number,
            caller.caseNumber(),
            caller.row(),
            unitCode,
            kind,
            document.number(),
            document.title(),
            issuedOn,
            Entered.line("受送达人", addressee, LONGEST_ADDRESSEE),
            caseLimits.begin(number, limitName, from == null ? issuedOn : from),
            LocalDateTime.now(clock),
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return number;
  }

  private OfficialDocument document(CasePlace caller, String kind) {
    List<OfficialDocument> ofKind =
        documents.ofCase(caller.caseNumber()).stream()
            .filter(document -> document.kind().equals(kind) && !document.voided())
            .toList();
    // What was issued for another row is no paper of this one.
    List<OfficialDocument> candidates =
        Stream.concat(
                caller.rows().stream()
                    .map(row -> new CasePlace(caller.caseNumber(), row))
                    .map(row -> ofKind.stream().filter(each -> row.isOwn(each.occasion()))),
                Stream.of(ofKind.stream().filter(each -> !CasePlace.isOfRow(each.occasion()))))
            .map(Stream::toList)
            .filter(issued -> !issued.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (candidates.isEmpty()) {
      throw new IllegalStateException(
          "case %s has no document '%s' to serve; let the model issue it before it calls the service"
              .formatted(caller.caseNumber(), kind));
    }
    return candidates.get(candidates.size() - 1);
  }

  /**
   * Until when something may be done that runs from the service, for the document that is served:
   * nobody knows the day yet.
   *
   * @param paper what the document calls itself, {@code 本通知书}
   */
  public String untilText(String paper, String limitName) {
    return "收到%s之日起第%s".formatted(paper, limits.named(limitName, LocalDate.now(clock)).length());
  }

  /**
   * When silence counts about something that could be done until a day which runs from a service:
   * what was posted on the last day may still be under way; and of a service that was entered late,
   * because its receipt came back late, what has come meanwhile is to be entered first.
   *
   * @param kind of the document from whose service the time runs
   * @param lastDay null if nobody knows it yet
   * @return null then
   */
  public Date silenceCounts(CasePlace place, String kind, LocalDate lastDay) {
    if (lastDay == null) {
      return null;
    }
    LocalDate from =
        last(place, kind).stream()
            .map(Delivery::closedAt)
            .filter(Objects::nonNull)
            .map(LocalDateTime::toLocalDate)
            .filter(lastDay::isBefore)
            .max(Comparator.naturalOrder())
            .orElse(lastDay);
    return deadline.endOfDay(deadline.lastDay(from, IN_TRANSIT));
  }

  /**
   * When it is due to be entered what a party stated, or that it stated nothing: nobody can do so
   * before its silence counts.
   *
   * @param kind as above, like the last day
   * @return null while nobody knows the last day
   */
  public Date answerDue(CasePlace place, String kind, LocalDate lastDay) {
    Date counts = silenceCounts(place, kind, lastDay);
    return counts == null
        ? null
        : deadline.endOfDay(
            deadline.lastDay(LocalDate.ofInstant(counts.toInstant(), clock.getZone()), ENTERED));
  }

  /**
   * Nobody records that a party has stated nothing before its silence counts.
   *
   * @throws RefusedInputException until then
   */
  public void mustBeSilent(CasePlace place, String kind, LocalDate lastDay) {
    Date counts = silenceCounts(place, kind, lastDay);
    if (!clock.instant().isAfter(counts.toInstant())) {
      throw new RefusedInputException(
          "企业在%s以前（含当日）可以陈述申辩，当日寄出的可能还在途中，%s以后才能登记为没有提出。"
              .formatted(
                  DAY.format(lastDay),
                  DAY.format(LocalDate.ofInstant(counts.toInstant(), clock.getZone()))));
    }
  }

  /** Null if there is no such service. */
  public Delivery of(String number) {
    return mapper.find(number);
  }

  /**
   * The document has been served; whoever waits for it is told.
   *
   * @param attempts how many it took, this one included
   * @param receivedBy null if nobody signed
   * @param proof null if there is none besides the receipt
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(
      String number,
      Delivery.Manner manner,
      int attempts,
      LocalDate servedOn,
      String receivedBy,
      String proof,
      String person) {
    Delivery open = of(number);
    Delivery served =
        new Delivery(
            open.number(),
            open.caseNumber(),
            open.rowKey(),
            open.unitCode(),
            open.documentKind(),
            open.documentNumber(),
            open.documentTitle(),
            open.documentIssuedOn(),
            open.addressee(),
            open.dueOn(),
            open.openedAt(),
            manner,
            attempts,
            servedOn,
            receivedBy,
            proof,
            person,
            LocalDateTime.now(clock));
    mapper.close(served);
    caseLimits.endAll(number);
    events.publishEvent(new DocumentServed(served));
  }

  /**
   * The document is announced to the public: that is its service begun as the law wants it, which
   * is over when the days of the notice are. Nobody is late with it meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void announce(String number) {
    caseLimits.endAll(number);
  }

  /** Cases end at once: nobody owes what is being served in them any more. */
  @Transactional
  public void abandon(Collection<String> caseNumbers) {
    ofCases(caseNumbers).stream()
        .filter(delivery -> !delivery.served())
        .forEach(delivery -> caseLimits.endAll(delivery.number()));
  }

  /** Holidays became known that move the last day to serve. */
  @EventListener
  void follow(LimitMoved limit) {
    mapper.moveDueOn(limit.caseNumber(), limit.lastDay());
  }

  /** What was served and is being served in a case, in the order in which it was begun. */
  public List<Delivery> ofCase(String caseNumber) {
    return ofCases(List.of(caseNumber));
  }

  /** The same of some cases. */
  public List<Delivery> ofCases(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : mapper.ofCases(caseNumbers);
  }

  /** Day of the last service in a case, of whatever document; null while nothing was served. */
  public LocalDate lastServedOn(String caseNumber) {
    return ofCase(caseNumber).stream()
        .map(Delivery::servedOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The same as {@link #servedOn(CasePlace, String)} of a case as a whole. */
  public LocalDate servedOn(String caseNumber, String kind) {
    return servedOn(CasePlace.of(caseNumber), kind);
  }

  /**
   * The day on which a kind of document was served, on the last of its addressees; of documents
   * that were issued anew the last one counts.
   *
   * @return null while an addressee has not been served, or nobody has
   */
  public LocalDate servedOn(CasePlace place, String kind) {
    List<Delivery> last = last(place, kind);
    return last.stream().allMatch(Delivery::served)
        ? last.stream().map(Delivery::servedOn).max(Comparator.naturalOrder()).orElse(null)
        : null;
  }

  /** For each addressee the last service of a kind of document, in a case or a row of it. */
  public List<Delivery> last(CasePlace place, String kind) {
    Map<List<String>, Delivery> last = new LinkedHashMap<>();
    ofCase(place.caseNumber()).stream()
        .filter(delivery -> delivery.documentKind().equals(kind))
        .filter(delivery -> place.row() == null || place.row().equals(delivery.rowKey()))
        .forEach(
            delivery ->
                last.put(
                    List.of(
                        Objects.requireNonNullElse(delivery.rowKey(), ""), delivery.addressee()),
                    delivery));
    return List.copyOf(last.values());
  }
}
