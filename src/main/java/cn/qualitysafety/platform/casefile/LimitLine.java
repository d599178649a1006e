package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.platform.deadline.Standstill;
import java.time.LocalDate;
import java.util.List;

/** A limit as the file shows it. */
record LimitLine(CaseLimit limit, LocalDate dueOn, Light light, List<Standstill> standstills) {

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
