package cn.qualitysafety.brand;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.LocalDate;
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
   * @param day of the decision
   * @throws RefusedInputException if it is none, or none that may be imposed on that day
   */
  static Sanction entered(String label, Object value, LocalDate day) {
    Sanction chosen = Entered.choice(label, value, Sanction.class);
    if (chosen == CRITICISE && !mayCriticise(day)) {
      throw new RefusedInputException(
          "2021年7月15日起通报批评是行政处罚，省名推委没有设定它的法律依据（行政处罚法第九条第（一）项、第十六条、第三十八条第一款），请在“%s”中选择其他处理。"
              .formatted(label));
    }
    return chosen;
  }

  /**
   * 通报批评 is a penalty since the law of 2021 (行政处罚法 arts. 9 (1), 16), which the committee's rules
   * cannot give it.
   */
  static boolean mayCriticise(LocalDate day) {
    return day.isBefore(LocalDate.of(2021, 7, 15));
  }
}
