package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.FormSchema;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import cn.qualitysafety.platform.search.RegisterNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What a form must be, and how models and forms find each other, in both directions. */
final class FormRules {

  static final List<Rule> ALL =
      List.of(
          FormRules::formsUnlikeTheirFiles,
          FormRules::formsOfNobody,
          FormRules::formsForAnotherEngine,
          FormRules::fieldsTwice,
          FormRules::textsOfAnyLength,
          FormRules::fieldsThatFindNothing,
          FormRules::casesThatNobodyFinds,
          FormRules::emptyTextsThatAreShown,
          FormRules::tasksWithoutForm,
          FormRules::formsOfAnyVersion,
          FormRules::formsOfOtherProcesses,
          FormRules::formsThatDoNotExist,
          FormRules::fieldsThatShowNothing,
          FormRules::inputsOfEntries,
          FormRules::sealedFactsShownToOthers,
          FormRules::entriesThatNobodyReads,
          FormRules::startEntriesThatNobodyReads);

  private static final String ENGINE_VERSION = "7.24.0";

  /** {@code signReason = null}, with whatever blanks. */
  private static final Pattern ASKED_FOR_NULL = Pattern.compile("(\\w+)\\s*(!?=)\\s*null");

  private FormRules() {}

  /** Of a form of which nothing could be sent the server knows no field. */
  static void unreadable(Models models, Findings found) {
    for (Form form : models.forms()) {
      FormSchema.faults(form.json())
          .forEach(fault -> found.add(form.source(), "中" + fault, "改好后重新保存"));
    }
  }

