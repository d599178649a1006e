package cn.qualitysafety.event;

import cn.qualitysafety.enterprise.OrganisationCode;
import cn.qualitysafety.enterprise.PersonIdentities;
import cn.qualitysafety.enterprise.PersonIdentity;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.SheetRow;
import cn.qualitysafety.platform.excel.SheetShape;
import cn.qualitysafety.platform.input.Entered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;

/** The Excel file in which the trainees of a class are imported, and each row of it. */
final class TraineeSheet {

  static final String NAME = "姓名";
  static final String PAPER = "证件种类";
  static final String IDENTITY = "证件号码";
  static final String ENTERPRISE = "组织机构代码";
  static final String NATURE = "企业性质";
  static final String JOB_TITLE = "职务";
  static final String SESSIONS = "出勤课时";
  static final String EXAM = "考核结果";

  /**
   * One trainee in a row. An identity number is no code whose first zero may be lost: none begins
   * with one, and what a number cannot hold is refused without being repeated.
   */
  static final SheetShape SHAPE =
      new SheetShape(
          "学员",
          List.of(NAME, PAPER, IDENTITY, ENTERPRISE, NATURE, JOB_TITLE, SESSIONS, EXAM),
          Set.of(ENTERPRISE),
          5_000);

  /** What no name is written with, of whatever script; some stand in their parts: 阿不都·卡德尔. */
  private static final Pattern NOT_OF_A_NAME =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nl}\\p{Co}·•．.'’ ()（）-]");

  private TraineeSheet() {}

  /**
   * A row that can be taken as it is, as far as it can be seen without the registers.
   *
   * @param organisationCode nine characters
   */
  record Filled(
      int row,
      String name,
      PersonIdentity identity,
      String organisationCode,
      EnterpriseNature nature,
      String jobTitle,
      int sessions,
      ExamResult exam) {}

  /**
   * Reads a row; null if anything is wrong, which is added to the complaints.
   *
   * @param sessionsHeld how many sessions the class had
   */
  static Filled read(
      SheetRow row, int sessionsHeld, PersonIdentities identities, List<Complaint> complaints) {
    List<Complaint> found = new ArrayList<>(row.complaints());
    String name = cell(row, NAME, found, () -> name(row.cell(NAME)));
    PersonIdentity identity =
        cell(row, IDENTITY, found, () -> identities.of(row.cell(PAPER), row.cell(IDENTITY)));
    String code =
        cell(
            row,
            ENTERPRISE,
            found,
            () -> OrganisationCode.of(Entered.code(ENTERPRISE, row.cell(ENTERPRISE), 40)).key());
    EnterpriseNature nature =
        cell(
            row,
            NATURE,
            found,
            () -> EnterpriseNature.of(NATURE, Entered.required(NATURE, row.cell(NATURE), 10)));
    String jobTitle =
        cell(row, JOB_TITLE, found, () -> Entered.optional(JOB_TITLE, row.cell(JOB_TITLE), 50));
    Integer sessions =
        cell(
            row,
            SESSIONS,
            found,
            () -> Entered.number(SESSIONS, row.cell(SESSIONS), 0, sessionsHeld));
    ExamResult exam =
        cell(
            row,
            EXAM,
            found,
            () -> ExamResult.of(EXAM, Entered.optional(EXAM, row.cell(EXAM), 10)));
    complaints.addAll(found);
    return found.isEmpty()
        ? new Filled(row.number(), name, identity, code, nature, jobTitle, sessions, exam)
        : null;
  }

  private static String name(String entered) {
    String name = Entered.line(NAME, entered, 50);
    Matcher wrong = NOT_OF_A_NAME.matcher(name);
    if (wrong.find()) {
      throw new RefusedInputException("“%s”中的“%s”不是姓名用字，请对照证件更正。".formatted(NAME, wrong.group()));
    }
    return name;
  }

  private static <T> T cell(
      SheetRow row, String column, List<Complaint> found, Supplier<T> reading) {
    if (!row.isSound(column)) {
      return null; // complained of
    }
    try {
      return reading.get();
    } catch (RefusedInputException refused) {
      found.add(new Complaint(row.number(), column, refused.getMessage()));
      return null;
    }
  }

  /** The template: column names on the first sheet, notes and an example on the second. */
  static ExcelFile template() {
    List<String> example =
        List.of("张三", "", "11010519491231002X", "190190879", "民营", "质量主管", "24", "合格");
    return ExcelFile.of(
        "学员导入模板",
        workbook -> {
          Worksheet sheet = workbook.newWorksheet(SHAPE.name());
          Worksheet notes = workbook.newWorksheet("填写说明");
          notes.value(
              0,
              0,
              "在“学员”表中每名学员填一行，最多%d行；列名不得更改；不得使用公式和合并单元格，隐藏的行不导入。".formatted(SHAPE.mostRows()));
          notes.value(
              1,
              0,
              "“证件种类”不填的是居民身份证，也可以填护照，港澳台居民通行证、居住证，其他证件；证件号码导入后只保留指纹和后四位。"
                  + "“组织机构代码”应为本辖区企业名录中的企业；“企业性质”填民营、国有、集体、外资或者其他；“出勤课时”不得多于本班的课时；“考核结果”填合格或者不合格，没有参加考核的不填。以下为示例：");
          for (int column = 0; column < SHAPE.columns().size(); column++) {
            ExcelFile.header(sheet, column, SHAPE.columns().get(column));
            sheet.width(column, 20);
            // As text, or Excel takes digits from a number.
            sheet.range(1, column, SHAPE.mostRows(), column).style().format("@").set();
            notes.value(3, column, SHAPE.columns().get(column));
            notes.style(3, column).bold().set();
            notes.value(4, column, example.get(column));
          }
        });
  }
}
