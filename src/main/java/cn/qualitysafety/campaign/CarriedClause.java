package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.campaign.plan.ToCome;
import java.util.Map;

/**
 * How far a clause (条款) of the plan runs today.
 *
 * @param running keys of the processes that run and carry it, each with what the model is called
 * @param toCome those that are still to come, each with the regime that will bring it
 */
public record CarriedClause(
    Clause clause, Map<String, String> running, Map<String, ToCome> toCome) {

  /** In how far a clause runs. */
  public enum State {
    WHOLE("全部运行"),
    PART("部分运行"),
    NOT_YET("尚未运行");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  /** What was withdrawn does not run, although nobody has still to bring it. */
  public State state() {
    if (running.isEmpty()) {
      return State.NOT_YET;
    }
    return running.size() == clause.carriedBy().size() ? State.WHOLE : State.PART;
  }
}
