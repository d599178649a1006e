package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.RefusedModelException;
import cn.qualitysafety.platform.language.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Reads whatever is deployed before the engine does, and refuses what would make a model a program:
 * a designer draws procedures and calls the beans that we offer, nothing else. What is not known to
 * be harmless is refused, so that a new ability of the engine is no hole.
 */
class SafeModels implements Deployer {

  private static final Set<String> CAMUNDA =
      Set.of("http://camunda.org/schema/1.0/bpmn", "http://camunda.org/schema/1.0/dmn");

  /** The engine still understands its forerunner's name for the same extensions. */
  private static final String ACTIVITI = "http://activiti.org/bpmn";

  /** What models may say in the engine's own words: in attributes, and in elements. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "assignee",
          "asyncAfter",
          "asyncBefore",
          "calledElementBinding",
          "calledElementVersion",
          "candidateGroups",
          "candidateStarterGroups",
          "candidateUsers",
          "collection",
          "decisionRef",
          "decisionRefBinding",
          "diagramRelationId",
          "dueDate",
          "elementVariable",
          "errorCodeVariable",
          "errorMessageVariable",
          "escalationCodeVariable",
          "exclusive",
          "expression",
          "followUpDate",
          "formRef",
          "formRefBinding",
          "formRefVersion",
          "errorMessage",
          "historyTimeToLive",
          "initiator",
          "inputVariable",
          "isStartableInTasklist",
          "jobPriority",
          "mapDecisionResult",
          // which element template was chosen: the Modeler alone reads it
          "modelerTemplate",
          "modelerTemplateIcon",
          "modelerTemplateVersion",
          "priority",
          "resultVariable",
          "versionTag");

  private static final Set<String> ELEMENTS =
      Set.of(
          "entry",
          "executionListener",
          "failedJobRetryTimeCycle",
          "in",
          "inputOutput",
          "inputParameter",
          "list",
          "map",
          "out",
          "outputParameter",
          "properties",
          "property",
          "taskListener",
          "value");

  /**
   * Events that reach the case in which they are drawn: a signal ends or begins others, a condition
   * looks for changes of variables, which facts are not.
   */
  private static final Set<String> EVENTS =
      Set.of(
          "errorEventDefinition",
          "escalationEventDefinition",
          "linkEventDefinition",
          "messageEventDefinition",
          "terminateEventDefinition",
          "timerEventDefinition");

  private static final String EVENT = "EventDefinition";

  /** BPMN's own words for who does a task, which the engine reads beside its own. */
  private static final Set<String> PERFORMERS =
      Set.of("humanPerformer", "performer", "potentialOwner", "resourceRole");

  private static final Set<String> SCRIPTS = Set.of("script", "scriptTask");

  /** How the engine is told to call Java. */
  private static final Set<String> JAVA = Set.of("class", "delegateExpression");

  private static final Set<String> SCRIPT_ATTRIBUTES = Set.of("scriptFormat", "resource");

  /** In a decision FEEL alone; the same words say in a condition that it is a script. */
  private static final Set<String> LANGUAGES = Set.of("language", "expressionLanguage");

  private static final Pattern FEEL =
      Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(DMN|FEEL)/[\\w/.]+");

  /** FEEL's way to a Java method. The engine has it switched off; it stays refused if not. */
  private static final Pattern EXTERNAL_FUNCTION =
      Pattern.compile("function\\s*\\([^)]*\\)\\s*external");

  /** What people read, and nobody takes apart. */
  private static final Set<String> PROSE = Set.of("documentation", "description", "textAnnotation");

  private final HarmlessExpressions expressions;

  private final Supplier<FactsOfCases> facts;

  SafeModels(HarmlessExpressions expressions, Supplier<FactsOfCases> facts) {
    this.expressions = expressions;
    this.facts = facts;
  }

