package cn.qualitysafety.organisation;

/** The three levels of bureaus below the national administration, and the laboratories. */
public enum UnitLevel {
  PROVINCE,
  CITY,
  COUNTY,
  LABORATORY
}
