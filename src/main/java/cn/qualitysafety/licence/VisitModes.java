package cn.qualitysafety.licence;

import cn.qualitysafety.platform.record.CaseRecords;
import org.springframework.stereotype.Component;

/**
 * Whether a site is verified before the licence or, as 国发〔2018〕33号 of 2018-09-23 has it for what
 * the province licenses, after it (后置现场审查). Which of the two, the table {@code licence-visit-mode}
 * has said in the case; changes, and cases of models deployed before, are verified first.
 */
@Component
class VisitModes {

  private static final String MODE = "visitMode";
  private static final String AFTERWARDS = "发证后";

  private final CaseRecords records;

  VisitModes(CaseRecords records) {
    this.records = records;
  }

  /**
   * @param caseNumber of the application
   */
  boolean isAfterIssue(String caseNumber) {
    return AFTERWARDS.equals(records.text(caseNumber, MODE));
  }
}
