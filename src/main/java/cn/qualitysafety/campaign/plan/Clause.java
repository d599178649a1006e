package cn.qualitysafety.campaign.plan;

import java.time.MonthDay;
import java.util.List;

/**
 * A clause (条款) of the plan: one thing that it asks for.
 *
 * @param number unique in the plan, for example C047
 * @param section of the plan that says so, for example 三(三)1
 * @param title in a few Chinese words
 * @param responsible code of a division
 * @param due last day, in the campaign's year; null where the plan sets none
 * @param carriedBy keys of the processes that carry the clause, drawn or still to come; at least
 *     one
 * @param targets the figures to reach; empty where the plan gives none
 */
public record Clause(
    String number,
    String section,
    Kind kind,
    String title,
    String responsible,
    MonthDay due,
    List<String> carriedBy,
    List<Target> targets) {

  /** What becomes of a clause. */
  public enum Kind {
    /** What the campaign is for (目标); nobody finishes it. */
    GOAL,
    /** What somebody has to get done (任务事项). */
    COMMITMENT,
    /** A standing procedure (业务制度) that outlives the campaign. */
    REGIME
  }

  public Clause {
    carriedBy = List.copyOf(carriedBy);
    targets = List.copyOf(targets);
  }
}
