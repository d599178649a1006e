package cn.qualitysafety.platform.language;

/** What a word in a model may be the name of, although it is kept elsewhere. */
public enum NameKind {
  POST("岗位"),
  LIMIT("期限"),
  DOCUMENT("文书种类"),
  MESSAGE("消息");

  private final String chinese;

  NameKind(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
