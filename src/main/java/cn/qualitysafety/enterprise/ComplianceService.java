package cn.qualitysafety.enterprise;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The compliance history (监管记录): what each regime has noted of an enterprise or another party, in
 * the transaction in which it happened. A fact is never deleted; it is taken back.
 */
@Service
public class ComplianceService {

  /** Of the column. */
  private static final int LONGEST_TEXT = 1000;

  private final ComplianceMapper mapper;
  private final ComplianceKinds kinds;
  private final PartyMapper parties;
  private final Clock clock;

  ComplianceService(
      ComplianceMapper mapper, ComplianceKinds kinds, PartyMapper parties, Clock clock) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * Notes a fact once: a second call of the same case, kind and party does nothing, also if the
   * fact was taken back meanwhile.
   *
   * @param holderCode key of an enterprise, registered or not, or number of a party; of a party
   *     that is an enterprise of the register, it is that one's
   * @param kind code of the catalogue
   * @param on when it happened
   * @param unitCode the unit that works on the case
   * @param text what happened, for whoever reads the history; of several lines they are joined, and
   *     of a very long one the end is cut
   * @throws IllegalArgumentException if the catalogue has no such kind
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void note(
      String holderCode,
      String kind,
      LocalDate on,
      String caseNumber,
      String unitCode,
      String text) {
    Severity severity = kinds.kind(kind).severity();
    String holder = keyOf(holderCode);
    if (!mapper.isNoted(caseNumber, kind, holder)) {
      mapper.insert(
          new ComplianceFact(
              0, holder, kind, severity, on, caseNumber, unitCode, joined(text), null, null),
          LocalDateTime.now(clock));
    }
  }

  private String keyOf(String holderCode) {
    Party party = PartyService.isNumber(holderCode) ? parties.find(holderCode) : null;
    return party == null || party.holderCode() == null ? holderCode : party.holderCode();
  }

  private static String joined(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", "；");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
  }

  /**
   * Takes back what was noted in a case; nothing of it counts any more.
   *
   * @param takenBackBy number of the case or document that does
   * @param unitCodes only what these units have noted
   * @return how many facts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int takeBack(String caseNumber, String takenBackBy, Collection<String> unitCodes) {
    return mapper.voidFacts(caseNumber, unitCodes, takenBackBy, LocalDate.now(clock));
  }

  /**
   * Facts of an enterprise or party, the newest first, also those that were taken back.
   *
   * @param holderCode key of an enterprise, or number of a party that is none of the register
   */
  @Transactional(readOnly = true)
  public List<ComplianceFact> of(String holderCode, int offset, int most) {
    return mapper.of(holderCode, offset, most);
  }

  /** What a kind is called in Chinese. */
  public String name(String kind) {
    return kinds.name(kind);
  }

  /**
   * A party turns out to be an enterprise of the register, or not to be the one it was taken for:
   * of an enterprise's history only what cases of the party have noted goes with it.
   *
   * @param from key of the enterprise or number of the party under which its history is kept
   * @param to the same from now on
   */
  void moveOfParty(String number, String from, String to) {
    if (from.equals(to)) {
      return;
    }
    if (from.equals(number)) {
      mapper.moveHolder(from, to);
    } else {
      mapper.moveOfCases(number, from, to);
    }
  }

  /** An enterprise that had been registered wrongly keeps its history under the right key. */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}
