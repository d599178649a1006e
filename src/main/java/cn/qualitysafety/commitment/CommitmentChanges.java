package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.target.Target;
import cn.qualitysafety.target.TargetShare;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Whether an item may be changed, and whether the target of the plan is still covered by all that
 * share it.
 */
@Service
public class CommitmentChanges {

  static final String DAY = "期限";
  static final String NUMBER = "指标";
  private static final String UNIT = "单位";

  private final Commitments commitments;
  private final Targets targets;
  private final UnitRegister units;
  private final CaseRecords records;
  private final Clock clock;

  CommitmentChanges(
      Commitments commitments,
      Targets targets,
      UnitRegister units,
      CaseRecords records,
      Clock clock) {
    this.commitments = commitments;
    this.targets = targets;
    this.units = units;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Lets a case about an item begin only if the item is open, and belongs to the unit or one below
   * it.
   *
   * @throws RefusedInputException with what to do
   */
  public CommitmentItem demandOpen(String itemNumber, String unitCode) {
    return commitments
        .item(itemNumber.strip())
        .filter(CommitmentItem::isOpen)
        .filter(item -> units.isWithin(item.unitCode(), unitCode))
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”不是本单位和下级单位正在办理的督办任务，没有提交；请核对任务编号。".formatted(itemNumber)));
  }

  /**
   * Lets a unit ask for a change of its own item.
   *
   * @param caseNumber of the change, which has recorded what is asked
   * @throws RefusedInputException if the item is another unit's, its day is over and it is not
   *     listed, it has no number that could be changed, or it would stay where it is
   */
  public void demandChangeable(String caseNumber, String unitCode) {
    CommitmentItem item = demandOpen(records.text(caseNumber, "itemNumber"), unitCode);
    if (!item.unitCode().equals(unitCode)) {
      throw new RefusedInputException(
          "任务%s由%s承担，没有提交；调整由承担单位提出。".formatted(item.number(), units.name(item.unitCode())));
    }
    String kind = records.text(caseNumber, "changeKind");
    LocalDate today = LocalDate.now(clock);
    if (kind.equals(DAY) && item.isOverdue(today) && !item.isListed()) {
      throw new RefusedInputException(
          "任务%s的期限（%s）已过，又没有挂牌督办，不能再申请延期，没有提交；请抓紧完成，或者在挂牌督办以后申请。"
              .formatted(item.number(), item.dueOn()));
    }
    if (kind.equals(DAY)
        && item.dueOn() != null
        && !LocalDate.parse(records.text(caseNumber, "newDueOn")).isAfter(item.dueOn())) {
      throw new RefusedInputException("“新的期限”应晚于现在的期限（%s），没有提交；请更正。".formatted(item.dueOn()));
    }
    if (kind.equals(UNIT)
        && records.text(caseNumber, NewUnitFacts.KEY).equals(units.name(item.unitCode()))) {
      throw new RefusedInputException("“改由哪个单位承担”就是现在的承担单位，没有提交；请填写另一个单位。");
    }
    if (kind.equals(NUMBER) && sharedTarget(item) == null && item.ownNumber() == null) {
      throw new RefusedInputException(
          "任务%s没有分解到本单位的数量，按比例核定的数量也不能调整，没有提交；请核对“调整事项”。".formatted(item.number()));
    }
  }

  /**
   * Key of the target of which the unit of an item has a part; null if it has none. A percentage is
   * nobody's part.
   */
  String sharedTarget(CommitmentItem item) {
    return item == null
        ? null
        : item.figures().stream()
            .map(Figure::targetKey)
            .filter(key -> shares(item, key).stream().anyMatch(share -> isOwn(share, item)))
            .findFirst()
            .orElse(null);
  }

  /** What the unit has to reach of it now; null if it has no part. */
  Integer ownShare(CommitmentItem item) {
    String key = sharedTarget(item);
    return key == null
        ? null
        : shares(item, key).stream()
            .filter(share -> isOwn(share, item))
            .findFirst()
            .map(TargetShare::amount)
            .orElse(null);
  }

  /**
   * Whether all parts come to the target if this change is made; true of a change that makes no
   * part smaller.
   *
   * @param caseNumber of the change
   */
  boolean isTargetCovered(String caseNumber, CommitmentItem item) {
    String key = sharedTarget(item);
    String kind = records.text(caseNumber, "changeKind");
    if (key == null || kind == null || kind.equals(DAY)) {
      return true;
    }
    String asked = records.text(caseNumber, "newNumber");
    int before = ownShare(item);
    int after = kind.equals(NUMBER) && asked != null ? (int) Double.parseDouble(asked) : 0;
    return after >= before || sum(item, key) - before + after >= target(item, key).amount();
  }

  /** What all parts come to, beside the target; null of an item without. */
  String coverage(CommitmentItem item) {
    String key = sharedTarget(item);
    if (key == null) {
      return null;
    }
    Target target = target(item, key);
    return "各单位合计%d%s，方案指标%d%s"
        .formatted(sum(item, key), target.measure(), target.amount(), target.measure());
  }

  private static boolean isOwn(TargetShare share, CommitmentItem item) {
    return share.unitCode().equals(item.unitCode());
  }

  private int sum(CommitmentItem item, String key) {
    return shares(item, key).stream().mapToInt(TargetShare::amount).sum();
  }

  private List<TargetShare> shares(CommitmentItem item, String key) {
    return target(item, key).scope() == UnitLevel.PROVINCE
        ? targets.shares(year(item), key)
        : List.of();
  }

  private Target target(CommitmentItem item, String key) {
    return targets.target(year(item), key).orElseThrow();
  }

  private static int year(CommitmentItem item) {
    return item.begunOn().getYear();
  }
}
