package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.UnitsAbove;
import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.law.RemedyAddresses;
import cn.qualitysafety.platform.message.UnitsReach;
import cn.qualitysafety.platform.setting.HighestUnit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * All units, read once from {@code organisation/divisions.csv} and {@code laboratories.csv}, with
 * their names as of the day ({@code bureau-names.csv}). In models: {@code ${units.…}}.
 *
 * <p>Dongguan and Zhongshan have no counties; the file repeats them as counties of themselves, and
 * those two rows are left out.
 */
@Component("units")
public class UnitRegister implements UnitsReach, UnitsAbove, HighestUnit, RemedyAddresses {

  /**
   * Cities and counties were led by the province alone (国发〔1999〕8号) until their governments got
   * them back (国办发〔2011〕48号); on which day Guangdong carried that out is 待核实.
   */
  private static final LocalDate VERTICAL_UNTIL = LocalDate.of(2011, 10, 9);

  private final Map<String, Unit> byCode = new LinkedHashMap<>();
  private final Map<String, List<Unit>> bySuperior = new HashMap<>();
  private final BureauNames names = new BureauNames();
  private final Clock clock;

  UnitRegister(Clock clock) {
    this.clock = clock;
    for (CsvFile.Row row : CsvFile.read("organisation/divisions.csv")) {
      String parent = row.optional("parent_code");
      String code = row.get("code");
      if (code.equals(parent)) {
        continue;
      }
      add(row, parent, row.choice("level", UnitLevel.class));
    }
    for (CsvFile.Row row : CsvFile.read("organisation/laboratories.csv")) {
      add(row, row.get("parent_code"), UnitLevel.LABORATORY);
    }
  }

  private void add(CsvFile.Row row, String parent, UnitLevel level) {
    String code = row.get("code");
    if (parent != null && !byCode.containsKey(parent)) {
      throw row.broken("parent_code %s is not defined above".formatted(parent));
    }
    Unit unit = new Unit(code, row.get("name"), level, parent);
    if (byCode.put(code, unit) != null) {
      throw row.broken("code %s appears twice".formatted(code));
    }
    bySuperior.computeIfAbsent(parent, superior -> new ArrayList<>()).add(unit);
  }

  /**
   * The unit with this code.
   *
   * @throws UnknownUnitException if there is none
   */
  public Unit unit(String code) {
    Unit unit = byCode.get(code);
    if (unit == null) {
      throw new UnknownUnitException(code);
    }
    return unit;
  }

  public Collection<Unit> all() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  /** Whether these are all units that there are. */
  boolean areAll(Collection<String> codes) {
    return Set.copyOf(codes).containsAll(byCode.keySet());
  }

  public Unit province() {
    return byCode.values().iterator().next();
  }

  /** The province's. */
  @Override
  public String code() {
    return province().code();
  }

  /** Codes of the city bureaus (地级以上市), in the order of the register. */
  @UsedInModels
  public List<String> cities() {
    return byCode.values().stream()
        .filter(unit -> unit.level() == UnitLevel.CITY)
        .map(Unit::code)
        .toList();
  }

  /** The city bureau over a unit, or it itself; of the province's its own. */
  Unit cityOf(String code) {
    Unit city = unit(code);
    while (city.level() != UnitLevel.CITY && city.parentCode() != null) {
      city = unit(city.parentCode());
    }
    return city;
  }

  /** All laboratories, in the order of the register. */
  public List<Unit> laboratories() {
    return byCode.values().stream().filter(Unit::isLaboratory).toList();
  }

  /** Official name, as of today, of the unit with this code: 广州市市场监督管理局. */
  @UsedInModels
  public String name(String code) {
    return name(code, LocalDate.now(clock));
  }

  /** Its division, a district (区) with the name of its city: 佛山市顺德区, 博罗县. */
  private String place(Unit unit) {
    return unit.division().endsWith("区")
        ? unit(unit.parentCode()).division() + unit.division()
        : unit.division();
  }

