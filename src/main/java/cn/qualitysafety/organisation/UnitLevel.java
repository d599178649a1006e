package cn.qualitysafety.organisation;

/** The three levels of the quality supervision system below the national administration. */
public enum UnitLevel {
  PROVINCE,
  CITY,
  COUNTY
}