  static void formsUnlikeTheirFiles(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      if (!form.id().equals(form.source().base())) {
        found.add(
            form.source(),
            form.id().isEmpty() ? "没有标识" : "的标识“%s”与文件名不同".formatted(form.id()),
            "请把标识（ID）和文件名改为同一个，例如“%s”".formatted(form.source().base()));
      }
    }
  }

  /** To the server a text that nobody has entered is null, in the browser it is empty. */
  static void emptyTextsThatAreShown(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      for (JsonNode component : form.json().findParents("conditional")) {
        String hide = component.path("conditional").path("hide").asText();
        for (MatchResult asked : ASKED_FOR_NULL.matcher(hide).results().toList()) {
          Optional<Form.Field> field = form.field(asked.group(1)).filter(Form.Field::isText);
          String empty = "%s %s \"\"".formatted(asked.group(1), asked.group(2));
          if (field.isPresent() && !hide.contains(empty)) {
            found.add(
                form,
                field.get(),
                "在隐藏条件“%s”中只与null比较，没有填写的文字在浏览器里是空的".formatted(hide),
                "请改为“%s %s %s”"
                    .formatted(asked.group(), asked.group(2).equals("=") ? "or" : "and", empty));
          }
        }
      }
    }
  }

  static void formsOfNobody(Models models, Known known, Findings found) {
    Set<String> shown =
        models
            .all()
            .flatMap(model -> model.nodesWithForm().stream())
            .map(Model::formRef)
            .collect(Collectors.toSet());
    for (Form form : models.forms()) {
      if (!shown.contains(form.id())) {
        found.add(form.source(), "没有任何流程使用", "请在流程的任务或者开始事件中引用（formRef），或者不要部署");
      }
    }
  }

  static void formsForAnotherEngine(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      String version = form.json().path("executionPlatformVersion").asText();
      if (!version.equals(ENGINE_VERSION)) {
        found.add(
            form.source(),
            "是为引擎%s画的".formatted(version.isEmpty() ? "（未写明版本）" : version),
            "请在Modeler中把执行平台设为Camunda Platform %s".formatted(ENGINE_VERSION));
      }
    }
  }

  static void fieldsTwice(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      Set<String> keys = new HashSet<>();
      for (Form.Field field : form.fields()) {
        if (!keys.add(field.key())) {
          found.add(form, field, "的键（Key）在表单中出现两次，只能提交一个", "请给其中一个另取键名");
        }
      }
    }
  }

  /** The register's column has a length, too. */
  static void textsOfAnyLength(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        if (field.isText() && !field.isReadOnly() && !field.hasMaxLength()) {
          found.add(form, field, "没有字数上限", "请填写最多字数（Maximum length）");
        }
      }
    }
  }

  /** A field of one line looks in registers, or among the cases of processes. */
  static void fieldsThatFindNothing(Models models, Known known, Findings found) {
    for (Form form : models.forms()) {
      for (Form.Field field : form.fields()) {
        List<String> names = field.lookedUpIn();
        if (!names.isEmpty() && (!field.isLine() || field.isReadOnly())) {
          found.add(
              form, field, "按名称查找（lookup），却不是可以填写的单行文字", "请改用单行文字（Text field），或者删除自定义属性lookup");
        }
        if (names.size() > RegisterNames.MOST_TOGETHER) {
          found.add(
              form,
              field,
              "在%d处查找（lookup），太多了".formatted(names.size()),
              "请最多写%d个登记簿或者流程".formatted(RegisterNames.MOST_TOGETHER));
        }
        names.stream()
            .filter(name -> !known.has(NameKind.REGISTER, name) && models.process(name).isEmpty())
            .forEach(
                name ->
                    found.add(
                        form,
                        field,
                        "要在“%s”中查找（lookup），没有这个登记簿，也没有这个流程".formatted(name),
                        known.instead(NameKind.REGISTER, name) + "；查找办件的，写流程的标识"));
      }
    }
  }

  /** Everybody finds what they may read: the cases of processes in which a post of theirs acts. */
  static void casesThatNobodyFinds(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        Optional<Form> form = models.form(Model.formRef(node));
        for (Form.Field field : form.map(Form::fields).orElse(List.of())) {
          List<String> names = field.lookedUpIn();
          if (names.isEmpty() || names.stream().anyMatch(name -> models.process(name).isEmpty())) {
            continue; // registers find by their own rights
          }
          Set<String> readers =
              names.stream()
                  .flatMap(name -> models.partsOfTheSame(models.process(name).orElseThrow()))
                  .flatMap(WorkRules::posts)
                  .map(FormRules::general)
                  .collect(Collectors.toSet());
          // Of a post that there is not, or that handles no cases, others tell.
          WorkRules.posts(model, node)
              .filter(post -> known.has(NameKind.POST, post) && InTheNameOf.handlesCases(post))
              .filter(post -> !readers.contains(general(post)))
              .forEach(
                  post ->
                      found.add(
                          model,
                          node,
                          "的表单“%s”中，“%s”到流程“%s”的办件里查找（lookup），岗位“%s”看不到那里的办件"
                              .formatted(
                                  form.orElseThrow().id(),
                                  field.label(),
                                  String.join("、", names),
                                  post),
                          "请删除该字段的自定义属性lookup，或者改到这个岗位看得到的流程查找"));
        }
      }
    }
  }

  /** The post that has the rights. */
  private static String general(String post) {
    return Divisions.generalOf(post).orElse(post);
  }

  static void tasksWithoutForm(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        if (Model.formRef(task).isEmpty()) {
          found.add(model, task, "没有表单", "请选择表单（Form reference）");
        }
      }
    }
  }

  static void formsOfAnyVersion(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        if (!Dom.camunda(node, "formRefBinding").equals("deployment")) {
          found.add(model, node, "的表单会随新版本改变", "请把绑定（Binding）设为deployment，正在办理的业务才用原来的表单");
        }
      }
    }
  }

  static void formsOfOtherProcesses(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        String form = Model.formRef(node);
        boolean own = form.startsWith(model.key() + "-");
        if (!own && !form.startsWith(Models.whole(model) + "-")) { // which its parts may share
          found.add(
              model,
              node,
              "的表单“%s”不是以本流程的标识开头".formatted(form),
              "请改名为“%s-”加英文动词".formatted(model.key()));
        }
      }
    }
  }

  static void formsThatDoNotExist(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        if (models.form(Model.formRef(node)).isEmpty()) {
          found.add(
              model,
              node,
              "引用的表单“%s”既没有一起提交，也不在正在执行的版本中".formatted(Model.formRef(node)),
              "请将该文件一并提交，或者更正表单的标识");
        }
      }
    }
  }

  /** What a form shows is a fact of the case, or an input for what is none. */
  static void fieldsThatShowNothing(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element node : model.nodesWithForm()) {
        Optional<Form> form = models.form(Model.formRef(node));
        if (form.isEmpty()) {
          continue;
        }
        Set<String> sources = new HashSet<>(Model.inputs(node).keySet());
        boolean isStart = node.getLocalName().equals("startEvent");
        if (!isStart) {
          known.facts().apply(model.key()).forEach(fact -> sources.add(fact.name()));
        }
        Stream<String> shown =
            form.get().fields().stream().filter(Form.Field::isReadOnly).map(Form.Field::key);
        Stream<String> read =
            form.get().read().stream().filter(name -> form.get().field(name).isEmpty());
        Stream.concat(shown, read)
            .distinct()
            .filter(name -> !sources.contains(name))
            .forEach(
                name ->
                    found.add(
                        model,
                        node,
                        "的表单“%s”要显示“%s”，它不是本流程的事项，也没有作为输入".formatted(form.get().id(), name),
                        isStart ? "启动时还没有业务，请删除" : Similar.instead("事项", name, sources)));
      }
    }
  }

  /** An entry belongs to its task anyhow; an input may only propose it. */
  static void inputsOfEntries(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        Map<String, Element> inputs = Model.inputs(task);
        models.form(Model.formRef(task)).stream()
            .flatMap(form -> form.fields().stream())
            .filter(field -> !field.isReadOnly() && inputs.containsKey(field.key()))
            .filter(field -> !Dom.text(inputs.get(field.key())).startsWith("${facts."))
            .forEach(
                field ->
                    found.add(
                        model,
                        task,
                        "的输入“%s”是要填写的内容".formatted(field.key()),
                        "请删除该输入；要预先填好，请写事项，例如“${facts.……}”"));
      }
    }
  }

  /** Who enters it knows it: only what is shown counts. */
  static void sealedFactsShownToOthers(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        Optional<Form> form = models.form(Model.formRef(task));
        if (form.isEmpty()) {
          continue;
        }
        List<String> posts =
            Arrays.stream(Dom.camunda(task, "candidateGroups").split(","))
                .map(String::strip)
                .toList();
        for (Fact fact : known.facts().apply(model.key())) {
          if (!fact.isSealed() || fact.posts().containsAll(posts)) {
            continue;
          }
          boolean shows =
              form.get().field(fact.name()).filter(Form.Field::isReadOnly).isPresent()
                  || form.get().read().contains(fact.name());
          if (shows) {
            found.add(
                model,
                task,
                "的表单“%s”显示保密的“%s”，办理的岗位不得知悉".formatted(form.get().id(), fact.label()),
                "请从表单中删除，或者只交给岗位%s".formatted(String.join("、", fact.posts())));
          }
        }
      }
    }
  }

  /** What a form asks is read by the step of its task, under the same key and label. */
  static void entriesThatNobodyReads(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element task : model.all("userTask")) {
        Optional<Form> form = models.form(Model.formRef(task));
        List<StepCall> calls =
            Model.completeSteps(task).stream()
                .flatMap(step -> StepCall.of(known, step).stream())
                .toList();
        List<StepReads> steps = calls.stream().map(StepCall::reads).toList();
        boolean everything =
            calls.stream().anyMatch(StepCall::isOfPart)
                || steps.stream().anyMatch(StepReads::everything);
        if (form.isPresent() && !steps.isEmpty() && !everything) {
          Set<String> used = usedAround(model, task, form.get());
          for (Form.Field field : form.get().fields()) {
            boolean read =
                field.isReadOnly()
                    || used.contains(field.key())
                    || steps.stream().anyMatch(step -> step.keys().contains(field.key()));
            if (!read) {
              found.add(
                  model,
                  task,
                  "的步骤不读取表单“%s”的“%s”（%s），所填的内容会丢失"
                      .formatted(form.get().id(), field.label(), field.key()),
                  "请删除该字段；需要登记的，请程序员修改步骤，或者改用公用的登记部件");
            }
          }
          steps.forEach(step -> checkFields(models, known, model, task, form.get(), step, found));
        }
      }
    }
  }

  /** What the task itself hands on, or its form asks for to ask for something else. */
  private static Set<String> usedAround(Model model, Element task, Form form) {
    return model.expressions().stream()
        .filter(expression -> Dom.around(expression.place()).anyMatch(task::equals))
        .flatMap(expression -> expression.roots().stream())
        .collect(Collectors.toSet());
  }

  private static void checkFields(
      Models models,
      Known known,
      Model model,
      Element task,
      Form form,
      StepReads step,
      Findings found) {
    Set<String> elsewhere = new HashSet<>(Model.inputs(task).keySet());
    elsewhere.addAll(ExpressionRules.variablesOfCase(models, known, model));
    elsewhere.add(CasePlace.ROW); // asks where a step stands, which may be outside of rows
    for (String key : step.keys()) {
      Optional<Form.Field> field = form.field(key);
      if (field.isEmpty() && !elsewhere.contains(key)) {
        found.add(
            model,
            task,
            "的步骤要读取“%s”，表单“%s”没有这个字段".formatted(key, form.id()),
            Similar.instead("字段", key, form.fields().stream().map(Form.Field::key).toList()));
      }
      String label = step.label(key);
      if (field.isPresent() && label != null && !label.equals(field.get().label())) {
        found.add(
            model,
            task,
            "的步骤把“%s”称为“%s”，表单“%s”称为“%s”".formatted(key, label, form.id(), field.get().label()),
            "请把表单的标签改为“%s”，出错的提示才看得懂".formatted(label));
      }
    }
  }

  /** Steps of the process read it, or an expression, a table or a form. */
  static void startEntriesThatNobodyReads(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<String> read = new HashSet<>();
      boolean everything = false;
      for (Element node : model.nodes()) {
        for (String step :
            Stream.concat(
                    Stream.of(Dom.camunda(node, "expression")),
                    Dom.extensions(node, "executionListener").stream()
                        .map(listener -> listener.getAttribute("expression")))
                .toList()) {
          Optional<StepReads> reads = StepCall.of(known, step).map(StepCall::reads);
          reads.ifPresent(its -> read.addAll(its.keys()));
          // Of a step that does not exist nobody knows what it was to read.
          everything |= !step.isEmpty() && reads.map(StepReads::everything).orElse(true);
        }
      }
      if (everything) {
        continue;
      }
      model.expressions().forEach(expression -> read.addAll(expression.roots()));
      models.tablesOf(model).stream()
          .flatMap(table -> Dom.all(table.root(), "inputExpression").stream())
          .forEach(input -> read.add(Dom.text(input)));
      models.formsOf(model).forEach(form -> read.addAll(form.read()));
      for (Element start : model.all("startEvent")) {
        models.form(Model.formRef(start)).stream()
            .flatMap(form -> form.fields().stream())
            .filter(field -> !field.isReadOnly() && !read.contains(field.key()))
            .forEach(
                field ->
                    found.add(
                        model,
                        start,
                        "的表单“%s”的“%s”（%s）没有任何环节读取，所填的内容会丢失"
                            .formatted(Model.formRef(start), field.label(), field.key()),
                        "请删除该字段；需要登记的，请程序员修改步骤，或者改用公用的登记部件"));
      }
    }
  }
}
