package cn.qualitysafety.licence.process;

/** What the model {@code licence-renewal-watch} and Java share. */
final class LicenceRenewalWatchProcess {

  static final String LICENCE_NUMBER = "licenceNumber";
  static final String HOLDER_CODE = "holderCode";
  static final String HOLDER_NAME = "holderName";
  static final String PRODUCT = "product";
  static final String VALID_FROM = "validFrom";
  static final String VALID_UNTIL = "validUntil";

  /** Message that ends the watch, by the number of the licence. */
  static final String LICENCE_ENDED = "licenceEnded";

  /** Message to a licence that went on after its last day, by its number: it is not renewed. */
  static final String RENEWAL_REFUSED = "renewalRefused";

  /** Message that starts the watch over a licence that an application has led to. */
  static final String LICENCE_ISSUED = "licenceIssued";

  /** Unit in charge, for a watch that a message starts. */
  static final String UNIT_CODE = "unitCode";

  private LicenceRenewalWatchProcess() {}
}
