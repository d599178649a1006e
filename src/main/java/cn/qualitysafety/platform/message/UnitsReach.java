package cn.qualitysafety.platform.message;

/** Tells which units have to do with one another. */
public interface UnitsReach {

  /** Whether they are the same, or one is above the other. */
  boolean areRelated(String unitCode, String otherCode);
}
