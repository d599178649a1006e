package cn.qualitysafety.board;

import cn.qualitysafety.platform.deadline.Light;
import java.util.Locale;

/**
 * A cell of a table of the board.
 *
 * @param value a text or a number, never null; it says what the light says
 * @param light null if there is nothing to warn of or to praise
 * @param caseNumber to whose case it leads; null if to none
 * @param unitCode to whose page it leads; null if to none
 * @param clause number of the clause of the plan to whose page it leads; null if to none
 * @param part key of the table to which it leads, there or on this page; null if to none
 * @param bar drawn before the value; null if there is none
 */
public record Cell(
    Object value,
    Light light,
    String caseNumber,
    String unitCode,
    String clause,
    String part,
    Bar bar) {

  /** Characters of a case number. */
  private static final int BRIEF = 18;

  /** What is not asked, or not yet. */
  static final Cell NOTHING = of("—");

  /**
   * A bar of a number beside what it is measured by, both 0 or more.
   *
   * @param mark a number to reach by now, drawn as a line; null if there is none
   */
  public record Bar(int number, Integer mark, int whole) {

    /** How much of the whole, 0 to 100. */
    public int filled() {
      return share(number);
    }

    /** Where the mark is, 0 to 100. */
    public int marked() {
      return share(mark);
    }

    private int share(int amount) {
      return whole == 0 ? 0 : (int) Math.min(100, 100L * amount / whole);
    }
  }

  static Cell of(Object value) {
    return new Cell(value == null ? "" : value, null, null, null, null, null, null);
  }

  static Cell lit(Object value, Light light) {
    return new Cell(value, light, null, null, null, null, null);
  }

  static Cell ofCase(String caseNumber) {
    return new Cell(
        caseNumber == null ? "未编号" : caseNumber, null, caseNumber, null, null, null, null);
  }

  static Cell ofUnit(String name, String unitCode) {
    return new Cell(name, null, null, unitCode, null, null, null);
  }

  /** A clause of the plan; what is beside it leads nowhere. */
  static Cell ofClause(String number) {
    return number == null ? of("方案以外") : new Cell(number, null, null, null, number, null, null);
  }

  static Cell drawn(Object value, Bar bar) {
    return new Cell(value, null, null, null, null, null, bar);
  }

  /** A number of things that should be none. */
  static Cell bad(int number) {
    return lit(number, number == 0 ? null : Light.RED);
  }

  /**
   * Leads to a table that says what it is made of.
   *
   * @param unitCode on whose page; null for this one
   */
  Cell at(String unitCode, String part) {
    return new Cell(value, light, null, unitCode, clause, part, bar);
  }

  public boolean isLinked() {
    return caseNumber != null || unitCode != null || clause != null || part != null;
  }

  /** Where it leads on a page of the board: #items. */
  public String anchor() {
    return part == null ? "" : "#" + part;
  }

  /** How it is set: numbers to the right, a case number, a day, a name on one line; or null. */
  public String style() {
    return value instanceof Number ? "number" : value.toString().length() <= BRIEF ? "brief" : null;
  }

  /** The light as the page has it; null if there is none. */
  public String lamp() {
    return light == null ? null : light.name().toLowerCase(Locale.ROOT);
  }

  /** Leads to the one case that it is about. */
  Cell with(String number) {
    return new Cell(value, light, number, null, null, null, bar);
  }

  Cell withoutCase() {
    return new Cell(value, light, null, unitCode, clause, part, bar);
  }
}
