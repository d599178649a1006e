package cn.qualitysafety.platform.language;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** All that {@code camunda:property} may say: by its name, and of which elements. */
public enum ModelProperty {
  SEPARATE_FROM("separateFrom", "不得由办理所列环节的人办理", "userTask"),
  NOT_BY("notBy", "不得由所列人员办理", "userTask"),
  OF_UNIT("ofUnit", "由另一单位办理", "userTask"),
  OF_DIVISION("ofDivision", "由某一处室办理", "userTask"),
  SUPERIORS_TOO("superiorsToo", "上级局的人员也直接办理", "userTask"),
  STANDSTILL("standstill", "期间停止计算的期限", "callActivity", "userTask"),
  STANDSTILL_REASON("standstillReason", "停止计算的依据", "callActivity", "userTask"),
  STANDSTILL_TOLD("standstillTold", "所需时间怎样告知当事人", "callActivity", "userTask"),
  BLIND("blind", "不留由谁调用的痕迹", "process"),
  OF_PROVINCE("ofProvince", "案件一律属于省局", "process"),
  WHEN_DROPPED("whenDropped", "没有办完就撤销的，流转记录怎样说", "userTask"),
  WITHOUT_LIMIT("withoutLimit", "没有期限的理由", "userTask"),
  POST_OF_CALLER("postOfCaller", "所列岗位中由事项或者调用方写明的一个办理", "userTask"),
  READ_WITH_CALLER("readWithCaller", "由能查阅调用事项的人查阅", "process"),
  NO_RESULT("noResult", "不是办件的结果", "endEvent"),
  PART_OF("partOf", "是哪个流程的一部分", "process"),
  CALLED_BY("calledBy", "哪些流程可以调用本流程", "process"),
  TOLD_BY(
      "toldBy",
      "哪些流程可以用这个消息告诉本案、立案",
      "startEvent",
      "intermediateCatchEvent",
      "boundaryEvent",
      "receiveTask"),
  TOLD(
      "told",
      "所收到的消息带来哪些内容",
      "startEvent",
      "intermediateCatchEvent",
      "boundaryEvent",
      "receiveTask");

  private final String name;
  private final String chinese;
  private final Set<String> elements;

  ModelProperty(String name, String chinese, String... elements) {
    this.name = name;
    this.chinese = chinese;
    this.elements = Set.of(elements);
  }

  public static Optional<ModelProperty> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
  }

  /** As the model writes it. */
  public String propertyName() {
    return name;
  }

  public String chinese() {
    return chinese;
  }

  /** Whether elements of this name in BPMN may have it. */
  public boolean isOf(String element) {
    return elements.contains(element);
  }
}
