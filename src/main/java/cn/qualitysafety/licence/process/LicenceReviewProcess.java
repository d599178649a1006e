package cn.qualitysafety.licence.process;

/** What the model {@code licence-review} and Java share. */
final class LicenceReviewProcess {

  /** An {@link cn.qualitysafety.licence.ApplicationKind} in small letters. */
  static final String APPLICATION_KIND = "applicationKind";

  static final String LICENCE_NUMBER = "licenceNumber";
  static final String HOLDER_CODE = "holderCode";
  static final String PRODUCT_CODE = "productCode";
  static final String CONTACT_NAME = "contactName";
  static final String CONTACT_PHONE = "contactPhone";

  /** Names of the materials that the decision table asks for. */
  static final String MATERIALS = "materials";

  /** Message that ends the review, by the number of the case. */
  static final String APPLICATION_WITHDRAWN = "applicationWithdrawn";

  private LicenceReviewProcess() {}
}
