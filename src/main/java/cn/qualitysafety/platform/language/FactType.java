package cn.qualitysafety.platform.language;

/** What a fact is, to whoever writes it into a model, a form or a template. */
public enum FactType {
  TEXT("文字"),
  /** A day without a time, in forms as {@code yyyy-MM-dd}. */
  DAY("日期"),
  /** A moment, as timers and due dates take it. */
  TIME("时间"),
  NUMBER("数字"),
  /** An amount in fen, in forms in yuan with two decimals. */
  MONEY("金额"),
  YES_NO("是否"),
  /** One of a few answers, by the name under which forms submit it. */
  CHOICE("选项"),
  /** Several texts, or choices with their labels. */
  LIST("列表"),
  /** Login of an account. */
  PERSON("人员"),
  /** Logins of several accounts. */
  PERSONS("若干人员");

  private final String chinese;

  FactType(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
