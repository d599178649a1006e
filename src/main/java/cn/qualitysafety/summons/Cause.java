package cn.qualitysafety.summons;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.util.Arrays;

/** What an enterprise is summoned for, plan 三(二)2 fourth. */
public enum Cause {
  SPOTCHECK("spotcheck", "监督抽查不合格"),
  SUBMITTED_SAMPLE("submitted-sample", "送检不合格"),
  COMPLAINT("complaint", "举报投诉有质量问题");

  private final String code;
  private final String chinese;

  Cause(String code, String chinese) {
    this.code = code;
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }

  /** The cause as forms and messages write it. */
  static Cause of(Object entered) {
    String code = Entered.required("约谈事由", entered, 20);
    return Arrays.stream(values())
        .filter(cause -> cause.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new RefusedInputException("请在“约谈事由”中选择一项后再提交。"));
  }
}
