package cn.qualitysafety.platform.law;

import java.util.List;

/**
 * A law, a regulation or a rule.
 *
 * @param key by which the articles name it
 * @param title in full, without 《》
 * @param shortNames by which texts name it, the best one first
 * @param versions the texts whose numbers of articles differ, or that are named by their year
 */
record Law(String key, String title, List<String> shortNames, List<Version> versions) {

  /**
   * A text of it.
   *
   * @param year in which it was adopted: 行政处罚法（1996）
   * @param number of the document, 国务院令第440号; empty if nobody cites it
   */
  record Version(int year, String number, Period inForce) {}

  String shortName() {
    return shortNames.isEmpty() ? title : shortNames.get(0);
  }

  boolean isCalled(String name) {
    return title.equals(name) || shortNames.contains(name);
  }
}
