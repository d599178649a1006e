package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactTable;
import cn.qualitysafety.platform.language.FactType;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NamedTable;
import cn.qualitysafety.platform.language.NamedTable.Use;
import cn.qualitysafety.platform.language.Similar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Whether the tables, rows, persons and days that a model hands to the parts are what these want:
 * nobody else would say so before a case stands still.
 */
final class RecordRules {

  static final List<Rule> ALL =
      List.of(
          RecordRules::namedTablesThatDoNotExist,
          RecordRules::decisionsThatAreNoTask,
          RecordRules::namedTablesOfTheWrongKind,
          RecordRules::namedTablesOfOthers,
          RecordRules::rowsThatNobodyFinds,
          RecordRules::rowsWithoutNumber,
          RecordRules::outputsThatAreNoFacts,
          RecordRules::tablesThatAskForWhatIsNoFact,
          RecordRules::answersThatNobodyGives,
          RecordRules::loopsThatHideTheirRow,
          RecordRules::variablesCalledAsTheRow,
          RecordRules::fieldsThatNothingCanName,
          RecordRules::entriesThatHideFacts,
          RecordRules::entriesBeforeAnybodyEnters,
          RecordRules::personsFromNowhere,
          RecordRules::daysThatAreNone,
          RecordRules::fieldsThatAreNotRecorded,
          RecordRules::notesOnNobody,
          RecordRules::notesOfOthers,
          RecordRules::refusalsThatReachNobody);

  private static final int MOST_ROWS = 1000;

  private static final Set<String> ONE_HIT = Set.of("UNIQUE", "FIRST", "ANY");
  private static final Set<String> TYPES =
      Set.of("string", "boolean", "date", "dateTime", "integer", "long", "double");

  private static final String COLLECT = "COLLECT";

  /** The output of a table that refuses what is entered. */
  private static final String REFUSAL = "refusal";

