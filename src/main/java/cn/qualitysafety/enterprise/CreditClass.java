package cn.qualitysafety.enterprise;

/** How far an enterprise is trusted (诚信等级). Whoever is new in the register is ordinary. */
public enum CreditClass {
  /** 诚信良好. */
  A,
  /** 诚信一般. */
  B,
  /** 诚信较差. */
  C,
  /** 诚信差. */
  D
}
