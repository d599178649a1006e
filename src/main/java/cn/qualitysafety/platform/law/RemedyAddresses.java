package cn.qualitysafety.platform.law;

import java.time.LocalDate;

/** To whom somebody can appeal against what a unit has decided. */
public interface RemedyAddresses {

  /** Full name of the people's government to which the unit belongs (本级人民政府). */
  String government(String unitCode);

  /** Name of the superior department (上一级主管部门) on a day. */
  String superior(String unitCode, LocalDate day);

  /**
   * Whether the unit is a department under vertical management within the province (省以下垂直领导) on a
   * day: of its own government and its superior it is the superior that leads it.
   */
  boolean isUnderVerticalManagement(String unitCode, LocalDate day);
}
