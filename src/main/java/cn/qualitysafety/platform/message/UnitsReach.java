package cn.qualitysafety.platform.message;

/** Tells which units have to do with one another. */
public interface UnitsReach {

  /** Whether they are the same, or one is above the other. */
  boolean areRelated(String unitCode, String otherCode);

  /** Whether a unit is the other one, or below it; of what is no code of a unit it is not. */
  boolean isWithin(String unitCode, String aboveCode);
}
