package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A party as it was entered, unchecked.
 *
 * @param cells what was entered, by the names of {@link #FIELDS}; the identity number among them is
 *     called sealed, so that neither a browser nor a page keeps it
 */
public record PartyEntry(Map<String, String> cells) {

  public static final String KIND = "kind";
  public static final String NAME = "name";
  public static final String IDENTITY_KIND = "identityKind";
  public static final String IDENTITY = "sealedIdentity";
  public static final String ADDRESS = "address";
  public static final String PHONE = "phone";
  public static final String HOLDER_CODE = "holderCode";

  /** The fields of the page in their order. */
  public static final List<String> FIELDS =
      List.of(KIND, NAME, IDENTITY_KIND, IDENTITY, ADDRESS, PHONE, HOLDER_CODE);

  /** What whoever is not known is called. */
  static final String NAMELESS = "不详";

  /** What people call a field. */
  public static String label(String field) {
    return switch (field) {
      case KIND -> "类别";
      case NAME -> "姓名或者名称";
      case IDENTITY_KIND -> "证件种类";
      case IDENTITY -> IdentityNumber.LABEL;
      case ADDRESS -> "住所";
      case PHONE -> "联系电话";
      case HOLDER_CODE -> "组织机构代码";
      default -> throw new IllegalArgumentException("a party has no field " + field);
    };
  }

  /**
   * A party as it is kept, but for what the register adds.
   *
   * @param identity null if none was entered
   * @param holderCode as it was entered; null if none was
   */
  record Checked(
      PartyKind kind,
      String name,
      IdentityNumber identity,
      String address,
      String phone,
      String holderCode) {}

  /** What would have to be entered for a party to be as it is, but for its identity. */
  static PartyEntry of(Party party) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(KIND, party.kind().name());
    cells.put(NAME, party.name());
    cells.put(ADDRESS, text(party.address()));
    cells.put(PHONE, text(party.phone()));
    cells.put(HOLDER_CODE, text(party.holderCode()));
    return new PartyEntry(cells);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /**
   * Checks every field.
   *
   * @throws RefusedEntryException names each that is wrong
   */
  Checked check(LocalDate today) {
    Map<String, String> wrong = new LinkedHashMap<>();
    PartyKind kind = field(KIND, wrong, () -> choice(KIND, PartyKind.class));
    String name =
        field(
            NAME,
            wrong,
            () ->
                kind == PartyKind.UNKNOWN && cell(NAME).isBlank()
                    ? NAMELESS
                    : withoutIdentity(NAME, Entered.line(label(NAME), cell(NAME), 100), today));
    IdentityNumber identity = field(IDENTITY, wrong, () -> identity(wrong, today));
    String address = field(ADDRESS, wrong, () -> address(today));
    String phone =
        field(
            PHONE,
            wrong,
            () -> cell(PHONE).isBlank() ? null : Entered.phone(label(PHONE), cell(PHONE), 30));
    String holder =
        field(
            HOLDER_CODE,
            wrong,
            () -> Entered.optionalCode(label(HOLDER_CODE), cell(HOLDER_CODE), 40));
    if (!wrong.isEmpty()) {
      throw new RefusedEntryException(wrong);
    }
    return new Checked(kind, name, identity, address, phone, holder);
  }

  private IdentityNumber identity(Map<String, String> wrong, LocalDate today) {
    if (cell(IDENTITY).isBlank()) {
      return null;
    }
    IdentityKind kind =
        field(IDENTITY_KIND, wrong, () -> choice(IDENTITY_KIND, IdentityKind.class));
    return kind == null ? null : IdentityNumber.of(kind, cell(IDENTITY), today);
  }

  private String address(LocalDate today) {
    return cell(ADDRESS).isBlank()
        ? null
        : withoutIdentity(ADDRESS, Entered.line(label(ADDRESS), cell(ADDRESS), 200), today);
  }

  /** A number that is typed in the wrong field would stay where everybody reads it. */
  private static String withoutIdentity(String field, String text, LocalDate today) {
    if (IdentityNumber.isIn(text, today)) {
      throw new RefusedInputException(
          "“%s”中有居民身份证号码，请删去，只在“%s”中填写。".formatted(label(field), IdentityNumber.LABEL));
    }
    return text;
  }

  private <E extends Enum<E>> E choice(String field, Class<E> type) {
    if (cell(field).isBlank()) {
      throw new RefusedInputException("请在“%s”中选择一项后再提交。".formatted(label(field)));
    }
    return Entered.choice(label(field), cell(field), type);
  }

  private String cell(String field) {
    return cells.getOrDefault(field, "");
  }

  private static <T> T field(String field, Map<String, String> wrong, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedInputException refused) {
      wrong.put(field, refused.getMessage());
      return null;
    }
  }
}
