package cn.qualitysafety.platform.law;

import java.time.LocalDate;

/** To whom somebody can appeal against what a unit has decided. */
public interface RemedyAddresses {

  /** Full name of the people's government to which the unit belongs (本级人民政府). */
  String government(String unitCode);

  /** Name of the superior department (上一级主管部门) on a day. */
  String superior(String unitCode, LocalDate day);
}
