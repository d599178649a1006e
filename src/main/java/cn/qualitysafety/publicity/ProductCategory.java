package cn.qualitysafety.publicity;

/** Kinds of products, with the codes of the plans. */
public enum ProductCategory {
  BUILDING_MATERIAL("building-material", "建筑材料"),
  FARM_SUPPLY("farm-supply", "农业生产资料"),
  DAILY_GOODS("daily-goods", "日用消费品"),
  FOOD("food", "食品"),
  SPECIAL_EQUIPMENT("special-equipment", "特种设备部件");

  private final String code;
  private final String label;

  ProductCategory(String code, String label) {
    this.code = code;
    this.label = label;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  /** The label of a code; the code itself if a plan brings a new one. */
  public static String label(String code) {
    for (ProductCategory category : values()) {
      if (category.code.equals(code)) {
        return category.label;
      }
    }
    return code;
  }
}
