package cn.qualitysafety.publicity;

import cn.qualitysafety.CaseDriver;
import java.util.HashMap;
import java.util.Map;

/** How something of the province becomes public of the bureau's own accord, by those who do it. */
final class DisclosureSteps {

  static final String PROVINCE = "440000";
  static final String DRAFTER = "division-officer";
  static final String OFFICER = "disclosure-officer";
  static final String LEGAL = "legal-affairs";
  static final String CHECKER = "publicity-checker";

  private static final String PROCESS = "publicity-disclosure";

  private final CaseDriver driver;

  DisclosureSteps(CaseDriver driver) {
    this.driver = driver;
  }

  /** Fields and what is entered in them; null leaves one empty. */
  static Map<String, Object> form(Object... fields) {
    Map<String, Object> form = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i + 1] != null) {
        form.put((String) fields[i], fields[i + 1]);
      }
    }
    return form;
  }

  /** Somebody of a division registers what was made on a day. */
  String start(String kind, String title, String madeOn) {
    return driver.businessKey(
        driver.start(
            PROCESS,
            DRAFTER,
            PROVINCE,
            form("disclosureKind", kind, "disclosureTitle", title, "madeOn", madeOn)));
  }

  void draft(String number, Object... fields) {
    driver.complete(number, "userTask_draft", DRAFTER, PROVINCE, form(fields));
  }

  void examine(String number, String secret, String privacy, String result) {
    driver.complete(
        number,
        "userTask_examine",
        OFFICER,
        PROVINCE,
        form(
            "secret",
            secret,
            "privacy",
            privacy,
            "examineResult",
            result,
            "examineReason",
            result.equals("open") ? null : "须隐去住址。"));
  }

  void check(String number, String result) {
    driver.complete(
        number,
        "userTask_check",
        CHECKER,
        PROVINCE,
        form("checkResult", result, "checkReason", result.equals("publish") ? null : "与原件不符。"));
  }

  /** From the form to the public, without anything in its way. */
  String publish(String kind, String title, String madeOn, Object... draft) {
    String number = start(kind, title, madeOn);
    draft(number, draft);
    examine(number, "no", "none", "open");
    check(number, "publish");
    return number;
  }

  void withdraw(String number, String unitCode) {
    driver.start(
        "publicity-withdrawal",
        OFFICER,
        unitCode,
        Map.of("publicationNumber", number, "reason", "文号有误。"));
  }
}
