package cn.qualitysafety.enterprise;

/** By which paper a party is identified. */
public enum IdentityKind {
  ID_CARD("居民身份证"),
  BUSINESS_LICENCE("营业执照"),
  PASSPORT("护照"),
  TRAVEL_PERMIT("港澳台居民通行证、居住证"),
  OTHER("其他证件");

  private final String chinese;

  IdentityKind(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
