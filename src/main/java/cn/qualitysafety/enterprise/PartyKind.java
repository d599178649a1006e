package cn.qualitysafety.enterprise;

/** What a party is. */
public enum PartyKind {
  PERSON("自然人", true),
  /** 个体工商户: trades under a registered name. */
  INDIVIDUAL_BUSINESS("个体工商户", false),
  /** 无证无照作坊: no registered name; what people call it is mostly its owner's. */
  UNREGISTERED_WORKSHOP("无证无照作坊", true),
  ENTERPRISE("企业", false),
  /** 不详: may turn out to be a person. */
  UNKNOWN("不详", true);

  private final String chinese;
  private final boolean nameIsPrivate;

  PartyKind(String chinese, boolean nameIsPrivate) {
    this.chinese = chinese;
    this.nameIsPrivate = nameIsPrivate;
  }

  public String chinese() {
    return chinese;
  }

  /** Whether its name may be a person's, and is masked wherever the public reads it. */
  boolean nameIsPrivate() {
    return nameIsPrivate;
  }
}
