package cn.qualitysafety.licence;

import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/**
 * The test reports that applicants hand in since 国发〔2018〕33号 of 2018-09-23, where before the
 * product was tested by order of whoever licenses it. Which of the two a case wants, the table
 * {@code licence-test-mode} has said in it; a case of models deployed before has its product
 * tested.
 */
@Component
class TestReports {

  /** The decision that brought them, as a paper names it. */
  static final String DECISION = "《国务院关于进一步压减工业产品生产许可证管理目录和简化审批程序的决定》（国发〔2018〕33号）";

  /** What a paper says of the law, without a stop. */
  static final String RULE = "按照%s，发证前产品检验改为由企业在申请时提交具有资质的检验检测机构出具的产品检验合格报告".formatted(DECISION);

  private static final String MODE = "testMode";
  private static final String REPORT = "提交合格报告";

  private static final String NUMBER = "testReportNumber";
  private static final String BODY = "testReportBody";
  private static final String DAY_OF_ISSUE = "testReportOn";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CaseRecords records;

  TestReports(CaseRecords records) {
    this.records = records;
  }

  /** Whether a case wants a report, and has nothing tested. */
  boolean isDemanded(String caseNumber) {
    return REPORT.equals(records.text(caseNumber, MODE));
  }

  /** Whether a report has been entered in a case. */
  boolean isIn(String caseNumber) {
    return records.text(caseNumber, NUMBER) != null;
  }

  /** For whoever reviews and decides. */
  String text(String caseNumber) {
    return isIn(caseNumber)
        ? "企业提交产品检验合格报告：%s。".formatted(report(caseNumber))
        : "应当提交产品检验合格报告，没有登记。";
  }

  /** What a paper to the applicant says of the report that it has handed in, or has still to. */
  String words(String caseNumber) {
    return isIn(caseNumber)
        ? "你单位提交的报告为：%s。".formatted(report(caseNumber))
        : "你单位没有提交报告的，请在本局作出决定以前提交。";
  }

  private String report(String caseNumber) {
    return "%s（%s，%s出具）"
        .formatted(
            records.text(caseNumber, NUMBER),
            records.text(caseNumber, BODY),
            DAY.format(LocalDate.parse(records.text(caseNumber, DAY_OF_ISSUE))));
  }
}
