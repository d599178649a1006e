package cn.qualitysafety.licence;

/**
 * A product that nobody may make without a licence (许可证目录).
 *
 * @param numberPart what the numbers of its licences begin with: XK, industry and product code, or
 *     QS and the four digits of the kind of food
 * @param kind general, resource, hazardous or food; decides the materials of an application
 */
record CataloguedProduct(String code, String name, String numberPart, String kind) {

  /** Of what the catalogue does not have: a product like most. */
  static String kindOf(CataloguedProduct product) {
    return product == null ? "general" : product.kind();
  }

  boolean isFood() {
    return numberPart.startsWith("QS");
  }

  /** Category of food as numbers since 2015 have it: 1 for food, and the two digits of its kind. */
  String foodCategory() {
    return "1" + numberPart.substring(2, 4);
  }

  /**
   * Whether a licence is for this product.
   *
   * @param productCode of the licence; null if it was registered from an old certificate, then its
   *     number tells: XK08-001-…, or of food the last four digits before the running ones; one of
   *     the rules of 2015 tells no more than the category, and is for all food of it
   */
  boolean isOf(String productCode, String licenceNumber) {
    if (productCode != null) {
      return productCode.equals(code);
    }
    if (FoodNumber.isOne(licenceNumber)) {
      return isFood() && FoodNumber.category(licenceNumber).equals(foodCategory());
    }
    return isFood()
        ? licenceNumber.startsWith("QS")
            && licenceNumber.substring(6, 10).equals(numberPart.substring(2))
        : licenceNumber.startsWith(numberPart + "-")
            || licenceNumber.startsWith(LicenceService.PROVINCES_NAME + numberPart + "-");
  }
}
