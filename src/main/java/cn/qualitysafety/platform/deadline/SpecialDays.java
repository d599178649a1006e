package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.deadline.WorkingDayCalendar.SpecialDay;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Holidays and make-up working days for the calendars of the web applications: whoever enters a day
 * sees whether it counts. For whoever is logged in; browsers keep them for an hour.
 */
@RestController
class SpecialDays {

  private final WorkingDayCalendar calendar;

  SpecialDays(WorkingDayCalendar calendar) {
    this.calendar = calendar;
  }

  @GetMapping("/special-days")
  List<SpecialDay> all(HttpServletResponse response) {
    response.setHeader(
        "Cache-Control", "private, max-age=3600"); // other answers are kept by nobody
    return calendar.specialDays();
  }
}
