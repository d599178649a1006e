package cn.qualitysafety.enterprise;

/** Why an enterprise's code becomes another one. */
public enum CodeChange {
  /** 换发: the enterprise was given a new code; it stays known by the former one, too. */
  REISSUED("换发新代码"),
  /** 更正登记错误: the former code never was the enterprise's, and is free for whose it is. */
  MISREGISTERED("更正登记错误"),
  /** 代码互换: two enterprises had been registered with each other's code; both get their own. */
  SWAPPED("代码互换");

  private final String label;

  CodeChange(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