  private String name(String code, LocalDate day) {
    Unit unit = unit(code);
    return unit.isLaboratory() ? unit.division() : place(unit) + names.of(unit, day);
  }

  /** Whether a unit is, or was, called so; a district also without its city. */
  boolean isNameOf(String code, String name) {
    Unit unit = byCode.get(code);
    return unit != null
        && !unit.isLaboratory()
        && names.all(unit).stream()
            .anyMatch(
                each -> (place(unit) + each).equals(name) || (unit.division() + each).equals(name));
  }

  /** What all bureaus of the province are called together today: 广东省市场监督管理系统. */
  public String system() {
    return name(code()).replaceFirst("局$", "系统");
  }

  /** To all bureaus of the cities, as of today: 各地级以上市市场监督管理局. */
  public String allCities() {
    return "各地级以上市" + names.of(UnitLevel.CITY, LocalDate.now(clock));
  }

  @Override
  public String government(String unitCode) {
    return place(unit(unitCode)) + "人民政府";
  }

  @Override
  public String superior(String unitCode, LocalDate day) {
    String superior = unit(unitCode).parentCode();
    return superior == null ? names.national(day) : name(superior, day);
  }

  @Override
  public boolean isUnderVerticalManagement(String unitCode, LocalDate day) {
    return unit(unitCode).parentCode() != null && !day.isAfter(VERTICAL_UNTIL);
  }

  /**
   * The bureau that somebody names: by its code, its name, or that of its place.
   *
   * @param superior code of the bureau that it is, or that it is below
   * @param whose what such bureaus are called, for the sentence
   * @throws RefusedInputException if none is called so, or several are
   */
  public Unit bureau(String entered, String superior, String whose) {
    String name = NormalForm.text(entered);
    String code = NormalForm.code(entered);
    List<Unit> meant =
        jurisdictionOf(superior).stream()
            .filter(unit -> !unit.isLaboratory())
            .filter(
                unit ->
                    unit.code().equals(code)
                        || unit.division().equals(name)
                        || place(unit).equals(name)
                        || isNameOf(unit.code(), name))
            .toList();
    // A city without counties is one of its own, by the same name.
    if (meant.isEmpty() || meant.stream().map(Unit::code).distinct().count() > 1) {
      throw new RefusedInputException(
          "“%s”%s，没有提交；请填写六位单位代码（如440600），或者单位的全称。"
              .formatted(name, meant.isEmpty() ? "不是" + whose : "不止一个单位"));
    }
    return meant.get(0);
  }

  /** The unit itself and every unit below it, superior first. */
  public List<Unit> jurisdictionOf(String code) {
    List<Unit> reached = new ArrayList<>(List.of(unit(code)));
    for (int i = 0; i < reached.size(); i++) {
      reached.addAll(bySuperior.getOrDefault(reached.get(i).code(), List.of()));
    }
    return reached;
  }

  @Override
  public boolean areRelated(String unitCode, String otherCode) {
    return isWithin(unitCode, otherCode) || isWithin(otherCode, unitCode);
  }

  @Override
  public boolean isWithin(String code, String superior) {
    return upwardsFrom(code).contains(unit(superior));
  }

  @Override
  public String above(String unitCode) {
    Unit unit = byCode.get(unitCode);
    return unit == null ? null : unit.parentCode();
  }

  @Override
  public boolean exists(String unitCode) {
    return byCode.containsKey(unitCode);
  }

  /** A unit and those above it, superior last; none if there is no such unit. */
  List<Unit> upwardsFrom(String code) {
    List<Unit> units = new ArrayList<>();
    for (Unit unit = byCode.get(code); unit != null; unit = byCode.get(unit.parentCode())) {
      units.add(unit);
    }
    return units;
  }

  /** The highest of these units: the one where somebody who reaches them all is employed. */
  public Unit highestOf(Collection<String> codes) {
    return codes.stream()
        .map(this::unit)
        .min(java.util.Comparator.comparing(Unit::level).thenComparing(Unit::code))
        .orElseThrow(() -> new UnknownUnitException(""));
  }
}
