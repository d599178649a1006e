package cn.qualitysafety.summons.web;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.summons.OpenSummons;
import cn.qualitysafety.summons.SummonsService;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Open summonses by city. A unit that the person doesn't reach does not exist for them. */
@Controller
class SummonsPage {

  private final SummonsService summonses;
  private final UnitRegister units;
  private final IdentityService identity;

  SummonsPage(SummonsService summonses, UnitRegister units, IdentityService identity) {
    this.summonses = summonses;
    this.units = units;
    this.identity = identity;
  }

  /**
   * The list.
   *
   * @param unit code of the one unit to show, with those below it; without it all that are reached
   */
  @GetMapping("/summons")
  String page(@RequestParam(defaultValue = "") String unit, HttpSession session, Model model) {
    List<String> reached = reachedUnits(session);
    List<String> asked = unit.isEmpty() ? reached : below(unit, reached);
    Map<String, List<OpenSummons>> byCity =
        summonses.openIn(asked).stream()
            .collect(
                Collectors.groupingBy(
                    summons -> city(summons.unitCode()), TreeMap::new, Collectors.toList()));
    model.addAttribute("unit", unit);
    model.addAttribute("units", units);
    model.addAttribute("byCity", byCity);
    model.addAttribute("total", byCity.values().stream().mapToInt(List::size).sum());
    return "summons";
  }

  private List<String> below(String unit, List<String> reached) {
    if (!reached.contains(unit)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return units.jurisdictionOf(unit).stream().map(Unit::code).toList();
  }

  /** The city of a unit; the province stands for itself. */
  private String city(String unitCode) {
    Unit unit = units.unit(unitCode);
    return unit.level() == UnitLevel.COUNTY ? unit.parentCode() : unitCode;
  }

  /** Asked anew each time, for units change. */
  private List<String> reachedUnits(HttpSession session) {
    String person = LoggedIn.person(session);
    return identity.createTenantQuery().userMember(person).list().stream()
        .map(Tenant::getId)
        .toList();
  }
}
