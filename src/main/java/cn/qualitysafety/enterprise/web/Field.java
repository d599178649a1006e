package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseEntry;
import java.util.List;

/**
 * How a column is entered on the page.
 *
 * @param kind the part of {@code enterprise-form.html} that shows it
 * @param hint what to write there; empty where the name says it
 */
record Field(String column, String kind, boolean required, String hint) {

  /** One for each of {@link EnterpriseEntry#COLUMNS}, in their order. */
  static final List<Field> ALL = EnterpriseEntry.COLUMNS.stream().map(Field::of).toList();

  private static Field of(String column) {
    return switch (column) {
      case EnterpriseEntry.CODE -> new Field(column, "code", true, "9位组织机构代码或18位统一社会信用代码");
      case EnterpriseEntry.CONTACT_PHONE -> new Field(column, "text", true, "一个手机号码，或者区号加号码");
      case EnterpriseEntry.SMALL_WORKSHOP -> new Field(column, "yesNo", true, "");
      case EnterpriseEntry.UNIT_CODE -> new Field(column, "unit", true, "负责监管该企业的单位");
      case EnterpriseEntry.SITES -> new Field(column, "list", false, "有多处的用“；”分隔，或者每行一处");
      case EnterpriseEntry.PRODUCTS -> new Field(column, "list", false, "有多种的用“；”分隔，或者每行一种");
      case EnterpriseEntry.CATEGORY_CODES, EnterpriseEntry.CATEGORY_NAMES ->
          new Field(column, "list", false, "与产品名称逐一对应，次序相同");
      default -> new Field(column, "text", true, "");
    };
  }
}
