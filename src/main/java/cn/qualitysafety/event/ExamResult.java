package cn.qualitysafety.event;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Arrays;

/** How the exam of a class (考核) went for a trainee who took it. */
enum ExamResult {
  PASSED("合格"),
  FAILED("不合格");

  private final String chinese;

  ExamResult(String chinese) {
    this.chinese = chinese;
  }

  String chinese() {
    return chinese;
  }

  /**
   * @param entered null of whoever took none
   * @return null like that
   * @throws RefusedInputException if there is no such result
   */
  static ExamResult of(String column, String entered) {
    if (entered == null) {
      return null;
    }
    return Arrays.stream(values())
        .filter(result -> result.chinese.equals(entered))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”应为合格、不合格，没有参加考核的不填，当前填写的是“%s”，请更正。".formatted(column, entered)));
  }
}
