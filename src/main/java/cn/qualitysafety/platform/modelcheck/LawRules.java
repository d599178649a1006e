package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.FactTable;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.CitingTexts;
import cn.qualitysafety.platform.law.CitingTexts.CitingText;
import cn.qualitysafety.platform.law.Period;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Whether what is cited is the law: in the list of articles, with that paragraph, and in force when
 * the text is used. Practice (工作惯例) and plans have no articles, and are not looked at.
 */
final class LawRules {

  static final List<Rule> ALL =
      List.of(
          LawRules::citationsOfModels,
          LawRules::citationsOfTables,
          LawRules::citationsOfForms,
          LawRules::tablesThatAreNotToldTheDay);

  /** Columns of a table with the day of the act. */
  private static final Set<String> DAYS = Set.of(FactsOfCases.LAW_DAY, FactTable.TODAY);

  /** {@code < 20210715}, {@code < date("2021-07-15")}. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?<sign><=|>=|<|>)\\s*(?:date\\(\")?(?<day>\\d{4}-?\\d\\d-?\\d\\d)(?:\"\\))?");

  /**
   * With the last day, {@code [20080616..20100531]}, or without it, {@code [20080616..20100601)}.
   */
  private static final Pattern BETWEEN =
      Pattern.compile("\\[(?<from>\\d{8})\\.\\.(?<until>\\d{8})(?<end>[)\\]])");

  private LawRules() {}

