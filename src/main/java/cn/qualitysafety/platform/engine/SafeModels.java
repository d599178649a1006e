package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.w3c.dom.NodeList;

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

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      deployment
          .getResources()
          .values()
          .forEach(file -> files.put(file.getName(), file.getBytes()));
      check(files);
    }
  }

  /**
   * Checks what is deployed together.
   *
   * @param files by name
   * @throws RefusedInputException if one says what models must not say
   */
  void check(Map<String, byte[]> files) {
    Map<String, List<Fact>> recorded = facts.get().recordedBy(files);
    files.forEach((file, content) -> check(new Checked(file, recorded), content));
  }

  /**
   * What is being checked.
   *
   * @param recorded what the forms of a process record, by its key
   */
  private record Checked(String file, Map<String, List<Fact>> recorded) {}

  private void check(Checked checked, byte[] content) {
    String file = checked.file();
    if (file.endsWith(".bpmn") || file.endsWith(".dmn")) {
      check(checked, ModelXml.read(file, content));
    } else if (!file.endsWith(".form")) { // which DeployedForms reads
      throw refused(file, "不是流程、决策或者表单", "只能部署扩展名为.bpmn、.dmn、.form的文件");
    }
  }

  private void check(Checked checked, Element element) {
    String where = where(checked.file(), element);
    String name = element.getLocalName();
    if (SCRIPTS.contains(name)) {
      throw refused(where, "含有脚本", "请改为调用系统提供的组件");
    }
    if (ACTIVITI.equals(element.getNamespaceURI())
        || CAMUNDA.contains(String.valueOf(element.getNamespaceURI()))
            && !ELEMENTS.contains(name)) {
      throw refused(where, "使用了不允许的扩展元素“%s”".formatted(name), "请删除该扩展");
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      check(checked, where, process(element), (Attr) attributes.item(i));
    }
    StringBuilder text = new StringBuilder();
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        check(checked, child);
      } else if (children.item(i).getNodeType() != Node.PROCESSING_INSTRUCTION_NODE) {
        text.append(children.item(i).getNodeValue());
      }
    }
    if (!isProse(element) && Nesting.isTooMuch(text.toString().strip())) {
      throw refused(where, "的表达式过长或者括号过多", Nesting.remedy());
    }
    checkText(checked, where, process(element), text.toString());
  }

  private static boolean isProse(Element element) {
    return PROSE.contains(element.getLocalName())
        || element.getParentNode() instanceof Element around
            && PROSE.contains(around.getLocalName());
  }

  private void check(Checked checked, String where, String process, Attr attribute) {
    String name = attribute.getLocalName();
    String value = attribute.getValue();
    boolean engines =
        CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))
            || CAMUNDA.contains(String.valueOf(attribute.getOwnerElement().getNamespaceURI()));
    if (SCRIPT_ATTRIBUTES.contains(name)
        || LANGUAGES.contains(name) && !FEEL.matcher(value).matches()) {
      throw refused(where, "含有脚本（%s=“%s”）".formatted(name, value), "请改为调用系统提供的组件，决策表请用FEEL");
    }
    if (engines && JAVA.contains(name)) {
      throw refused(where, "直接调用Java类“%s”".formatted(value), "请改为调用系统提供的步骤（expression）");
    }
    if (ACTIVITI.equals(attribute.getNamespaceURI())
        || CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))
            && !ATTRIBUTES.contains(name)) {
      throw refused(where, "使用了不允许的扩展属性“%s”".formatted(name), "请删除该属性；表单请用formRef");
    }
    if (engines && name.equals("expression")) {
      boolean ofTask = attribute.getOwnerElement().getLocalName().equals("taskListener");
      if (!expressions.isStep(value, ofTask ? DelegateTask.class : DelegateExecution.class)) {
        throw refused(
            where,
            "调用的“%s”不是系统提供的步骤".formatted(value),
            "请写成“${部件.步骤(%s)}”，其后只能是固定的文字或者数字".formatted(ofTask ? "task" : "execution"));
      }
      refuseUnknown(
          where,
          value,
          process,
          expressions.unknownFactsInTexts(value, process, recorded(checked, process)));
    } else {
      checkText(checked, where, process, value);
    }
  }

  private static List<Fact> recorded(Checked checked, String process) {
    return checked.recorded().getOrDefault(process, List.of());
  }

  private static void refuseUnknown(
      String where, String expression, String process, List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw refused(
          where,
          "表达式“%s”中的“%s”不是流程“%s”的事项".formatted(expression, unknown.get(0), process),
          "请改为该流程的事项，或者用record.form记录填写该事项的表单");
    }
  }

  private void checkText(Checked checked, String where, String process, String text) {
    if (EXTERNAL_FUNCTION.matcher(text).find()) {
      throw refused(where, "含有外部函数", "请改用FEEL自带的函数");
    }
    if (text.contains("${") || text.contains("#{")) {
      if (Nesting.isTooMuch(text.strip())) {
        throw refused(where, "的表达式过长或者括号过多", Nesting.remedy());
      }
      refuseUnknown(
          where,
          text.strip(),
          process,
          expressions.unknownFacts(text.strip(), process, recorded(checked, process)));
      Optional<String> harm = expressions.harm(text.strip());
      if (harm.isPresent()) {
        throw refused(
            where, "表达式“%s”中的“%s”不能使用".formatted(text.strip(), harm.get()), "表达式只能读取变量和调用系统提供的组件");
      }
    }
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

  private static String where(String file, Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (around.hasAttribute("id")) {
        return file + " " + around.getAttribute("id");
      }
    }
    return file;
  }

  private static RefusedInputException refused(String where, String what, String remedy) {
    return new RefusedInputException("“%s”%s，没有部署；%s。".formatted(where, what, remedy));
  }
}
