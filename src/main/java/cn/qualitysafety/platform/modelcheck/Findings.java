package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Collects what the rules find. */
final class Findings {

  private final Set<Finding> found = new LinkedHashSet<>();

  /** Of the element, or of what it lies in if it has no id. */
  void add(Model model, Element element, String what, String remedy) {
    Element place = Dom.withId(element);
    found.add(
        new Finding(
            model.source().name(),
            place.getAttribute("id"),
            place.getAttribute("name"),
            what,
            remedy));
  }

  void add(DecisionTable table, Element element, String what, String remedy) {
    Element place = Dom.withId(element);
    // The Modeler shows no ids of rules and cells: what people see is the column, or the table.
    String seen =
        Dom.around(place)
            .flatMap(each -> Stream.of("label", "name").map(each::getAttribute))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    found.add(new Finding(table.source().name(), place.getAttribute("id"), seen, what, remedy));
  }

  void add(Form form, Form.Field field, String what, String remedy) {
    found.add(new Finding(form.source().name(), field.key(), field.label(), what, remedy));
  }

  /** Of a file as a whole. */
  void add(ModelSource source, String what, String remedy) {
    found.add(new Finding(source.name(), "", "", what, remedy));
  }

  void addAll(List<Finding> others) {
    found.addAll(others);
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