  static void citationsOfModels(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        for (ArticleList.Fault fault : faults(element, Period.ALWAYS, known)) {
          found.add(model, element, fault.what(), fault.remedy());
        }
      }
    }
  }

  static void citationsOfTables(Models models, Known known, Findings found) {
    for (DecisionTable file : models.tables()) {
      for (Element element : Dom.all(file.root())) {
        Period period =
            Dom.around(element)
                .filter(each -> "rule".equals(each.getLocalName()))
                .findFirst()
                .map(LawRules::period)
                .orElse(Period.ALWAYS);
        for (ArticleList.Fault fault : faults(element, period, known)) {
          found.add(file, element, fault.what(), fault.remedy());
        }
      }
    }
  }

  /** Of whatever people read: the text of an element without others in it, and its attributes. */
  private static List<ArticleList.Fault> faults(Element element, Period period, Known known) {
    List<ArticleList.Fault> faults = new ArrayList<>();
    if (Dom.children(element).isEmpty()) {
      faults.addAll(known.law().faults(element.getTextContent(), period));
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      faults.addAll(known.law().faults(element.getAttributes().item(i).getNodeValue(), period));
    }
    return faults;
  }

  /** When a rule holds, by its cell in the column with the day of the act. */
  private static Period period(Element rule) {
    List<Element> inputs = Dom.children((Element) rule.getParentNode(), "input");
    List<Element> cells = Dom.children(rule, "inputEntry");
    for (int i = 0; i < Math.min(inputs.size(), cells.size()); i++) {
      Element input = inputs.get(i);
      if (DAYS.contains(Dom.text(Dom.child(input, "inputExpression").orElse(input)))) {
        return period(Dom.text(cells.get(i)));
      }
    }
    return Period.ALWAYS;
  }

  private static Period period(String cell) {
    Matcher compared = COMPARED.matcher(cell);
    Matcher between = BETWEEN.matcher(cell);
    try {
      if (between.matches()) {
        LocalDate until = day(between.group("until"));
        return new Period(
            day(between.group("from")),
            between.group("end").equals("]") ? until : until.minusDays(1));
      }
      if (compared.matches()) {
        LocalDate day = day(compared.group("day"));
        return switch (compared.group("sign")) {
          case "<" -> new Period(null, day.minusDays(1));
          case "<=" -> new Period(null, day);
          case ">" -> new Period(day.plusDays(1), null);
          default -> new Period(day, null);
        };
      }
    } catch (DateTimeException noSuchDay) {
      return Period.ALWAYS; // the entry is told as what FEEL cannot read, or never holds
    }
    return Period.ALWAYS;
  }

  private static LocalDate day(String written) {
    String digits = written.replace("-", "");
    return LocalDate.of(
        Integer.parseInt(digits.substring(0, 4)),
        Integer.parseInt(digits.substring(4, 6)),
        Integer.parseInt(digits.substring(6)));
  }

  static void citationsOfForms(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        faults(field.json(), known)
            .forEach(fault -> found.add(form, field, fault.what(), fault.remedy()));
      }
      form.json().findParents("type").stream()
          .filter(component -> !component.has("key"))
          .flatMap(component -> faults(component, known).stream())
          .forEach(fault -> found.add(form.source(), fault.what(), fault.remedy()));
    }
  }

  /** The engine's own way to a table tells it the variables, and no facts. */
  static void tablesThatAreNotToldTheDay(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("businessRuleTask")) {
        boolean wantsTheDay =
            models.decision(Dom.camunda(task, "decisionRef")).stream()
                .flatMap(file -> Dom.all(file.root(), "inputExpression").stream())
                .anyMatch(asked -> Dom.text(asked).equals(FactsOfCases.LAW_DAY));
        if (wantsTheDay && !Model.inputs(task).containsKey(FactsOfCases.LAW_DAY)) {
          found.add(
              model,
              task,
              "所用的决策表要问行为日（%s），却没有告诉它".formatted(FactsOfCases.LAW_DAY),
              "请加输入参数%s，值写${facts.%s}".formatted(FactsOfCases.LAW_DAY, FactsOfCases.LAW_DAY));
        }
      }
    }
  }

  private static List<ArticleList.Fault> faults(JsonNode component, Known known) {
    List<ArticleList.Fault> faults = new ArrayList<>();
    texts(component, text -> faults.addAll(known.law().faults(text, Period.ALWAYS)));
    return faults;
  }

  /** Of a component, without those that it groups. */
  private static void texts(JsonNode part, Consumer<String> text) {
    if (part.isTextual()) {
      text.accept(part.asText());
    } else if (part.isObject()) {
      part.fields()
          .forEachRemaining(
              each -> {
                if (!each.getKey().equals("components")) {
                  texts(each.getValue(), text);
                }
              });
    } else {
      part.forEach(each -> texts(each, text));
    }
  }

  /** Of templates and limits that come with models, or are set. */
  static void look(Brought brought, Known known, Findings found) {
    brought
        .templates()
        .forEach(
            (name, template) -> {
              add(name + ".docx", "", template.text(), period(name, known), known, found);
              found.addAll(
                  template.limits().stream()
                      .filter(limit -> !known.has(NameKind.LIMIT, limit))
                      .sorted()
                      .map(
                          limit ->
                              new Finding(
                                  name + ".docx",
                                  "",
                                  "",
                                  "的占位符{{limit.%s}}不是期限的名称".formatted(limit),
                                  known.instead(NameKind.LIMIT, limit)))
                      .toList());
            });
    for (CitingText each : CitingTexts.of(brought)) {
      add(each.file(), each.element(), each.text(), each.period(), known, found);
    }
  }

  private static void add(
      String file, String element, String text, Period period, Known known, Findings found) {
    found.addAll(
        known.law().faults(text, period).stream()
            .map(fault -> new Finding(file, element, "", fault.what(), fault.remedy()))
            .toList());
  }

  /** When a version of a template is used: until the day before the next one. */
  private static Period period(String name, Known known) {
    TreeMap<LocalDate, String> byDay = new TreeMap<>();
    known
        .templates()
        .apply(KnownTemplates.base(name))
        .keySet()
        .forEach(each -> byDay.put(KnownTemplates.from(each).orElse(LocalDate.MIN), each));
    LocalDate from = KnownTemplates.from(name).orElse(null);
    LocalDate next = byDay.higherKey(from == null ? LocalDate.MIN : from);
    return new Period(from, next == null ? null : next.minusDays(1));
  }
}