  private static final String SHARED = "shared";
  private static final Set<String> CLOCK = Set.of("today", "now");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,60}");

  /** What says something else already, in the language of models or in FEEL. */
  private static final Set<String> RESERVED =
      Set.of(
          FactsOfCases.CASE_NUMBER,
          FactsOfCases.LAW_DAY,
          "execution",
          "task",
          FactTable.TODAY,
          FactTable.NOW,
          FactTable.ME,
          "item",
          "partial",
          "and",
          "or",
          "not",
          "true",
          "false",
          "null",
          "empty",
          "instanceof",
          "div",
          "mod",
          "eq",
          "ne",
          "lt",
          "gt",
          "le",
          "ge",
          "if",
          "then",
          "else",
          "for",
          "return",
          "some",
          "every",
          "satisfies",
          "in",
          "between",
          "function");

  /** What makes facts of entries. */
  private static final Pattern KEEPS = Pattern.compile("record\\.form|cases\\.open");

  /** What is recorded for a row. */
  private static final Pattern RECORDS = Pattern.compile("\\$\\{ *record\\.(form|decision) *\\(.*");

  private static final Pattern DAY =
      Pattern.compile(
          "deadline\\.(?:(?:endOf|startOf)\\s*\\(|since(?:After)?\\s*\\(\\s*['\"][^'\"]*['\"]\\s*,)"
              + "(?<of>[^)]*)\\)");

  /** A step that names the fact of a day. */
  private static final Pattern BEGINS_ON =
      Pattern.compile(
          "limit\\.beginFrom\\s*\\(\\s*execution\\s*,\\s*['\"][^'\"]*['\"]\\s*,\\s*['\"](?<name>[^'\"]*)['\"]");

  private static final Pattern FACT = Pattern.compile("\\s*facts\\.(?<name>\\w+)\\s*");
  private static final Pattern ONLY_ONE = Pattern.compile("cases\\.onlyOne(?:Open)?\\s*\\(");
  private static final Pattern FIELDS =
      Pattern.compile(
          "cases\\.onlyOne(?:Open)?\\s*\\(\\s*execution\\s*,\\s*['\"](?<names>[^'\"]*)['\"]");

  /** Of the part that keeps compliance histories. */
  private static final Pattern NOTES = Pattern.compile("compliance\\.note\\s*\\(");

  private static final Pattern TAKES_BACK = Pattern.compile("compliance\\.takeBack\\s*\\(");

  /** Of the ledger of targets. */
  private static final Pattern MAY_REFUSE = Pattern.compile("target\\.(checkCase|share)\\s*\\(");

  private static final List<String> PARTIES = List.of("partyCode", "holderCode");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** {@code kind = "site"}, and of rows {@code kindOfRows[item = "site"]}. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?<![.\\w])(?<fact>[a-z]\\w*?)(?:OfRows)?(?:\\[\\s*item)?\\s*!?=\\s*\"(?<answer>[^\"]*)\"");

  private static final Pattern PEOPLE = Pattern.compile("\\$\\{ *people\\..*");

  private RecordRules() {}

  /** A table that a model names, and where. */
  private record Named(Element place, NamedTable table) {}

  private static List<Named> named(Model model) {
    return model.elements().stream()
        .flatMap(
            place ->
                attributes(place)
                    .flatMap(text -> NamedTable.in(text).stream())
                    .map(table -> new Named(place, table)))
        .toList();
  }

  private static Stream<String> attributes(Element element) {
    return Stream.iterate(0, i -> i < element.getAttributes().getLength(), i -> i + 1)
        .map(i -> element.getAttributes().item(i).getNodeValue());
  }

  private static Optional<FactTable> table(Models models, String key) {
    return models.decision(key).flatMap(file -> FactTable.in(file.root(), key));
  }

  static void namedTablesThatDoNotExist(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        String key = named.table().key();
        if (table(models, key).isEmpty()) {
          found.add(
              model,
              named.place(),
              "所用的决策表“%s”既没有一起提交，也不在正在执行的版本中".formatted(key),
              Similar.instead("决策表", key, models.decisionKeys()));
        }
      }
    }
  }

  /** What they say is known as a fact from the business rule task alone. */
  static void decisionsThatAreNoTask(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        if (named.table().use() == Use.DECISION
            && !named.place().getLocalName().equals("businessRuleTask")) {
          found.add(model, named.place(), "不是业务规则任务，却要查决策表", "请改为业务规则任务（Business rule task）");
        }
      }
    }
  }

  static void namedTablesOfTheWrongKind(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        table(models, named.table().key())
            .flatMap(table -> fault(models, named.table().use(), table))
            .ifPresent(
                fault ->
                    found.add(
                        model,
                        named.place(),
                        "所用的决策表“%s”%s".formatted(named.table().key(), fault.what()),
                        fault.remedy()));
      }
    }
  }

  /** Whoever changes a table of their regime knows nothing of a procedure of another one. */
  static void namedTablesOfOthers(Models models, Known known, Findings found) {
    Set<String> regimes =
        models.all().map(model -> regime(model.key())).collect(Collectors.toSet());
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        String regime = regime(named.table().key());
        if (regimes.contains(regime)
            && !regime.equals(SHARED)
            && !regime.equals(regime(model.key()))
            && !regime(model.key()).equals(SHARED)) {
          found.add(
              model,
              named.place(),
              "所用的决策表“%s”是业务制度“%s”的".formatted(named.table().key(), regime),
              "请复制一份，文件名和标识以“%s-”开头".formatted(regime(model.key())));
        }
      }
    }
  }

  private static String regime(String key) {
    return key.split("-")[0];
  }

  private record Fault(String what, String remedy) {}

  private static Optional<Fault> fault(Models models, Use use, FactTable table) {
    boolean collects = table.hitPolicy().equals(COLLECT) && !aggregates(models, table.key());
    boolean textFirst =
        !table.outputs().isEmpty()
            && Set.of(FactType.TEXT, FactType.CHOICE).contains(table.outputs().get(0).type());
    return switch (use) {
      case DECISION ->
          collects && textFirst || ONE_HIT.contains(table.hitPolicy())
              ? Optional.empty()
              : Optional.of(
                  collects
                      ? new Fault("的第一列输出不是文字，不能作为各行的代码", "请把各行的代码（string）放在第一列输出")
                      : new Fault(
                          "的命中策略是%s，不能作为事项".formatted(table.hitPolicy()),
                          "请改为UNIQUE、FIRST或者ANY；要得到若干行的，改为COLLECT，不写汇总（Aggregation）"));
      case ROWS ->
          collects
              ? Optional.empty()
              : Optional.of(
                  new Fault(
                      "的命中策略是%s，得不到若干行".formatted(table.hitPolicy()),
                      "请把命中策略（Hit policy）改为COLLECT，不写汇总（Aggregation）"));
      case FORM, START ->
          collects
                  && textFirst
                  && table.outputs().size() == 1
                  && table.outputs().get(0).name().equals(REFUSAL)
              ? Optional.empty()
              : Optional.of(
                  new Fault(
                      "不能用来拒绝填写的内容",
                      "请把命中策略（Hit policy）设为COLLECT，只留一列文字（string）输出，名称写%s，写拒绝的理由"
                          .formatted(REFUSAL)));
    };
  }

  private static boolean aggregates(Models models, String key) {
    return models.decision(key).stream()
        .flatMap(file -> file.decisions().stream())
        .filter(decision -> decision.getAttribute("id").equals(key))
        .flatMap(decision -> Dom.children(decision, "decisionTable").stream())
        .anyMatch(table -> !table.getAttribute("aggregation").isEmpty());
  }

  static void rowsThatNobodyFinds(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        boolean asked =
            models
                .partsOfTheSame(model)
                .flatMap(part -> named(part).stream())
                .map(Named::table)
                .anyMatch(new NamedTable(Use.DECISION, named.table().key())::equals);
        if (named.table().use() == Use.ROWS && !asked) {
          found.add(
              model,
              named.place(),
              "要逐行办理“%s”，本流程却没有查这个决策表".formatted(named.table().key()),
              "请在前面加业务规则任务“${record.decision(execution, '%s')}”".formatted(named.table().key()));
        }
      }
    }
  }

  /** Rows within rows: all of them are begun at once while somebody waits. */
  static void rowsWithoutNumber(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Map<Element, Integer> rows = new HashMap<>();
      named(model).stream()
          .filter(each -> each.table().use() == Use.ROWS)
          .forEach(
              each ->
                  models
                      .decision(each.table().key())
                      .ifPresent(
                          file ->
                              rows.merge(
                                  Dom.withId(each.place()),
                                  Dom.all(file.root(), "rule").size(),
                                  Math::max)));
      for (Element activity : rows.keySet()) {
        long all =
            Dom.around(activity)
                .filter(rows::containsKey)
                .mapToLong(rows::get)
                .reduce(1, (one, other) -> one * other);
        if (all > MOST_ROWS) {
          found.add(
              model,
              activity,
              "逐行办理的行里又逐行办理，最多会同时产生%d项，多于%d项".formatted(all, MOST_ROWS),
              "请减少决策表的行，或者不要套在一起");
        }
      }
    }
  }

  static void outputsThatAreNoFacts(Models models, Known known, Findings found) {
    Set<String> keys = new TreeSet<>();
    models.all().forEach(model -> decided(model).forEach(keys::add));
    for (DecisionTable file : models.tables()) {
      for (Element output : Dom.all(file.root(), "output")) {
        Element decision = (Element) output.getParentNode().getParentNode();
        if (!keys.contains(decision.getAttribute("id"))) {
          continue;
        }
        String name = output.getAttribute("name");
        if (!NAME.matcher(name).matches()
            || name.endsWith(FactTable.OF_ROWS)
            || name.startsWith("sealed")
            || Set.of(FactTable.TODAY, FactTable.NOW, FactTable.ME, CasePlace.ROW).contains(name)) {
          found.add(
              file,
              output,
              "的输出名称“%s”不能作为事项的名称".formatted(name),
              "请用小写字母开头的英文，不用today、now、me、row，不以sealed开头，不以OfRows结尾");
        }
        if (!NameRules.isChinese(output.getAttribute("label"))) {
          found.add(file, output, "的输出“%s”没有中文标签".formatted(name), "请用中文填写输出标签（Output label）");
        }
        if (!TYPES.contains(output.getAttribute("typeRef"))) {
          found.add(
              file,
              output,
              "的类型“%s”不能作为事项".formatted(output.getAttribute("typeRef")),
              "请选string、boolean、date、dateTime、integer、long或者double");
        }
      }
    }
    for (Model model : models.models()) {
      for (Named named : named(model)) {
        table(models, named.table().key()).stream()
            .filter(table -> named.table().use() == Use.DECISION)
            .flatMap(table -> table.facts().stream())
            .filter(
                output ->
                    known
                        .fact(model, output.name())
                        .filter(fact -> fact.type() != output.type())
                        .isPresent())
            .forEach(
                output ->
                    found.add(
                        model,
                        named.place(),
                        "所用的决策表“%s”的输出“%s”与本流程另一事项同名，而类型不同"
                            .formatted(named.table().key(), output.name()),
                        "请给其中一个另取名称"));
      }
    }
  }

  private static Stream<String> decided(Model model) {
    return named(model).stream()
        .map(Named::table)
        .filter(table -> table.use() == Use.DECISION)
        .map(NamedTable::key);
  }

  /** They are asked with the facts of the case and the inputs of their task, and nothing else. */
  static void tablesThatAskForWhatIsNoFact(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<String> names = new HashSet<>(Set.of(FactTable.TODAY, FactTable.NOW));
      for (Fact fact : known.facts().apply(model.key())) {
        if (!fact.isSealed()) {
          names.addAll(Set.of(fact.name(), fact.name() + FactTable.OF_ROWS));
        }
      }
      for (Named named : named(model)) {
        if (named.table().use() != Use.ROWS) {
          Set<String> here = new HashSet<>(names);
          here.addAll(Model.inputs(named.place()).keySet());
          if (named.table().use() != Use.DECISION) {
            here.add(FactTable.ME);
          }
          models.tables().stream()
              .filter(file -> file.defines(named.table().key()))
              .forEach(file -> check(model, file, named.table().key(), here, Set.of(), found));
        }
      }
    }
  }

  /**
   * What a table requires (Information requirement) is asked before it, with the same, and what
   * that says is known to it.
   *
   * @param asking keys of the tables for which this one is asked
   */
  private static void check(
      Model model,
      DecisionTable file,
      String key,
      Set<String> known,
      Set<String> asking,
      Findings found) {
    for (Element decision : file.decisions()) {
      if (!decision.getAttribute("id").equals(key) || asking.contains(key)) {
        continue;
      }
      Set<String> chain = new HashSet<>(asking);
      chain.add(key);
      Set<String> names = new HashSet<>(known);
      for (Element required : Dom.all(decision, "requiredDecision")) {
        String its = required.getAttribute("href").replaceFirst("^#", "");
        check(model, file, its, known, chain, found);
        FactTable.in(file.root(), its)
            .ifPresent(table -> table.outputs().forEach(output -> names.add(output.name())));
      }
      for (Element element : Dom.all(decision)) {
        String text = Dom.child(element, "text").map(Dom::text).orElse("");
        FeelNames asked =
            switch (element.getLocalName()) {
              case "inputExpression", "outputEntry" -> FeelNames.ofExpression(text);
              case "inputEntry" -> FeelNames.ofTests(text);
              default -> new FeelNames(Set.of(), Set.of());
            };
        for (String name : asked.names()) {
          if (!names.contains(name)) {
            found.add(
                file,
                element,
                "的“%s”中，“%s”不是流程“%s”可以知道的事项".formatted(text, name, model.key()),
                Similar.instead("事项", name, names));
          }
        }
        asked.functions().stream()
            .filter(CLOCK::contains)
            .forEach(
                function ->
                    found.add(
                        file,
                        element,
                        "的“%s”取的是服务器的时间".formatted(text),
                        "请写today（办理这一步的日期）或者now（办理这一步的时间），不写%s()".formatted(function)));
      }
    }
  }

  /** A rule that waits for an answer that nobody gives is never taken, and nobody sees it. */
  static void answersThatNobodyGives(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      List<String> asked =
          named(model).stream()
              .map(Named::table)
              .filter(table -> table.use() != Use.ROWS)
              .map(NamedTable::key)
              .distinct()
              .toList();
      for (DecisionTable file : models.tables()) {
        file.decisions().stream()
            .filter(decision -> asked.contains(decision.getAttribute("id")))
            .flatMap(decision -> Dom.children(decision, "decisionTable").stream())
            .forEach(table -> answersOfTable(model, known, file, table, found));
      }
    }
  }

  private static void answersOfTable(
      Model model, Known known, DecisionTable file, Element table, Findings found) {
    for (Element element : Dom.all(table)) {
      Matcher compared = COMPARED.matcher(Dom.child(element, "text").map(Dom::text).orElse(""));
      while (compared.find()) {
        answer(
            model, known, file, element, compared.group("fact"), compared.group("answer"), found);
      }
    }
    List<Element> inputs = Dom.children(table, "input");
    for (Element rule : Dom.children(table, "rule")) {
      List<Element> cells = Dom.children(rule, "inputEntry");
      for (int i = 0; i < Math.min(inputs.size(), cells.size()); i++) {
        String input = Dom.text(Dom.child(inputs.get(i), "inputExpression").orElse(inputs.get(i)));
        Matcher answers = QUOTED.matcher(Dom.text(cells.get(i)));
        while (answers.find()) {
          answer(model, known, file, cells.get(i), input, answers.group(1), found);
        }
      }
    }
  }

  private static void answer(
      Model model,
      Known known,
      DecisionTable file,
      Element place,
      String fact,
      String answer,
      Findings found) {
    known
        .fact(model, fact)
        .map(Fact::answers)
        .filter(answers -> !answers.isEmpty() && !answers.contains(answer))
        .ifPresent(
            answers ->
                found.add(
                    file,
                    place,
                    "的“%s”没有答案“%s”".formatted(fact, answer),
                    Similar.instead("答案", answer, answers)));
  }

  /** What is recorded for one of several would be taken for all of them. */
  static void loopsThatHideTheirRow(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element loop : model.all("multiInstanceLoopCharacteristics")) {
        Element activity = (Element) loop.getParentNode();
        boolean overRows =
            NamedTable.in(Dom.camunda(loop, "collection")).stream()
                .anyMatch(table -> table.use() == Use.ROWS);
        boolean records =
            Stream.concat(Stream.of(activity), Dom.all(activity).stream())
                .map(RecordRules::step)
                .anyMatch(step -> RECORDS.matcher(step).matches());
        String variable = Dom.camunda(loop, "elementVariable");
        if ((overRows || records) && !variable.equals(CasePlace.ROW)) {
          found.add(
              model,
              activity,
              variable.isEmpty() ? "逐个办理，却不知道是哪一个" : "逐个办理的变量叫“%s”".formatted(variable),
              "请填写集合（Collection），并把元素变量（Element variable）写为“row”，所记的内容才分得开");
        }
      }
    }
  }

  static void variablesCalledAsTheRow(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        boolean set =
            Dom.isCamunda(element)
                ? Stream.of("name", "target")
                        .map(element::getAttribute)
                        .anyMatch(CasePlace.ROW::equals)
                    && !element.getLocalName().equals("property")
                : Dom.camunda(element, "resultVariable").equals(CasePlace.ROW);
        if (set) {
          found.add(model, element, "设置的变量叫“row”，它只能是逐行办理中的那一行", "请另取变量名");
        }
      }
    }
    for (Form form : models.forms()) {
      form.field(CasePlace.ROW)
          .ifPresent(field -> found.add(form, field, "的键（Key）“row”只能是逐行办理中的那一行", "请另取键名"));
    }
  }

  /**
   * What is entered is a fact under the key of its field: conditions, tables and templates must be
   * able to say it, and must not mean something else by it.
   */
  static void fieldsThatNothingCanName(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (model.elements().stream().map(RecordRules::step).anyMatch(KEEPS.asPredicate())) {
        models.formsOf(model).forEach(form -> checkNames(form, found));
      }
    }
  }

  private static String step(Element element) {
    return Dom.isCamunda(element)
        ? element.getAttribute("expression")
        : Dom.camunda(element, "expression");
  }

  private static void checkNames(Form form, Findings found) {
    for (Form.Field field : form.fields()) {
      String key = field.key();
      if (!field.isReadOnly()
          && (!NAME.matcher(key).matches()
              || key.endsWith(FactTable.OF_ROWS)
              || RESERVED.contains(key))) {
        found.add(
            form,
            field,
            "的键（Key）“%s”不能作为事项的名称".formatted(key),
            "请用小写字母开头的英文，不以OfRows结尾，也不用today、caseNumber、task等系统用的词");
      }
    }
  }

  static void entriesBeforeAnybodyEnters(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        Dom.extensions(task, "taskListener").stream()
            .filter(listener -> listener.getAttribute("expression").contains("record.form"))
            .filter(listener -> !listener.getAttribute("event").equals("complete"))
            .forEach(
                listener ->
                    found.add(
                        model,
                        task,
                        "在还没有填写的时候（%s）就要存下填写的内容".formatted(listener.getAttribute("event")),
                        "请把监听器的事件（Event type）改为complete"));
      }
    }
  }

  /**
   * What every case knows of itself, or a register of an entry, nobody types: a day of service with
   * nothing served, another bureau than the case's.
   */
  static void entriesThatHideFacts(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (model.elements().stream().map(RecordRules::step).noneMatch(KEEPS.asPredicate())) {
        continue;
      }
      Set<String> entered =
          models.formsOf(model).stream()
              .flatMap(form -> form.fields().stream())
              .filter(field -> !field.isReadOnly())
              .map(Form.Field::key)
              .collect(Collectors.toSet());
      Map<String, Fact> taken = new HashMap<>();
      known.ofEveryCase().forEach(fact -> taken.put(fact.name(), fact));
      known.registers().stream()
          .filter(register -> entered.contains(register.key()))
          .forEach(register -> register.facts().forEach(fact -> taken.put(fact.name(), fact)));
      for (Form form : models.formsOf(model)) {
        form.fields().stream()
            .filter(field -> !field.isReadOnly() && taken.containsKey(field.key()))
            .forEach(
                field ->
                    found.add(
                        form,
                        field,
                        "的键（Key）“%s”是系统已有的事项（%s），填写的会顶替它"
                            .formatted(field.key(), taken.get(field.key()).label()),
                        "请另取键名；只要显示的，设为只读"));
      }
      for (Named named : named(model)) {
        table(models, named.table().key()).stream()
            .filter(table -> named.table().use() == Use.DECISION)
            .flatMap(table -> table.facts().stream())
            .filter(output -> taken.containsKey(output.name()))
            .forEach(
                output ->
                    found.add(
                        model,
                        named.place(),
                        "所用的决策表“%s”的输出“%s”是系统已有的事项（%s），得出的会顶替它"
                            .formatted(
                                named.table().key(),
                                output.name(),
                                taken.get(output.name()).label()),
                        "请给输出另取名称"));
      }
    }
  }

  /** Who can be chosen, the server has to find out for each task. */
  static void personsFromNowhere(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        Map<String, Element> inputs = Model.inputs(node);
        models.form(Model.formRef(node)).stream()
            .flatMap(form -> form.fields().stream())
            .filter(Form.Field::holdsPersons)
            .filter(
                field ->
                    !Optional.ofNullable(inputs.get(field.choices()))
                            .map(Dom::text)
                            .filter(text -> PEOPLE.matcher(text).matches())
                            .isPresent()
                        && known
                            .fact(model, field.choices())
                            .filter(fact -> fact.type() == FactType.PERSONS)
                            .isEmpty())
            .forEach(
                field ->
                    found.add(
                        model,
                        node,
                        "的表单中，人员“%s”的选项“%s”不是由系统给出的人员".formatted(field.label(), field.choices()),
                        node.getLocalName().equals("startEvent")
                            ? "启动表单中不能选人，请移到后面的任务"
                            : "请加输入参数“%s”，值为“${people.withPost('……')}”，或者用人员的事项"
                                .formatted(field.choices())));
      }
    }
  }

  private static List<String> days(Known known, Model model) {
    return known.facts().apply(model.key()).stream()
        .filter(fact -> fact.type() == FactType.DAY && !fact.isSealed())
        .map(Fact::name)
        .toList();
  }

  static void daysThatAreNone(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        Matcher day = DAY.matcher(expression.text());
        while (day.find()) {
          Matcher fact = FACT.matcher(day.group("of"));
          boolean isDay =
              fact.matches()
                  && known
                      .fact(model, fact.group("name"))
                      .filter(each -> each.type() == FactType.DAY)
                      .isPresent();
          if (!isDay) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，“%s”不是日期".formatted(expression.text(), day.group("of").strip()),
                "请写日期的事项，例如“${deadline.endOf(facts.……)}”");
          }
        }
        Matcher begins = BEGINS_ON.matcher(expression.text());
        while (begins.find()) {
          if (known
              .fact(model, begins.group("name"))
              .filter(fact -> fact.type() == FactType.DAY && !fact.isSealed())
              .isEmpty()) {
            found.add(
                model,
                expression.place(),
                "的“%s”中，“%s”不是日期的事项".formatted(expression.text(), begins.group("name")),
                Similar.instead("日期的事项", begins.group("name"), days(known, model)));
          }
        }
      }
    }
  }

  static void fieldsThatAreNotRecorded(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        Matcher names = FIELDS.matcher(expression.text());
        while (names.find()) {
          for (String name : names.group("names").strip().split(" +")) {
            if (known.fact(model, name).filter(fact -> !fact.isSealed()).isEmpty()) {
              found.add(
                  model,
                  expression.place(),
                  "的“%s”中，“%s”不是本流程所记的事项，或者是密封的".formatted(expression.text(), name),
                  Similar.instead(
                      "事项",
                      name,
                      known.facts().apply(model.key()).stream()
                          .filter(fact -> !fact.isSealed())
                          .map(Fact::name)
                          .toList()));
            }
          }
        }
      }
    }
  }

  /** Somebody is noted by a code; a case that knows none would stand still. */
  static void notesOnNobody(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      if (PARTIES.stream().noneMatch(name -> known.hasFact(model, name))) {
        model.expressions().stream()
            .filter(expression -> NOTES.matcher(expression.text()).find())
            .forEach(
                expression ->
                    found.add(
                        model,
                        expression.place(),
                        "要记入当事人的监管记录，本流程却没有记下当事人的代码",
                        "请在表单中设“当事人代码”一栏，键（Key）为“partyCode”"));
      }
    }
  }

  /** What stands against somebody as a revocation is noted where licences are revoked. */
  static void notesOfOthers(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      String regime = regime(model.key());
      for (Expression expression : model.expressions()) {
        if (!NOTES.matcher(expression.text()).find()) {
          continue;
        }
        expression.named(known.beans()).stream()
            .filter(thing -> thing.kind() == NameKind.COMPLIANCE)
            .map(Expression.NamedThing::name)
            .distinct()
            .filter(kind -> known.has(NameKind.COMPLIANCE, kind))
            .filter(kind -> !regime.equals(SHARED) && !regime(kind).equals(regime))
            .forEach(
                kind ->
                    found.add(
                        model,
                        expression.place(),
                        "记入的监管记录种类“%s”（%s）不是业务制度“%s”的"
                            .formatted(kind, known.chinese(NameKind.COMPLIANCE, kind), regime),
                        "请改用以“%s-”开头的种类，没有的写进“compliance-kinds.csv”一并提交".formatted(regime)));
      }
    }
  }

  /** A job that is refused tells nobody; whoever has filled in the form is gone. */
  static void refusalsThatReachNobody(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("serviceTask")) {
        String step = Dom.camunda(task, "expression");
        boolean refuses =
            ONLY_ONE.matcher(step).find()
                || TAKES_BACK.matcher(step).find()
                || MAY_REFUSE.matcher(step).find()
                || NamedTable.in(step).stream().anyMatch(table -> table.use() == Use.START);
        if (refuses && Dom.camunda(task, "asyncBefore").equals("true")) {
          found.add(model, task, "被拒绝时，填写的人已经离开，看不到理由", "请不要勾选Asynchronous before");
        }
      }
    }
  }
}