  /**
   * @throws RefusedModelException if a file says what models must not say: all that does
   */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    deployment.getResources().values().forEach(file -> files.put(file.getName(), file.getBytes()));
    List<Finding> all = findings(files);
    if (!all.isEmpty()) {
      throw new RefusedModelException(all);
    }
  }

  /**
   * What files that are deployed together say that models must not say.
   *
   * @param files by name
   * @throws RefusedInputException if one cannot be read at all
   */
  List<Finding> findings(Map<String, byte[]> files) {
    Map<String, List<Fact>> recorded = facts.get().recordedBy(files);
    return files.entrySet().stream()
        .flatMap(file -> findings(file.getKey(), file.getValue(), recorded).stream())
        .toList();
  }

  /**
   * What a file says that models must not say.
   *
   * @param recorded what forms record, by the key of the process
   * @throws RefusedInputException if it cannot be read at all
   */
  List<Finding> findings(String file, byte[] content, Map<String, List<Fact>> recorded) {
    if (file.endsWith(".bpmn") || file.endsWith(".dmn")) {
      List<Finding> found = new ArrayList<>();
      new Walk(file, recorded, found).look(ModelXml.read(file, content));
      return found;
    }
    return file.endsWith(".form") // which FormSchema reads
        ? List.of()
        : List.of(
            new Finding(
                file,
                "",
                "",
                "不是流程、决策或者表单",
                "只能部署扩展名为.bpmn、.dmn、.form的文件，随同的设置只能是limits.yaml、holidays.csv、articles.yaml、document-words.yaml、posts.csv、compliance-kinds.csv、delegations.csv和.docx模板"));
  }

  /** Through one file, element by element. */
  private class Walk {

    private final String file;
    private final Map<String, List<Fact>> recorded;
    private final List<Finding> found;

    /**
     * @param recorded what the forms of a process record, by its key
     */
    Walk(String file, Map<String, List<Fact>> recorded, List<Finding> found) {
      this.file = file;
      this.recorded = recorded;
      this.found = found;
    }

    private void look(Element element) {
      String name = element.getLocalName();
      if (SCRIPTS.contains(name)) {
        add(element, "含有脚本", "请改为调用系统提供的步骤");
        return;
      }
      if (PERFORMERS.contains(name)) {
        add(element, "另外写了由谁办理（%s）".formatted(name), "请删除，岗位写在Candidate groups");
        return;
      }
      if (name.endsWith(EVENT) && !EVENTS.contains(name)) {
        add(
            element,
            name.equals("signalEventDefinition") ? "是信号事件，会惊动其他案件" : "是不能使用的事件（%s）".formatted(name),
            "请改用消息（告诉另一件案件用messages.tell）、定时、错误、升级、链接或者终止事件");
        return;
      }
      if (ACTIVITI.equals(element.getNamespaceURI())
          || CAMUNDA.contains(String.valueOf(element.getNamespaceURI()))
              && !ELEMENTS.contains(name)) {
        add(element, "使用了不允许的扩展元素“%s”".formatted(name), "请删除该扩展");
        return;
      }
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        look(element, (Attr) attributes.item(i));
      }
      StringBuilder text = new StringBuilder();
      for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element below) {
          look(below);
        } else if (child.getNodeType() != Node.PROCESSING_INSTRUCTION_NODE) {
          text.append(child.getNodeValue());
        }
      }
      if (!isProse(element) && Nesting.isTooMuch(text.toString().strip())) {
        add(element, "的表达式过长或者括号过多", Nesting.remedy());
      } else {
        lookAtText(element, text.toString());
      }
    }

    private void look(Element element, Attr attribute) {
      String name = attribute.getLocalName();
      String value = attribute.getValue();
      boolean engines =
          CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))
              || CAMUNDA.contains(String.valueOf(element.getNamespaceURI()));
      if (SCRIPT_ATTRIBUTES.contains(name)
          || LANGUAGES.contains(name) && !FEEL.matcher(value).matches()) {
        add(element, "含有脚本（%s=“%s”）".formatted(name, value), "请改为调用系统提供的步骤，决策表请用FEEL");
      } else if (engines && JAVA.contains(name)) {
        add(element, "直接调用Java类“%s”".formatted(value), "请改为调用系统提供的步骤（expression）");
      } else if (ACTIVITI.equals(attribute.getNamespaceURI())
          || CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))
              && !ATTRIBUTES.contains(name)) {
        add(
            element,
            "使用了不允许的扩展属性“%s”".formatted(name),
            name.startsWith("form") ? "请删除该属性，表单请用formRef" : "请删除该属性");
      } else if (engines && name.equals("expression")) {
        boolean ofTask = element.getLocalName().equals("taskListener");
        expressions
            .whyNoStep(value, ofTask ? DelegateTask.class : DelegateExecution.class)
            .ifPresent(
                why ->
                    add(
                        element,
                        "调用的“%s”不是系统提供的步骤：%s".formatted(value, why),
                        "请写成“${部件.步骤(%s)}”，其后只能是固定的文字或者数字"
                            .formatted(ofTask ? "task" : "execution")));
        String process = process(element);
        lookForUnknown(
            element,
            value,
            process,
            recorded(process),
            expressions.unknownFactsInTexts(value, process, recorded(process)));
      } else {
        lookAtText(element, value);
      }
    }

    private void lookAtText(Element element, String text) {
      if (EXTERNAL_FUNCTION.matcher(text).find()) {
        add(element, "含有外部函数", "请改用FEEL自带的函数");
      }
      if (!text.contains("${") && !text.contains("#{")) {
        return;
      }
      if (Nesting.isTooMuch(text.strip())) {
        add(element, "的表达式过长或者括号过多", Nesting.remedy());
        return;
      }
      boolean handedBack = element.getLocalName().equals("out");
      String process = handedBack ? called(element) : process(element);
      // The facts of a called case are known if it is deployed, before or with this one, or a class
      // lists them.
      List<Fact> recorded = handedBack ? recordedByCalled(process) : recorded(process);
      boolean known = !handedBack || !recorded.isEmpty() || expressions.listsFactsOf(process);
      if (known
          && lookForUnknown(
              element,
              text.strip(),
              process,
              recorded,
              expressions.unknownFacts(text.strip(), process, recorded))) {
        return;
      }
      expressions
          .harm(text.strip())
          .ifPresent(
              harm ->
                  add(element, "表达式“%s”%s".formatted(text.strip(), harm.what()), harm.remedy()));
    }

    private List<Fact> recorded(String process) {
      return recorded.getOrDefault(process, List.of());
    }

    private List<Fact> recordedByCalled(String process) {
      return recorded.containsKey(process)
          ? recorded.get(process)
          : facts.get().recordedByDeployed(process);
    }

    private boolean lookForUnknown(
        Element element,
        String expression,
        String process,
        List<Fact> recorded,
        List<String> unknown) {
      if (!unknown.isEmpty()) {
        add(
            element,
            "表达式“%s”中的“%s”不是流程“%s”的事项".formatted(expression, unknown.get(0), process),
            Similar.meant(unknown.get(0), expressions.readable(process, recorded))
                .orElse("请改为该流程的事项，或者用record.form记录填写该事项的表单"));
      }
      return !unknown.isEmpty();
    }

    private void add(Element element, String what, String remedy) {
      for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
        if (around.hasAttribute("id")) {
          found.add(
              new Finding(
                  file, around.getAttribute("id"), around.getAttribute("name"), what, remedy));
          return;
        }
      }
      found.add(new Finding(file, "", "", what, remedy));
    }
  }

  private static boolean isProse(Element element) {
    return PROSE.contains(element.getLocalName())
        || element.getParentNode() instanceof Element around
            && PROSE.contains(around.getLocalName());
  }

  /**
   * Key of the process that is called around it: what it hands back is said in that one's facts.
   */
  private static String called(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (around.getLocalName().equals("callActivity")) {
        return around.getAttribute("calledElement");
      }
    }
    return "";
  }

  /** Key of the process in which it stands; empty outside of one. */
  private static String process(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (around.getLocalName().equals("process")) {
        return around.getAttribute("id");
      }
    }
    return "";
  }
}
