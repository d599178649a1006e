package cn.qualitysafety.enterprise;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.RecordedFacts.Recorded;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The party of a case that records its code: an enterprise of the register, or a party by its
 * number. Both are told as they are in the register when they are asked for.
 */
@Component
class PartyFacts implements FactsOfEntry {

  private static final String KIND = "partyKind";
  private static final String NAME = "partyName";
  private static final String PUBLIC_NAME = "partyPublicName";
  private static final String IDENTITY = "partyIdentity";
  private static final String ADDRESS = "partyAddress";
  private static final String PHONE = "partyPhone";

  private final EnterpriseService enterprises;
  private final PartyService parties;
  private final UnitRegister units;

  PartyFacts(EnterpriseService enterprises, PartyService parties, UnitRegister units) {
    this.enterprises = enterprises;
    this.parties = parties;
    this.units = units;
  }

  @Override
  public String key() {
    return "partyCode";
  }

  @Override
  public List<Fact> facts() {
    return List.of(
        new Fact(
            KIND,
            "当事人类别",
            FactType.CHOICE,
            Arrays.stream(PartyKind.values()).map(PartyFacts::answer).toList(),
            List.of()),
        text(NAME, "当事人"),
        text(PUBLIC_NAME, "当事人（公开时的写法）"),
        text(IDENTITY, "当事人证件"),
        text(ADDRESS, "当事人住所"),
        text(PHONE, "当事人联系电话"));
  }

  private static Fact text(String name, String label) {
    return new Fact(name, label, FactType.TEXT, List.of(), List.of());
  }

  private static String answer(PartyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String named(String entered, String unitCode, String person) {
    String code = NormalForm.code(entered);
    if (PartyService.isNumber(code)) {
      parties.join(code, unitCode, person);
      return code;
    }
    List<String> reach = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    return enterprises
        .find(code)
        .filter(
            found ->
                reach.contains(found.unitCode())
                    || person == null && units.areRelated(found.unitCode(), unitCode))
        .map(Enterprise::organisationCode)
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "企业名录中没有组织机构代码为“%s”的本辖区企业，也没有这个编号的当事人；请核对，或者先登记企业，不在本辖区、不是企业的先登记当事人。"
                        .formatted(code)));
  }

  @Override
  public Map<String, Recorded> of(String entry) {
    return PartyService.isNumber(entry)
        ? parties.of(entry).map(PartyFacts::told).orElse(Map.of())
        : enterprises.find(entry).map(PartyFacts::told).orElse(Map.of());
  }

  private static Map<String, Recorded> told(Party party) {
    return told(
        party.kind(),
        party.name(),
        party.publicName(),
        party.identityText(),
        party.address(),
        party.phone());
  }

  private static Map<String, Recorded> told(Enterprise enterprise) {
    boolean isPrivate = enterprise.smallWorkshop() || MaskedName.isOfPerson(enterprise.name());
    return told(
        PartyKind.ENTERPRISE,
        enterprise.name(),
        isPrivate ? MaskedName.of(enterprise.name()) : enterprise.name(),
        "组织机构代码" + enterprise.code(),
        enterprise.address(),
        enterprise.contactPhone());
  }

  private static Map<String, Recorded> told(
      PartyKind kind,
      String name,
      String publicName,
      String identity,
      String address,
      String phone) {
    Map<String, Recorded> told = new HashMap<>();
    told.put(KIND, new Recorded(answer(kind), kind.chinese()));
    told.put(NAME, text(name));
    told.put(PUBLIC_NAME, text(publicName));
    told.put(IDENTITY, text(identity));
    told.put(ADDRESS, text(address));
    told.put(PHONE, text(phone));
    return told;
  }

  /** What the register does not know was asked and left empty. */
  private static Recorded text(String value) {
    return value == null || value.isEmpty() ? new Recorded(null, "") : new Recorded(value, value);
  }
}
