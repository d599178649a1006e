package cn.qualitysafety.platform.delivery;

/**
 * A document has been served: what runs from the service begins. Told in the transaction in which
 * it is recorded, before the case that waits for it goes on.
 */
public record DocumentServed(Delivery delivery) {

  /** Whether it is a document of this kind. */
  public boolean isOf(String documentKind) {
    return delivery.documentKind().equals(documentKind);
  }
}
