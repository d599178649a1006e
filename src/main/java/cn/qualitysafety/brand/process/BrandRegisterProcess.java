package cn.qualitysafety.brand.process;

/** What the model {@code brand-register} and Java share. */
final class BrandRegisterProcess {

  static final String TITLE_NUMBER = "titleNumber";
  static final String HOLDER_CODE = "holderCode";
  static final String PRODUCT = "product";
  static final String GRANTED_ON = "grantedOn";

  /** Message that ends the watch, by the number of the title. */
  static final String TITLE_ENDED = "brandTitleEnded";

  private BrandRegisterProcess() {}
}
