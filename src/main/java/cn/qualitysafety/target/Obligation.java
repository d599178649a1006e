package cn.qualitysafety.target;

/** How firmly the plan asks for a target. */
public enum Obligation {
  /** 要实现、不得少于: whoever misses it has not done it. */
  HARD("约束性"),
  /** 争取、力争: whoever misses it explains. */
  STRIVE("争取性");

  private final String chinese;

  Obligation(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
