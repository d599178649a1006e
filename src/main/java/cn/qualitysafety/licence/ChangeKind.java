package cn.qualitysafety.licence;

/** What changes about a licence (条例 art. 26 par. 2 and art. 29, 实施办法). */
public enum ChangeKind {
  /** The holder has another name; nothing about production changes. */
  NAME("企业名称", false),
  /** The seat has another address or name. */
  ADDRESS("住所", false),
  /** The place of production is called something else; nothing has moved (order 156, art. 30). */
  SITE_NAME("生产地址名称", false),
  /** Production moves: verified on site and tested again. */
  SITE("生产地址", true),
  /**
   * Conditions, means of testing, technique or process of production: verified and tested again.
   */
  PROCESS("生产条件、检验手段、生产技术或者工艺", true);

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
