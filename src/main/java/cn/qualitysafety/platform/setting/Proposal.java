package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import java.util.List;

/**
 * What files of a deployment would set.
 *
 * @param changes those that say something new
 * @param findings all that is wrong with the files
 * @param brought what models can name by then
 */
public record Proposal(List<Change> changes, List<Finding> findings, Brought brought) {

  /**
   * An entry that changes.
   *
   * @param file in which it stands
   * @param before null if there is no such entry
   * @param textBefore what people read for it; empty if there is no such entry
   */
  public record Change(
      SettingKind kind,
      String name,
      String file,
      SettingValue before,
      SettingValue after,
      String textBefore,
      String text) {

    /** In few words. */
    public String told() {
      return "%s“%s”%s%s"
          .formatted(
              kind.chinese(),
              name,
              before == null ? "新增：" : "由“%s”改为：".formatted(textBefore),
              text);
    }
  }
}
