package cn.qualitysafety.licence;

/** What is applied for. */
public enum ApplicationKind {
  /** 发证. */
  NEW,
  /** 换证: the licence goes on under its number, 条例 art. 25. */
  RENEWAL
}
