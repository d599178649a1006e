package cn.qualitysafety.commitment;

import static cn.qualitysafety.commitment.CommitmentSteps.GROUP_OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.OFFICE;
import static cn.qualitysafety.commitment.CommitmentSteps.PROVINCE;
import static cn.qualitysafety.commitment.CommitmentSteps.with;

import java.util.HashMap;
import java.util.Map;

/** How a city asks for another day or number, and what the province answers. */
public final class ChangeSteps {

  private final CommitmentSteps steps;

  public ChangeSteps(CommitmentSteps steps) {
    this.steps = steps;
  }

  static Map<String, Object> change(String item, String kind) {
    Map<String, Object> form = new HashMap<>();
    form.put("itemNumber", item);
    form.put("changeKind", kind);
    form.put("changeReason", "财政体制调整，该项费用改由市场管理单位承担，不再征收。");
    return form;
  }

  /** Another part of a target that is shared out. */
  public static Map<String, Object> part(String item, int number) {
    return with(change(item, "指标"), "newNumber", number);
  }

  public String ask(String unit, Map<String, Object> form) {
    return steps.start("commitment-change", OFFICE, unit, form);
  }

  public void review(String number) {
    steps.complete(
        number,
        "userTask_reviewChange",
        GROUP_OFFICE,
        PROVINCE,
        Map.of("reviewAdvice", "agree", "reviewOpinion", "情况属实。"));
  }

  /** The office looks for others who take what is given up. */
  public void arrange(String number) {
    steps.complete(
        number,
        "userTask_arrangeCover",
        GROUP_OFFICE,
        PROVINCE,
        Map.of("coverPlan", "已商深圳市局增加2个。"));
  }

  public void decide(String number, String task, String post, String result) {
    steps.complete(
        number, task, post, PROVINCE, Map.of("changeResult", result, "changeRemarks", "按程序办理。"));
  }
}
