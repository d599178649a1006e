package cn.qualitysafety.platform.engine;

/** Tells which units there are, and which is above which. */
public interface UnitsAbove {

  /** Code of the unit right above this one; null if it is the highest, or no unit. */
  String above(String unitCode);

  /** Whether there is a unit of this code. */
  boolean exists(String unitCode);

  /** Whether they are the same, or one is above the other. */
  boolean areRelated(String unitCode, String otherCode);
}
