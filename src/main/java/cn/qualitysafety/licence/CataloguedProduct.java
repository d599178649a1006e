package cn.qualitysafety.licence;

/**
 * A product that nobody may make without a licence (许可证目录).
 *
 * @param numberPart what the numbers of its licences begin with: XK, industry and product code, or
 *     QS and the four digits of the kind of food
 * @param kind general, resource, hazardous or food; decides the materials of an application
 */
record CataloguedProduct(String code, String name, String numberPart, String kind) {

  boolean isFood() {
    return numberPart.startsWith("QS");
  }
}
