package cn.qualitysafety.commitment;

import java.time.LocalDate;

/** The campaign for which bureaus are scored, as its own register knows it. */
public interface ScoredCampaign {

  /**
   * This year if it has a campaign, else that of the last one before; this year if there is none.
   */
  int year();

  /** The first day on which all bureaus may be scored. */
  LocalDate summaryBegins();

  /** The reports that a bureau has filed in that campaign, or should have by now. */
  Reports reportsOf(String unitCode);

  /**
   * How reports came.
   *
   * @param missing not filed although their day is over
   */
  record Reports(int onTime, int late, int missing) {}
}
