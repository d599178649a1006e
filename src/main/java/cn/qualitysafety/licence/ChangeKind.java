package cn.qualitysafety.licence;

/** What changes about a licence (条例 art. 26 par. 2 and art. 29, 实施办法). */
public enum ChangeKind {
  /** The holder has another name; nothing about production changes. */
  NAME("企业名称", false),
  /** The seat has another address or name. */
  ADDRESS("住所", false),
  /** Production moves, or key equipment or process changes: verified again on site. */
  SITE("生产地址", true);

  private final String chinese;
  private final boolean verifiedAgain;

  ChangeKind(String chinese, boolean verifiedAgain) {
    this.chinese = chinese;
    this.verifiedAgain = verifiedAgain;
  }

  String chinese() {
    return chinese;
  }

  boolean verifiedAgain() {
    return verifiedAgain;
  }
}
