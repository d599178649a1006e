package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.Map;

/** An enterprise cannot be entered like this; tells why for each column that is wrong. */
public class RefusedEntryException extends RefusedInputException {

  private final Map<String, String> reasons;

  RefusedEntryException(Map<String, String> reasons) {
    super(String.join("", reasons.values()));
    this.reasons = Map.copyOf(reasons);
  }

  /** A sentence for the user by column, see {@link EnterpriseEntry#COLUMNS}. */
  public Map<String, String> reasons() {
    return reasons;
  }
}
