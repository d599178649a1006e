package cn.qualitysafety.enterprise;

/** How much a compliance fact weighs against a party, or for it. */
public enum Severity {
  /** 表彰: to its credit. */
  PRAISE("表彰"),
  /** 记录: weighs nothing by itself. */
  NOTE("记录"),
  MINOR("一般"),
  SERIOUS("较重"),
  GRAVE("严重");

  private final String chinese;

  Severity(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
