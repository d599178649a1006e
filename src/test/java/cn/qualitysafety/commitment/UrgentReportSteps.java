package cn.qualitysafety.commitment;

import cn.qualitysafety.CaseDriver;
import java.util.HashMap;
import java.util.Map;

/** How a city reports at once, and what the province makes of it. */
public final class UrgentReportSteps {

  static final String PROVINCE = "440000";
  static final String CITY = "city-campaign-office";
  static final String DUTY = "duty-officer";
  static final String LEADER = "bureau-leader";
  static final String DIRECTOR = "city-director";

  private final CaseDriver driver;

  public UrgentReportSteps(CaseDriver driver) {
    this.driver = driver;
  }

  /** Happened on 2009-06-02 at eight, known at half past eight. */
  public static Map<String, Object> matter(String kind, Object... more) {
    Map<String, Object> form = new HashMap<>();
    form.put("kind", kind);
    form.put("happenedAt", "2009-06-02T08:00");
    form.put("knownAt", "2009-06-02T08:30");
    form.put("place", "顺德区容桂街道");
    form.put("what", "厂房内一台压力容器泄漏，现场已经疏散，原因正在调查。");
    form.put("dead", 0);
    form.put("injured", 0);
    form.put("firstMeasures", "停用设备，疏散人员。");
    form.put("phone", "0757-83380000");
    for (int i = 0; i < more.length; i += 2) {
      form.put((String) more[i], more[i + 1]);
    }
    return form;
  }

  /** Somebody of the city's office reports. */
  public String report(String unit, Map<String, Object> form) {
    driver.employ(driver.person(CITY, unit), CITY, unit);
    String number = driver.businessKey(driver.start("commitment-urgent-report", CITY, unit, form));
    driver.runJobs();
    return number;
  }

  public void sign(String number, String unit, String result, String... more) {
    driver.complete(
        number, "userTask_signReport", DIRECTOR, unit, entered("signResult", result, more));
    driver.runJobs();
  }

  public void receive(String number) {
    driver.complete(
        number, "userTask_receiveReport", DUTY, PROVINCE, Map.of("dutyOpinion", "已电话核实，建议报局领导。"));
  }

  public void decide(String number, String disposal, String... more) {
    Map<String, Object> form = entered("disposal", disposal, more);
    form.put("instructions", "请做好善后。");
    driver.complete(number, "userTask_decide", LEADER, PROVINCE, form);
    driver.runJobs();
  }

  public void readReply(String number, String unit) {
    driver.complete(number, "userTask_readReply", CITY, unit, Map.of());
  }

  private static Map<String, Object> entered(String field, String value, String... more) {
    Map<String, Object> form = new HashMap<>(Map.of(field, value));
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }
}
