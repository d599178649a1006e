package cn.qualitysafety.platform.modelcheck;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** Whether people and programmers read what they expect. */
final class NameRules {

  static final List<Rule> ALL =
      List.of(NameRules::idsThatSayNothing, NameRules::namesThatAreNotChinese);

  private static final Set<String> NAMED_DEFINITIONS = Set.of("message", "error");

  private NameRules() {}

  static void idsThatSayNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        boolean speaks =
            Model.isActivity(element)
                || Model.isEvent(element)
                || Model.isGateway(element)
                || NAMED_DEFINITIONS.contains(element.getLocalName());
        String prefix = prefix(element);
        if (speaks && !element.getAttribute("id").matches(prefix + "_[a-z][a-zA-Z0-9]*")) {
          found.add(
              model,
              element,
              "的标识没有说明它做什么",
              "请把标识（ID）改为“%s_”加英文动宾短语，例如“%s_checkMaterials”".formatted(prefix, prefix));
        }
      }
    }
  }

  private static String prefix(Element element) {
    if (Model.isGateway(element)) {
      return "gateway";
    }
    return switch (element.getLocalName()) {
      case "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent" -> "event";
      default -> element.getLocalName();
    };
  }

  static void namesThatAreNotChinese(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes()) {
        check(model, process, found);
      }
      for (Element node : model.nodes()) {
        boolean speaks =
            Model.isActivity(node)
                || FlowRules.isQuestion(model, node)
                || Model.isEvent(node) && node.hasAttribute("name");
        if (speaks) {
          check(model, node, found);
        }
      }
      for (String drawn : List.of("participant", "lane")) {
        model.all(drawn).forEach(element -> check(model, element, found));
      }
    }
    for (DecisionTable table : models.tables()) {
      for (Element decision : table.decisions()) {
        if (!isChinese(decision.getAttribute("name"))) {
          found.add(table, decision, "没有中文名称", "请按办事人员的说法用中文命名");
        }
      }
    }
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        if (!isChinese(field.label())) {
          found.add(form, field, "没有中文标签", "请按办事人员的说法用中文填写标签（Label）");
        }
      }
    }
  }

  private static void check(Model model, Element element, Findings found) {
    if (!isChinese(element.getAttribute("name"))) {
      found.add(model, element, "没有中文名称", "请按办事人员的说法用中文命名");
    }
  }

  static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
