package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.RefusedInputException;

/** Somebody named a unit that is not in the register of administrative divisions. */
public class UnknownUnitException extends RefusedInputException {

  public UnknownUnitException(String code) {
    super("单位代码“%s”不存在，请使用六位行政区划代码，例如 440100（广州市）。".formatted(code));
  }
}
