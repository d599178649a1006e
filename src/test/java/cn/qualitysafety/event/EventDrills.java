package cn.qualitysafety.event;

import cn.qualitysafety.CaseDriver;
import java.util.HashMap;
import java.util.Map;

/** Plans of drills in Guangzhou. */
final class EventDrills {

  static final String INSPECTOR = "division-officer-of-special-equipment";

  private final CaseDriver driver;

  EventDrills(CaseDriver driver) {
    this.driver = driver;
  }

  /** The form of a plan of a key user of special equipment. */
  static Map<String, Object> form(String partyCode, String lastDrill) {
    Map<String, Object> form = new HashMap<>();
    form.put("partyCode", partyCode);
    form.put("drillPlan", "锅炉爆炸事故应急专项预案");
    form.put("keyEquipment", "yes");
    form.put("planKind", "comprehensive");
    form.put("planOn", "2006-01-01");
    form.put("lastDrill", lastDrill);
    return form;
  }

  String plan(String partyCode, String lastDrill) {
    return plan(form(partyCode, lastDrill));
  }

  String plan(Map<String, Object> form) {
    return driver.businessKey(driver.start("event-drill", INSPECTOR, EventSteps.GUANGZHOU, form));
  }
}
