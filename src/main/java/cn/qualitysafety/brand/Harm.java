package cn.qualitysafety.brand;

/** The worst that an incident did. */
public enum Harm {
  NONE("无人身、财产损害"),
  PROPERTY("财产损失"),
  INJURY("人身伤害"),
  DEATH("人员死亡");

  private final String chinese;

  Harm(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
