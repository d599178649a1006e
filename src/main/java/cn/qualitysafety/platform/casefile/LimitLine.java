package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.deadline.LimitExtension;
import cn.qualitysafety.platform.deadline.Standstill;
import java.time.LocalDate;
import java.util.List;

/**
 * A limit as the file shows it.
 *
 * @param caveat what to say beside the last day, if the holidays on the way to it are not all known
 */
record LimitLine(
    CaseLimit limit,
    LocalDate dueOn,
    String caveat,
    Light light,
    List<Standstill> standstills,
    List<LimitExtension> extensions) {

  /** The light in words. */
  public String state() {
    if (limit.endedOn() != null) {
      return light == Light.RED ? "超期办结" : "按期办结";
    }
    if (standstills.stream().anyMatch(standstill -> standstill.resumedOn() == null)) {
      return "停止计算";
    }
    return switch (light) {
      case GREEN -> "期限内";
      case YELLOW -> "即将到期";
      case RED -> "已超期";
    };
  }
}
