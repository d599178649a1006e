package cn.qualitysafety.platform.casefile;

import java.util.List;

/**
 * The diagram of a case with the way that it has taken, as a page draws it, in the units of the
 * model.
 *
 * @param part of the process that it shows; empty for the whole
 * @param x of its left edge, as y is of its upper one
 * @param words the same for who does not see it
 * @param ways of flows, each with its points as SVG writes them
 * @param figures those that hold others first
 */
record CaseDiagram(
    String part,
    double x,
    double y,
    double width,
    double height,
    String words,
    List<Way> ways,
    List<Figure> figures,
    List<Label> labels) {

  /** How far the case has come at a place. */
  enum State {
    DONE("passed"),
    NOW("now"),
    AHEAD("ahead");

    private final String style;

    State(String style) {
      this.style = style;
    }

    public String style() {
      return style;
    }
  }

  /**
   * A flow.
   *
   * @param kind sequence, message or association
   */
  record Way(String kind, State state, String points) {}

  /**
   * A pool or lane, a task, an event or a gateway.
   *
   * @param kind area, part, task, call, event, end, boundary, gateway
   * @param mark what stands in a gateway; empty for nothing
   */
  record Figure(
      String kind, State state, double x, double y, double width, double height, String mark) {

    public double middleX() {
      return x + width / 2;
    }

    public double middleY() {
      return y + height / 2;
    }

    /** The corners of a gateway. */
    public String corners() {
      return "%s,%s %s,%s %s,%s %s,%s"
          .formatted(middleX(), y, x + width, middleY(), middleX(), y + height, x, middleY());
    }
  }

  /**
   * A text, line by line around its middle.
   *
   * @param turned whether it is read from below, as that of a lane is
   */
  record Label(double x, double y, boolean turned, List<String> lines) {

    static final int LINE = 14;

    /** Where the base of a line is. */
    public double base(int line) {
      return y + (line - (lines.size() - 1) / 2.0) * LINE + 4;
    }

    public String turn() {
      return turned ? "rotate(-90 %s %s)".formatted(x, y) : null;
    }
  }
}
