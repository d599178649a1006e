package cn.qualitysafety.platform.language;

import cn.qualitysafety.platform.engine.Dom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;
import org.w3c.dom.Element;

/**
 * A decision table as a part uses it: its outputs are facts of the case.
 *
 * @param key id of the decision
 * @param name for people
 * @param hitPolicy as the table says it, UNIQUE if it says nothing
 * @param outputs in the order of the table
 */
public record FactTable(String key, String name, String hitPolicy, List<Fact> outputs) {

  /** What each row has under the name of a fact, for tables that are asked outside of the rows. */
  public static final String OF_ROWS = "OfRows";

  /** The day on which a table is asked, as it knows it. */
  public static final String TODAY = "today";

  /** The minute in which a table is asked, as it knows it. */
  public static final String NOW = "now";

  /** Whoever fills in the form that rules are asked about, as they know the person. */
  public static final String ME = "me";

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** The table of a key in a file; empty if the file has none. */
  public static Optional<FactTable> in(Element file, String key) {
    return allIn(file).stream().filter(table -> table.key().equals(key)).findFirst();
  }

  /** All tables of a file. */
  public static List<FactTable> allIn(Element file) {
    return Dom.all(file, "decision").stream()
        .flatMap(decision -> Dom.child(decision, "decisionTable").stream())
        .map(FactTable::of)
        .toList();
  }

  private static FactTable of(Element table) {
    Element decision = (Element) table.getParentNode();
    String policy = table.getAttribute("hitPolicy");
    return new FactTable(
        decision.getAttribute("id"),
        decision.getAttribute("name"),
        policy.isEmpty() ? "UNIQUE" : policy,
        Dom.children(table, "output").stream().map(FactTable::output).toList());
  }

  private static Fact output(Element output) {
    String name = output.getAttribute("name");
    String label = output.getAttribute("label");
    List<String> answers =
        Dom.child(output, "outputValues").map(Dom::text).stream()
            .flatMap(values -> QUOTED.matcher(values).results())
            .map(value -> value.group(1))
            .toList();
    FactType type =
        switch (output.getAttribute("typeRef")) {
          case "boolean" -> FactType.YES_NO;
          case "date" -> FactType.DAY;
          case "dateTime" -> FactType.TIME;
          case "integer", "long", "double" -> FactType.NUMBER;
          default -> answers.isEmpty() ? FactType.TEXT : FactType.CHOICE;
        };
    return new Fact(name, label.isEmpty() ? name : label, type, answers, List.of());
  }

  /** Whether each of its hits is a row: the first output is its key, the second its name. */
  public boolean isOfRows() {
    return hitPolicy.equals("COLLECT");
  }

  /** The name under which the number of its rows is kept: projectMilestoneCount. */
  public static String countName(String key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.split("-")) {
      name.append(name.isEmpty() ? word : StringUtils.capitalize(word));
    }
    return name + "Count";
  }

  /** How many rows it found the last time, as a fact. */
  public Fact count() {
    return new Fact(countName(key), name + "项数", FactType.NUMBER, List.of(), List.of());
  }

  /** All that it tells of a case. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(outputs);
    if (isOfRows()) {
      facts.add(count());
    }
    return facts;
  }
}
