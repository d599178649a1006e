package cn.qualitysafety.brand;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.util.Locale;

/** What the committee can do to the holder of a title; a member's vote is one of them, too. */
public enum Sanction {
  REVOKE("取消名牌产品称号"),
  CRITICISE("通报批评"),
  /** Nothing. */
  REJECT("不予处理");

  private final String chinese;

  Sanction(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }

  /** The value of forms and variables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The sanction that was chosen in a form.
   *
   * @throws RefusedInputException if it is none
   */
  static Sanction entered(String label, Object value) {
    return Entered.choice(label, value, Sanction.class);
  }
}
