package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A phase of a running campaign, dated.
 *
 * @param code as in the plan: mobilisation, rollout, summary
 * @param endsOn last day, included
 * @param endedAt when the process left the phase; null before
 */
public record Phase(
    String campaignNumber,
    String code,
    String name,
    LocalDate startsOn,
    LocalDate endsOn,
    LocalDateTime endedAt) {

  /** Mobilisation (动员部署). */
  public static final String MOBILISATION = "mobilisation";

  /** Roll-out (全面开展). */
  public static final String ROLLOUT = "rollout";

  /** Summary and commendation (总结表彰). */
  public static final String SUMMARY = "summary";
}
