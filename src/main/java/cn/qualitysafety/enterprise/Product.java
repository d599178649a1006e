package cn.qualitysafety.enterprise;

/** What an enterprise makes, with the category (产品类别) by which it is supervised. */
public record Product(
    String organisationCode, int serial, String name, String categoryCode, String categoryName) {}
