package cn.qualitysafety.enterprise;

import java.util.HashMap;
import java.util.Map;

/** Enterprises as a window enters them, for tests of other regimes. */
public final class EnterpriseEntries {

  private EnterpriseEntries() {}

  /** An enterprise that says of itself what these cells say; the rest is anybody's. */
  public static EnterpriseEntry with(Map<String, String> cells) {
    Map<String, String> all = new HashMap<>();
    EnterpriseEntry.COLUMNS.forEach(column -> all.put(column, ""));
    all.putAll(
        Map.of(
            EnterpriseEntry.ADDRESS, "广州市越秀区东风东路1号",
            EnterpriseEntry.LEGAL_REPRESENTATIVE, "何志强",
            EnterpriseEntry.CONTACT_PHONE, "020-83550001",
            EnterpriseEntry.SMALL_WORKSHOP, "否"));
    all.putAll(cells);
    return new EnterpriseEntry(all);
  }
}
