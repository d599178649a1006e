package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publications written into the register, where a plan for each would take too long. */
public class PublicPublications {

  private static final List<String> CITIES =
      List.of("440100", "440200", "440300", "440400", "440500", "440600");

  private final JdbcTemplate jdbc;
  private final List<Row> rows = new ArrayList<>();
  private String quarter;
  private String category;
  private boolean visible;

  public PublicPublications(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What was written. */
  public record Row(
      String city,
      String holder,
      String quarter,
      String category,
      String verdict,
      boolean visible) {}

  public List<Row> rows() {
    return rows;
  }

  /** Of the province unless the unit is another; expired is a state here too. */
  public void publication(
      String number, String unitCode, String quarter, String category, String state) {
    this.quarter = quarter;
    this.category = category;
    this.visible = state.equals("PUBLISHED");
    String plan = number.replace("GB", "CJ");
    jdbc.update(
        """
        insert into spotcheck_plan (number, unit_code, category, product, product_code, standard,
          quarter, laboratory, retest_laboratory, state, planned_by, planned_at)
        values (?, ?, ?, '大米', '0102', 'GB 2715-2005', ?, '440100-L1', '440000-L1', 'CLOSED', 'test',
          '2009-01-05 09:00:00')
        """,
        plan,
        unitCode,
        category,
        quarter);
    for (String city : CITIES) {
      jdbc.update(
          "insert into spotcheck_city values (?, ?, ?, 60, 7, 0)", plan + "-" + city, plan, city);
    }
    jdbc.update(
        """
        insert into publication (number, unit_code, plan_number, category, product, standard, quarter,
          seed, producers, producers_checksum, state, prepared_by, prepared_at, published_on,
          expires_on, search_text)
        values (?, ?, ?, ?, '大米', 'GB 2715-2005', ?, -8267012938471, 418, ?, ?, 'test',
          '2009-05-11 09:00:00', ?, ?, '大米')
        """,
        number,
        unitCode,
        plan,
        category,
        quarter,
        "0123456789abcdef".repeat(4),
        state.equals("EXPIRED") ? "PUBLISHED" : state,
        state.equals("DRAFT") ? null : "2009-05-11",
        state.equals("DRAFT") ? null : state.equals("EXPIRED") ? "2009-07-09" : "2009-07-10");
  }

  public void row(
      String number, String city, String holder, String name, String verdict, String failedItems) {
    rows.add(new Row(city, holder, quarter, category, verdict, visible));
    jdbc.update(
        "insert into publication_row values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        rows.size(),
        "CC-" + rows.size(),
        holder,
        city,
        name,
        verdict,
        failedItems,
        NormalForm.searchText(name));
  }

  /** Something that was disclosed on 2009-07-09, as a list where columns are named. */
  public void disclosure(
      String number, String kind, String kindName, String title, String columns, String content) {
    jdbc.update(
        """
        insert into disclosure (number, unit_code, kind, kind_name, title, column_names, content,
          made_on, published_on, expires_on, search_text)
        values (?, '440000', ?, ?, ?, ?, ?, '2009-07-01', '2009-07-09', '2010-07-09', ?)
        """,
        number,
        kind,
        kindName,
        title,
        columns,
        content,
        NormalForm.searchText(title));
  }

  /**
   * Two kinds of products over three quarters in six cities; an enterprise is checked in both
   * kinds. The better city has fewer failures; Guangzhou and Shaoguan are equal. What is a draft,
   * withdrawn or expired would change every figure.
   */
  public void writeThreeQuarters() {
    int serial = 0;
    for (String quarter : List.of("2008Q4", "2009Q1", "2009Q2")) {
      for (String category : List.of("food", "daily-goods")) {
        for (String state : List.of("PUBLISHED", "DRAFT", "WITHDRAWN", "EXPIRED")) {
          String number = "GB2009-440000-%04d".formatted(++serial);
          publication(number, "440000", quarter, category, state);
          for (String city : CITIES) {
            for (int batch = 0; batch < 7; batch++) {
              row(
                  number,
                  city,
                  city + "%03d".formatted(batch),
                  "第%d米业有限公司".formatted(batch),
                  batch < failures(city, category, state) ? "fail" : "pass",
                  "水分");
            }
          }
        }
      }
    }
  }

  private static int failures(String city, String category, String state) {
    if (!state.equals("PUBLISHED")) {
      return 6;
    }
    int failures =
        switch (city) {
          case "440300" -> 0;
          case "440100", "440200" -> 1;
          default -> 2 + city.charAt(3) - '4';
        };
    return category.equals("food") ? failures : failures + 1;
  }
}
