package cn.qualitysafety.brand;

/** Why the holder of a title is to be sanctioned. */
public enum Ground {
  /** The quality of the product. */
  QUALITY("存在产品质量问题"),
  /** The title was got by improper means, which bans its holder. */
  IMPROPER("的称号涉嫌以不正当方法取得");

  private final String chinese;

  Ground(String chinese) {
    this.chinese = chinese;
  }

  /** Behind the product, as the notice says it. */
  String chinese() {
    return chinese;
  }
}
