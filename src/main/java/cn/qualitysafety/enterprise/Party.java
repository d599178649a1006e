package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A party (当事人) that cases are about and that is in no register of enterprises, or not yet.
 *
 * @param number for example DS2009-440100-0001
 * @param unitCode the unit that entered it first
 * @param identityKind null if nothing identifies it
 * @param identityEnd the last four characters of the number; nothing else of it is kept readable
 * @param address null if it is not known
 * @param phone null if it is not known
 * @param holderCode key of the enterprise that it is; null if it is none of the register
 */
public record Party(
    String number,
    String unitCode,
    PartyKind kind,
    String name,
    IdentityKind identityKind,
    String identityEnd,
    String address,
    String phone,
    String holderCode,
    String registeredBy,
    LocalDateTime registeredAt) {

  /** The name as the public may read it. */
  public String publicName() {
    return kind.nameIsPrivate() || MaskedName.isOfPerson(name) ? MaskedName.of(name) : name;
  }

  /** For example 居民身份证，尾号1234; empty if nothing identifies it. */
  public String identityText() {
    return identityKind == null ? "" : "%s，尾号%s".formatted(identityKind.chinese(), identityEnd);
  }

  /** By what a search finds it; never by its identity. */
  public String searchText() {
    return NormalForm.searchText(
        Stream.of(number, name, holderCode).filter(Objects::nonNull).toArray(String[]::new));
  }
}
