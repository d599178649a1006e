package cn.qualitysafety.platform.setting;

/** The unit whose word holds for all others. */
public interface HighestUnit {

  String code();
}
