package cn.qualitysafety.event.web;

import cn.qualitysafety.event.EventStatistics;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was held in a year, city by city. A unit that the person doesn't reach is not there. */
@Controller
@RequestMapping("/events")
class EventPage {

  private final EventStatistics statistics;
  private final UnitRegister units;
  private final InTheNameOf inTheNameOf;
  private final Clock clock;

  EventPage(EventStatistics statistics, UnitRegister units, InTheNameOf inTheNameOf, Clock clock) {
    this.statistics = statistics;
    this.units = units;
    this.inTheNameOf = inTheNameOf;
    this.clock = clock;
  }

  /**
   * The figures.
   *
   * @param year 0 for this one
   */
  @GetMapping
  String page(@RequestParam(defaultValue = "0") int year, HttpSession session, Model model) {
    model.addAttribute("figures", of(year, session));
    model.addAttribute("units", units);
    return "events";
  }

  @GetMapping("/cities.xlsx")
  ResponseEntity<byte[]> cities(@RequestParam(defaultValue = "0") int year, HttpSession session) {
    return statistics.workbook(of(year, session)).download();
  }

  private EventStatistics.Year of(int year, HttpSession session) {
    int asked = year < 2000 || year > 2100 ? LocalDate.now(clock).getYear() : year;
    return statistics.of(asked, inTheNameOf.unitsOf(LoggedIn.person(session)));
  }
}
