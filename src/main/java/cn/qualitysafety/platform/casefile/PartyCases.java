package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.engine.InTheNameOf;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is on a party in the register of cases, for whoever may read the cases: by the same
 * rights as in a search for them.
 */
@Service
public class PartyCases {

  private final CaseMapper mapper;
  private final CaseRegister register;
  private final InTheNameOf inTheNameOf;

  PartyCases(CaseMapper mapper, CaseRegister register, InTheNameOf inTheNameOf) {
    this.mapper = mapper;
    this.register = register;
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * A case of a party.
   *
   * @param state what it waits for, or its result
   * @param openedAt null if the engine had forgotten it before there was a register
   */
  public record PartyCase(
      String caseNumber, String title, String unitCode, String state, LocalDateTime openedAt) {}

  /**
   * A document that was issued in a case of a party.
   *
   * @param voidReason null while it is in force
   */
  public record PartyDocument(
      String number, String title, String caseNumber, LocalDateTime issuedAt, String voidReason) {}

  /** Cases of a party that a person may read, the newest first. */
  @Transactional(readOnly = true)
  public List<PartyCase> of(
      String partyCode, String person, Collection<String> unitCodes, int offset, int most) {
    List<String> procedures = procedures(partyCode, person, unitCodes);
    return procedures.isEmpty()
        ? List.of()
        : register.lines(mapper.ofPartyIn(partyCode, unitCodes, procedures, most, offset)).stream()
            .map(
                line ->
                    new PartyCase(
                        line.entry().caseNumber(),
                        line.entry().title(),
                        line.entry().unitCode(),
                        line.state(),
                        line.entry().openedAt()))
            .toList();
  }

  /** Documents of these cases, the newest first. */
  @Transactional(readOnly = true)
  public List<PartyDocument> documents(
      String partyCode, String person, Collection<String> unitCodes, int offset, int most) {
    List<String> procedures = procedures(partyCode, person, unitCodes);
    return procedures.isEmpty()
        ? List.of()
        : mapper.documentsOfParty(partyCode, unitCodes, procedures, most, offset);
  }

  private List<String> procedures(String partyCode, String person, Collection<String> unitCodes) {
    return unitCodes.isEmpty()
        ? List.of()
        : readable(mapper.proceduresOfParty(partyCode, unitCodes), person);
  }

  private List<String> readable(List<String> processKeys, String person) {
    List<String> posts = inTheNameOf.postsOf(person);
    return processKeys.stream().filter(key -> register.mayRead(person, posts, key)).toList();
  }

  /** Those among some cases that a person may read. */
  @Transactional(readOnly = true)
  public Set<String> readable(
      Collection<String> caseNumbers, String person, Collection<String> unitCodes) {
    if (caseNumbers.isEmpty() || unitCodes.isEmpty()) {
      return Set.of();
    }
    List<CaseMapper.Numbered> found = mapper.numbered(caseNumbers, unitCodes);
    List<String> procedures =
        readable(found.stream().map(CaseMapper.Numbered::processKey).distinct().toList(), person);
    return found.stream()
        .filter(each -> procedures.contains(each.processKey()))
        .map(CaseMapper.Numbered::caseNumber)
        .collect(Collectors.toSet());
  }

  /** Whether a person reads cases of a procedure, wherever they reach. */
  public boolean mayRead(String person, List<String> posts, String processKey) {
    return register.mayRead(person, posts, processKey);
  }
}
