package cn.qualitysafety;

import cn.qualitysafety.platform.document.DocumentDraft;
import java.util.Map;

/** A document with which tests of the platform show what happens to any. */
public final class PlanDraft {

  private PlanDraft() {}

  /** Of the province's office, on a case of the campaign. */
  public static DocumentDraft of(String caseNumber, String occasion, String title) {
    return new DocumentDraft(
        caseNumber,
        "campaign-year-plan",
        occasion,
        "440000",
        title,
        "campaign/campaign-year-plan",
        Map.of(
            "unit", "广东省质量技术监督局",
            "recipients", "各市局",
            "opening", "",
            "closing", "一、目标。",
            "annexes", "",
            "copies", ""),
        "sheng-zu");
  }
}
