package cn.qualitysafety.commitment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.RecordedFacts.Recorded;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The item that takes the place of one that goes to another unit: one that is being worked on. */
@Component
class AssignedItemFacts implements FactsOfEntry {

  private final Commitments commitments;

  AssignedItemFacts(Commitments commitments) {
    this.commitments = commitments;
  }

  @Override
  public String key() {
    return "assignedNumber";
  }

  @Override
  public List<Fact> facts() {
    return List.of(new Fact("assignedTitle", "新任务", FactType.TEXT, List.of(), List.of()));
  }

  @Override
  public String named(String entered, String unitCode, String person) {
    String number = NormalForm.code(entered);
    return commitments
        .item(number)
        .filter(CommitmentItem::isOpen)
        .map(CommitmentItem::number)
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”不是正在办理的督办任务的编号，没有提交；请先用“督办任务”登记新任务，交给新的承担单位，再填写它的编号。".formatted(number)));
  }

  @Override
  public Map<String, Recorded> of(String entry) {
    return commitments
        .item(entry)
        .map(item -> Map.of("assignedTitle", new Recorded(item.title(), item.title())))
        .orElse(Map.of());
  }
}
