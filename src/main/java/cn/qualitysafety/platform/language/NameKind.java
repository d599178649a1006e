package cn.qualitysafety.platform.language;

/** What a word in a model may be the name of, although it is kept elsewhere. */
public enum NameKind {
  POST("岗位", "posts.csv"),
  LIMIT("期限", "limits.yaml"),
  DOCUMENT("文书种类", "document-words.yaml"),
  MESSAGE("消息", ""),
  COMPLIANCE("监管记录种类", "compliance-kinds.csv"),
  TARGET("指标", ""),
  /** In which a field of a form looks for what it asks for. */
  REGISTER("登记簿", "");

  private final String chinese;
  private final String file;

  NameKind(String chinese, String file) {
    this.chinese = chinese;
    this.file = file;
  }

  /** In which a new one comes with a deployment; empty if none can. */
  public String file() {
    return file;
  }

  public String chinese() {
    return chinese;
  }
}
