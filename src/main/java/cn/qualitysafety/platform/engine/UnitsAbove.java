package cn.qualitysafety.platform.engine;

/** Tells which unit is above which. */
public interface UnitsAbove {

  /** Code of the unit right above this one; null if it is the highest, or no unit. */
  String above(String unitCode);
}
