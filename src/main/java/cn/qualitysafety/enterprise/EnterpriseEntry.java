package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An enterprise as it was entered, unchecked, by hand or as a row of the template. Several sites or
 * products stand in one field, separated by “；” or each on a line.
 *
 * @param cells what was entered, by the names of {@link #COLUMNS}
 */
public record EnterpriseEntry(Map<String, String> cells) {

  public static final String CODE = "组织机构代码";
  public static final String NAME = "企业名称";
  public static final String ADDRESS = "住所";
  public static final String LEGAL_REPRESENTATIVE = "法定代表人";
  public static final String CONTACT_PHONE = "联系电话";
  public static final String SMALL_WORKSHOP = "是否小作坊";
  public static final String UNIT_CODE = "主管单位代码";
  public static final String SITES = "生产场所地址";
  public static final String PRODUCTS = "产品名称";
  public static final String CATEGORY_CODES = "产品类别代码";
  public static final String CATEGORY_NAMES = "产品类别名称";

  /** The columns of the template and the fields of the page, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          CODE,
          NAME,
          ADDRESS,
          LEGAL_REPRESENTATIVE,
          CONTACT_PHONE,
          SMALL_WORKSHOP,
          UNIT_CODE,
          SITES,
          PRODUCTS,
          CATEGORY_CODES,
          CATEGORY_NAMES);

  record Checked(Enterprise enterprise, List<Site> sites, List<Product> products) {

    /** The same under the key of an enterprise that is registered already. */
    Checked under(String key) {
      return new Checked(
          new Enterprise(
              key,
              enterprise.code(),
              enterprise.name(),
              enterprise.address(),
              enterprise.legalRepresentative(),
              enterprise.contactPhone(),
              enterprise.smallWorkshop(),
              enterprise.unitCode(),
              enterprise.registeredBy(),
              enterprise.registeredAt(),
              enterprise.creditClass()),
          sites.stream().map(s -> new Site(key, s.serial(), s.address())).toList(),
          products.stream()
              .map(p -> new Product(key, p.serial(), p.name(), p.categoryCode(), p.categoryName()))
              .toList());
    }
  }

  /** What would have to be entered for an enterprise to be as it is. */
  static EnterpriseEntry of(Enterprise enterprise, List<Site> sites, List<Product> products) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(CODE, enterprise.code());
    cells.put(NAME, enterprise.name());
    cells.put(ADDRESS, enterprise.address());
    cells.put(LEGAL_REPRESENTATIVE, enterprise.legalRepresentative());
    cells.put(CONTACT_PHONE, enterprise.contactPhone());
    cells.put(SMALL_WORKSHOP, enterprise.smallWorkshop() ? "是" : "否");
    cells.put(UNIT_CODE, enterprise.unitCode());
    cells.put(SITES, join(sites, Site::address));
    cells.put(PRODUCTS, join(products, Product::name));
    cells.put(CATEGORY_CODES, join(products, Product::categoryCode));
    cells.put(CATEGORY_NAMES, join(products, Product::categoryName));
    return new EnterpriseEntry(cells);
  }

  private static <T> String join(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).collect(Collectors.joining("；"));
  }

  /**
   * Checks every field and tells the consumer, by column, each thing that is wrong; null if there
   * is any.
   */
  Checked check(
      Collection<String> reachedUnits,
      String person,
      LocalDateTime at,
      BiConsumer<String, String> complain) {
    List<String> wrong = new ArrayList<>();
    BiConsumer<String, String> both =
        (column, reason) -> {
          wrong.add(column);
          complain.accept(column, reason);
        };
    OrganisationCode code =
        field(CODE, both, () -> OrganisationCode.of(Entered.code(CODE, cells.get(CODE), 40)));
    String name = required(NAME, 100, both);
    String address = required(ADDRESS, 200, both);
    String representative = required(LEGAL_REPRESENTATIVE, 50, both);
    String phone =
        field(
            CONTACT_PHONE, both, () -> Entered.phone(CONTACT_PHONE, cells.get(CONTACT_PHONE), 30));
    Boolean workshop = field(SMALL_WORKSHOP, both, this::smallWorkshop);
    String unit = field(UNIT_CODE, both, () -> unitCode(reachedUnits));
    List<String> sites = field(SITES, both, () -> list(SITES, 200));
    List<String> products = field(PRODUCTS, both, () -> list(PRODUCTS, 100));
    List<String> codes = field(CATEGORY_CODES, both, this::categoryCodes);
    List<String> names = field(CATEGORY_NAMES, both, () -> list(CATEGORY_NAMES, 100));
    if (products != null) {
      sameNumber(CATEGORY_CODES, codes, products.size(), both);
      sameNumber(CATEGORY_NAMES, names, products.size(), both);
    }
    if (!wrong.isEmpty()) {
      return null;
    }
    List<Site> siteRows = new ArrayList<>();
    for (String site : sites) {
      siteRows.add(new Site(code.key(), siteRows.size() + 1, site));
    }
    List<Product> productRows = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      productRows.add(new Product(code.key(), i + 1, products.get(i), codes.get(i), names.get(i)));
    }
    return new Checked(
        new Enterprise(
            code.key(),
            code.text(),
            name,
            address,
            representative,
            phone,
            workshop,
            unit,
            person,
            at,
            CreditClass.B),
        siteRows,
        productRows);
  }

  private String required(String column, int max, BiConsumer<String, String> complain) {
    return field(column, complain, () -> Entered.line(column, cells.get(column), max));
  }

  private static <T> T field(
      String column, BiConsumer<String, String> complain, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedInputException refused) {
      complain.accept(column, refused.getMessage());
      return null;
    }
  }

  private boolean smallWorkshop() {
    String answer = Entered.required(SMALL_WORKSHOP, cells.get(SMALL_WORKSHOP), 10);
    return switch (answer) {
      case "是" -> true;
      case "否" -> false;
      default ->
          throw new RefusedInputException(
              "“%s”应填“是”或“否”，当前填写的是“%s”，请更正。".formatted(SMALL_WORKSHOP, answer));
    };
  }

  private String unitCode(Collection<String> reachedUnits) {
    String code = Entered.code(UNIT_CODE, cells.get(UNIT_CODE), 12);
    if (!reachedUnits.contains(code)) {
      throw new RefusedInputException(
          "“%s”%s不是您的管辖单位，请填写本单位或下级单位的六位行政区划代码。".formatted(UNIT_CODE, code));
    }
    return code;
  }

  private List<String> categoryCodes() {
    return list(CATEGORY_CODES, 30).stream()
        .map(code -> Entered.code(CATEGORY_CODES, code, 30))
        .toList();
  }

  private List<String> list(String column, int max) {
    String text = Entered.optional(column, cells.get(column), Integer.MAX_VALUE);
    if (text == null) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[;；]\\s*|\n", -1)) {
      parts.add(Entered.line(column, part, max));
    }
    return parts;
  }

  private static void sameNumber(
      String column, List<String> found, int expected, BiConsumer<String, String> complain) {
    if (found != null && found.size() != expected) {
      complain.accept(
          column,
          "“%s”有%d项，而“%s”有%d项，请用“；”分隔并逐一对应。".formatted(column, found.size(), PRODUCTS, expected));
    }
  }
}
