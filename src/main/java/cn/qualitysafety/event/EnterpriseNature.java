package cn.qualitysafety.event;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What kind of enterprise a trainee is from, as the class has it from the enterprise. */
enum EnterpriseNature {
  PRIVATE("民营"),
  STATE("国有"),
  COLLECTIVE("集体"),
  FOREIGN("外资"),
  OTHER("其他");

  private final String chinese;

  EnterpriseNature(String chinese) {
    this.chinese = chinese;
  }

  String chinese() {
    return chinese;
  }

  /**
   * @throws RefusedInputException if there is no such kind
   */
  static EnterpriseNature of(String column, String entered) {
    return Arrays.stream(values())
        .filter(nature -> nature.chinese.equals(entered))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”应为%s，当前填写的是“%s”，请更正。"
                        .formatted(
                            column,
                            Arrays.stream(values())
                                .map(EnterpriseNature::chinese)
                                .collect(Collectors.joining("、")),
                            entered)));
  }
}
