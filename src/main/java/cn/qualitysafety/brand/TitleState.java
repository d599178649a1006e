package cn.qualitysafety.brand;

/** What a title is worth. */
public enum TitleState {
  VALID,
  /** 过期: its term is over. */
  EXPIRED,
  /** 取消. */
  REVOKED
}
