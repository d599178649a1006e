package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.casefile.CaseNumberMapper.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case is its number and its unit: a number belongs to the unit in which it was first given, and
 * to one running case, with those that it calls, at a time. Files, documents and limits are kept by
 * number; no other case gets at them by taking it.
 */
@Service
public class NumberRegister {

  private final CaseNumberMapper mapper;

  NumberRegister(CaseNumberMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * A case has got its number, by whatever way.
   *
   * @param familyId root instance of the case
   * @throws RefusedInputException if another running case has it, or it is another unit's
   */
  void give(String caseNumber, String unitCode, String familyId) {
    Owner mine = new Owner(caseNumber, unitCode, familyId);
    Owner owner = mapper.find(caseNumber);
    if (owner == null) {
      Owner earlier = mapper.findInHistory(caseNumber, familyId);
      if (earlier != null && !isFreeFor(mine, earlier)) {
        throw taken(caseNumber);
      }
      try {
        mapper.insert(mine);
        return;
      } catch (DuplicateKeyException somebodyElseWasQuicker) {
        owner = mapper.find(caseNumber);
      }
    }
    if (!familyId.equals(owner.familyId()) && (!isFreeFor(mine, owner) || mapper.take(mine) == 0)) {
      throw taken(caseNumber);
    }
  }

  private static boolean isFreeFor(Owner mine, Owner owner) {
    return owner.familyId() == null && owner.unitCode().equals(mine.unitCode());
  }

  /** The case ended, and with it those that it called: their numbers are free in their units. */
  void release(String familyId) {
    mapper.release(familyId);
  }

  /**
   * Gives a number whose case has ended to another unit, with its file: a licence goes on in the
   * city to which its holder has moved.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void handOver(String caseNumber, String unitCode) {
    mapper.handOver(caseNumber, unitCode);
  }

  /** Code of the unit of a number; null if nobody has got it. */
  public String unitOf(String caseNumber) {
    return caseNumber == null ? null : unitsOf(List.of(caseNumber)).get(caseNumber);
  }

  /**
   * The units of some numbers. One that was given before there was this register is missing: it is
   * the unit's whose case has it.
   */
  Map<String, String> unitsOf(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty()
        ? Map.of()
        : mapper.findAll(caseNumbers).stream()
            .collect(Collectors.toMap(Owner::caseNumber, Owner::unitCode));
  }

  private static RefusedInputException taken(String caseNumber) {
    return new RefusedInputException(
        "编号“%s”属于另一件业务，不能再用于本件，本次操作没有生效；编号由系统给出，请核对后重试。".formatted(caseNumber));
  }
}
