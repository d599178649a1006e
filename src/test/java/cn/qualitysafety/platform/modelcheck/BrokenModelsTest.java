package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.example.ExampleCheck;
import cn.qualitysafety.example.ExampleFacts;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.deadline.LimitPart;
import cn.qualitysafety.platform.engine.ModelLanguage;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.RecordedFacts;
import cn.qualitysafety.platform.law.Articles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Breaks the models of {@code models-example} in one place at a time: each mistake is found where
 * it is, in a sentence that says what to do, or does no harm. The numbers are those of the review
 * in which a designer tried them.
 */
class BrokenModelsTest {

  private static final Path EXAMPLE = Path.of("src/test/resources/models-example");
  private static final String MODEL = "example-check.bpmn";

  private static AnnotationConfigApplicationContext beans;
  private static ModelCheck check;

  private record Names(NameKind nameKind, Map<String, String> existing) implements KnownNames {}

  /** The example records nothing: its steps keep what is entered. */
  private static class NothingRecorded implements RecordedFacts {

    @Override
    public List<Fact> of(ProcessDefinition model) {
      return List.of();
    }

    @Override
    public Map<String, List<Fact>> of(Map<String, byte[]> files) {
      return Map.of();
    }

    @Override
    public List<Fact> ofDeployed(String process) {
      return List.of();
    }

    @Override
    public Optional<Recorded> find(CasePlace place, String name) {
      return Optional.empty();
    }

    @Override
    public Known known(CasePlace place) {
      return new Known(Map.of(), Map.of());
    }
  }

  @BeforeAll
  static void begin() {
    beans = new AnnotationConfigApplicationContext();
    beans.registerBean(ModelLanguage.class);
    beans.registerBean(FactsOfCases.class);
    beans.registerBean(ModelCheck.class);
    beans.registerBean(Articles.class);
    beans.registerBean(Clock.class, Clock::systemUTC);
    beans.registerBean(ExampleFacts.class, ExampleFacts::new);
    beans.registerBean(RecordedFacts.class, NothingRecorded::new);
    beans.registerBean("exampleCheck", ExampleCheck.class, ExampleCheck::new);
    beans.registerBean("deadline", Deadline.class, () -> null, bean -> bean.setLazyInit(true));
    beans.registerBean("limit", LimitPart.class, () -> null, bean -> bean.setLazyInit(true));
    name(NameKind.POST, Map.of("office", "办公室", "director", "局长"));
    name(NameKind.LIMIT, Map.of("example.check", "示例", "example.prepare", "示例"));
    name(NameKind.REGISTER, Map.of("enterprise", "企业"));
    name(NameKind.MESSAGE, Map.of("noticeRead", "回执", "noticeLost", "退信"));
    beans.refresh();
    check = beans.getBean(ModelCheck.class);
  }

  private static void name(NameKind kind, Map<String, String> names) {
    beans.registerBean(kind.name(), KnownNames.class, () -> new Names(kind, names), bean -> {});
  }

  @AfterAll
  static void end() {
    beans.close();
  }

  /** c00: a sound model. */
  @Test
  void nothingIsWrongWithTheExampleItself() throws IOException {
    assertThat(sentences(example())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # no. | file                    | replace (/regex/)                       | by                                       | element, or the file               | what the designer reads
          c01   | example-check.bpmn      | exampleCheck.record                     | exampelCheck.record                      | 登记样件 serviceTask_recordExample | 没有名为“exampelCheck”的部件
          c01   | example-check.bpmn      | .recordExample(                         | .recordExampel(                          | 登记样件 serviceTask_recordExample | 该部件没有步骤“recordExampel”
          c02   | example-check.bpmn      | formRef="example-check-decide"          | formRef="example-check-settle"           | 核查样件 userTask_checkExample     | 引用的表单“example-check-settle”既没有一起提交，也不在正在执行的版本中；请将该文件一并提交
          c02   | example-check.bpmn      | camunda:formRef="example-check-decide"  |                                          | 核查样件 userTask_checkExample     | 没有表单；请选择表单
          c02   | example-check.bpmn      | formRef="example-check-decide"          | formRef="example-decide"                 | 核查样件 userTask_checkExample     | 不是以本流程的标识开头；请改名为“example-check-”
          c03   | example-check.bpmn      | Groups="director"                       | Groups="directr"                         | 核查样件 userTask_checkExample     | 的岗位“directr”不存在；是否为“director”
          c03   | example-check.bpmn      | Groups="director"                       | Groups="clerk"                           | 核查样件 userTask_checkExample     | 请改为已有的岗位：director、office；新的岗位请写进“posts.csv”一并提交。
          c03   | example-check.bpmn      | Groups="director"                       | Groups="${facts.title}"                  | 核查样件 userTask_checkExample     | 的岗位“${facts.title}”要办理时才知道；请写明岗位的代码
          c03   | example-check.bpmn      | Groups="director"                       | Groups="director" camunda:assignee="demo" | 核查样件 userTask_checkExample    | 指定由“demo”一人办理；请删除，改为交给岗位
          c04   | example-check.bpmn      | camunda:dueDate="${facts.prepareBy}"    |                                          | 准备样件 userTask_prepareExample   | 没有办理期限，逾期无人知道；请填写到期时间
          c59   | example-check.bpmn      | /<bpmn:documentation>看样件.*?documentation>/ |                                    | 核查样件 userTask_checkExample     | 没有说明怎样办理，办理的人在“说明”页上看不到要做什么；请在Documentation中用两三句话写明
          c59   | example-check.bpmn      | 看样件和登记的内容，选核查结论，写明意见；准备样件的人不能核查。合格的通知各单位，不合格的到此结束，期满没有核查的按逾期结束。 | 请认真核查样件，并且写明意见。 | 核查样件 userTask_checkExample | 怎样办理，说明不够清楚（中文40至400字，现为15字）
          c59   | example-check.bpmn      | /看样件和登记的内容.*?按逾期结束。/     | Check the sample with care, and write down what you think of it. | 核查样件 userTask_checkExample | 怎样办理，说明不够清楚（中文40至400字，现为64字）
          c05   | example-check.bpmn      | bpmn:serviceTask                        | bpmn:scriptTask                          | 登记样件 serviceTask_recordExample | 含有脚本；请改为调用系统提供的步骤
          c06   | example-check.bpmn      | camunda:expression="${exampleCheck.recordExample(execution)}" | camunda:class="java.lang.Runtime" | 登记样件 serviceTask_recordExample | 直接调用Java类“java.lang.Runtime”
          c07   | example-check.bpmn      | camunda:historyTimeToLive="P3650D"      |                                          | 样件核查 example-check             | 没有填写历史保存期限；请填写History time to live
          c07   | example-check.bpmn      | 依据                                    | 说明                                     | 样件核查 example-check             | 没有写明依据
          c08   | example-check.bpmn      | default="flow_exampleSound_refused"     |                                          | 样件合格？ gateway_exampleSound    | 没有默认走向，答案“open、refused”没有出路；请把一条走向设为默认
          c08   | example-check.bpmn      | default="flow_exampleSound_refused"     |                                          | 不合格 flow_exampleSound_refused   | 没有条件；请写条件，或者设为默认走向
          c08   | example-check.bpmn      | /(<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\\$.facts.*?Expression>)/ |          | 合格 flow_exampleSound_giveNotice | 没有条件
          c08   | example-check.bpmn      | ${facts.state == 'approved'}            | ${facts.state}                           | 合格 flow_exampleSound_giveNotice  | 是选项，不是“是否”；请与一个答案比较
          c08   | example-check.bpmn      | ${facts.state == 'approved'}            | approved                                 | 合格 flow_exampleSound_giveNotice  | 的条件“approved”不是表达式
          c09   | example-check.bpmn      | targetRef="endEvent_refused"            | targetRef="endEvent_settled"             | 不合格 endEvent_refused            | 没有任何走向通到这里，永远不会办理
          c10   | example-notice.bpmn     | targetRef="endEvent_noticeGiven"        | targetRef="receiveTask_noticeRead"       | 等待回执 receiveTask_noticeRead    | 之后的走向通不到任何结束事件，业务永远办不完
          c10   | example-notice.bpmn     | /<bpmn:sequenceFlow id="flow_noticeRead[^>]*>/ |                                   | 等待回执 receiveTask_noticeRead    | 之后没有走向；请连到下一环节或者结束事件
          c10   | example-check.bpmn      | Ref="gateway_exampleHigh" targetRef="gateway_exampleReady" | Ref="gateway_exampleHigh" targetRef="businessRuleTask_gradeExample" | 确定样件等级 businessRuleTask_gradeExample | 没有一步要等人办理或者等候事件，案件会在这里不停地循环
          c11   | example-check.bpmn      | id="endEvent_refused"                   | id="endEvent_settled"                    | 不合格 endEvent_settled            | 的标识在文件中出现两次
          c12   | example-check.bpmn      | /<bpmndi:BPMNDiagram.*BPMNDiagram>/     |                                          | 核查样件 userTask_checkExample     | 没有画在图上；请在Modeler中把它画出来
          c12   | example-check.bpmn      | bpmnElement="flow_exampleSound_refused" | bpmnElement="none"                       | 不合格 flow_exampleSound_refused   | 没有画在图上
          c12   | example-check.bpmn      | x="1075"                                | x="1000"                                 | 核查样件 userTask_checkExample     | 与“gateway_exampleSound”在图上重叠
          c12   | example-check.bpmn      | bpmnElement="lane_director"             | bpmnElement="lane_office"                | 局长 lane_director                 | 没有画在图上
          c12   | example-check.bpmn      | <bpmn:flowNodeRef>endEvent_refused</bpmn:flowNodeRef> |                            | 不合格 endEvent_refused            | 不在任何泳道中；请把它放进一条泳道
          c12   | example-check.bpmn      | name="局长"                             | name="处长"                              | 核查样件 userTask_checkExample     | 由“局长”办理，却画在泳道“处长”中
          c12   | example-check.bpmn      | /<bpmn:laneSet.*laneSet>/               |                                          | 样件核查 example-check             | 由2个岗位办理，图上看不出由谁办理；请画泳池
          c10   | example-check.bpmn      | targetRef="gateway_exampleReady"        | targetRef="userTask_checkExample"        | 核查样件 userTask_checkExample     | 有3条走向直接汇合；请在前面加一个排他网关
          c13   | example-check.bpmn      | <bpmn:definitions                       | <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><bpmn:definitions |     | 文档类型声明（DOCTYPE）
          c14   | example-check.bpmn      | <bpmn:definitions                       | <!DOCTYPE a [<!ENTITY c "ccc"><!ENTITY b "&c;&c;">]><bpmn:definitions   |     | 文档类型声明（DOCTYPE）
          c15   | example-check.bpmn      | ${facts.prepareBy}                      | ${execution.getProcessEngineServices().getIdentityService()} | 准备样件 userTask_prepareExample | 中的“getProcessEngineServices”不能使用
          c16   | example-check-decide.form | "remarks"                             | "remark"                                 | 核查样件 userTask_checkExample     | 的步骤不读取表单“example-check-decide”的“意见”（remark），所填的内容会丢失
          c16   | example-check-decide.form | "remarks"                             | "remark"                                 | 核查样件 userTask_checkExample     | 的步骤要读取“remarks”，表单“example-check-decide”没有这个字段；是否为“remark”
          c16   | example-check-decide.form | 核查结论                              | 结论                                     | 核查样件 userTask_checkExample     | 的步骤把“decision”称为“核查结论”
          c16   | example-check-decide.form | "sealedNote"                          | "note"                                   | 核查样件 userTask_checkExample     | 的步骤要读取“sealedNote”
          c16   | example-check-start.form | "exampleYear"                          | "year"                                   | 收到样件 startEvent_receive        | 的“年份”（year）没有任何环节读取
          c16   | example-check-decide.form | "key": "title"                        | "key": "heading"                         | 核查样件 userTask_checkExample     | 要显示“heading”，它不是本流程的事项，也没有作为输入
          c16   | example-check-decide.form | =decision !=                          | =verdict !=                              | 核查样件 userTask_checkExample     | 要显示“verdict”，它不是本流程的事项
          c58   | example-check-decide.form | =decision != \\"reject\\"             | =remarks = null                          | 意见 remarks                       | 没有填写的文字在浏览器里是空的；请改为“remarks = null or remarks = ""”
          c17   | example-grade.dmn       | &lt; 10                                 | &lt;= 10                                 | 样件等级 rule_2 | （第2条规则）与第1条重叠，“样件种类”为food、“数量”为10时两条都符合
          c17   | example-grade.dmn       | &lt; 10                                 | &lt; 9                                   | 样件等级 decisionTable_example-grade | 没有规定“样件种类”为food、“数量”为9时的结果
          c17   | example-grade.dmn       | "other"                                 | "othr"                                   | 样件等级 decisionTable_example-grade | 没有规定“样件种类”为other
          c18   | example-grade.dmn       | /<outputEntry id="outputEntry_3_1">.*?outputEntry>/ |                              | 样件等级 rule_3 | （第3条规则）的单元格比列数多或者少
          c18   | example-grade.dmn       | /(outputEntry_3_1">\\s*<text>)"low"/    | $1                                       | 样件等级 outputEntry_3_1 | （第3条规则）没有写结果
          c18b  | example-grade.dmn       | name="grade"                            |                                          | 等级 output_grade                  | 是没有名称的输出列，流程取不到它的结果
          c18b  | example-grade.dmn       | <text>kind</text>                       | <text></text>                            | 样件种类 input_kind                | 是没有内容的输入列
          c19   | example-check.bpmn      | >P10D<                                  | >5个工作日<                              | 逾期未核查 event_checkExpired      | 的时长“5个工作日”不能识别；请写“P5D”（五日）
          c19   | example-check.bpmn      | ${deadline.of('example.check')}         | 5个工作日                                | 核查样件 userTask_checkExample     | 的到期时间“5个工作日”不能识别
          c19   | example-check.bpmn      | ${facts.prepareBy}                      | ${facts.size}                            | 准备样件 userTask_prepareExample   | 是数字“数量”，不是时间
          c19   | example-check.bpmn      | R3/PT1M                                 | 三次                                     | 登记样件 serviceTask_recordExample | 的重试“三次”不能识别
          c19   | example-check.bpmn      | camunda:asyncBefore="true"              |                                          | 登记样件 serviceTask_recordExample | 写了失败后如何重试，却不是异步的
          B13   | example-check.bpmn      | camunda:asyncBefore="true"              |                                          | 登记样件 serviceTask_recordExample | 的步骤要单独执行，失败了才能重试；请勾选Asynchronous before
          B13   | example-check.bpmn      | <camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle> |   | 登记样件 serviceTask_recordExample | 是异步的，没有写失败后如何重试
          c20   | example-check.bpmn      | calledElement="example-notice"          | calledElement="example-notic"            | 通知各单位 callActivity_giveNotice | 调用的流程“example-notic”不存在；是否为“example-notice”
          c21   | example-check.bpmn      | of('example.check')                     | of('example.chek')                       | 核查样件 userTask_checkExample     | 期限“example.chek”不存在；是否为“example.check”
          c21   | example-check.bpmn      | value="example.check"                   | value="example.chek"                     | 通知各单位 callActivity_giveNotice | 停止计算的期限“example.chek”不存在
          c22   | example-check.bpmn      | decisionRef="example-grade"             | decisionRef="example-grad"               | 确定样件等级 businessRuleTask_gradeExample | 引用的决策表“example-grad”既没有一起提交
          c22   | example-check.bpmn      | decisionRefBinding="deployment"         | decisionRefBinding="latest"              | 确定样件等级 businessRuleTask_gradeExample | 所查的决策表会随新版本改变
          c22   | example-check.bpmn      | formRefBinding="deployment"             | formRefBinding="latest"                  | 核查样件 userTask_checkExample     | 的表单会随新版本改变
          c23   | example-check.bpmn      | name="核查样件"                         | name="Check"                             | Check userTask_checkExample        | 没有中文名称；请按办事人员的说法用中文命名
          c23   | example-check.bpmn      | name="合格"                             | name="yes"                               | yes flow_exampleSound_giveNotice   | 没有中文名称；请写明是对“样件合格？”的哪一种回答
          c23   | example-check.bpmn      | userTask_checkExample                   | Activity_0abc123                         | 核查样件 Activity_0abc123          | 的标识没有说明它做什么；请把标识（ID）改为“userTask_”
          c23   | example-grade.dmn       | name="样件等级" camunda                 | name="Grade" camunda                     | Grade example-grade                | 没有中文名称
          c24   | example-notice.bpmn     | name="noticeRead"                       |                                          | message_noticeRead                 | 是没有名称的消息
          c24   | example-notice.bpmn     | name="noticeRead"                       | name="noticeRed"                         | noticeRed message_noticeRead       | 的消息名称“noticeRed”不存在，没有人发出或者没有人接收；是否为“noticeRead”
          c24b  | example-notice.bpmn     | messageRef="message_noticeRead"         |                                          | 等待回执 receiveTask_noticeRead    | 没有选择消息
          c25   | example-check.bpmn      | <camunda:failedJob                      | <camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector><camunda:failedJob | 登记样件 serviceTask_recordExample | 使用了不允许的扩展元素“connector”
          c26   | example-check.bpmn      | expression="${exampleCheck.checkExample(task)}" event="complete"/> | event="complete"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener> | 核查样件 userTask_checkExample | 含有脚本
          c27   | example-check.bpmn      | <camunda:taskListener expression="${exampleCheck.check | <camunda:inputOutput><camunda:outputParameter name="note">${sealedNote}</camunda:outputParameter></camunda:inputOutput><camunda:taskListener expression="${exampleCheck.check | 核查样件 userTask_checkExample | 把保密内容“sealedNote”带出任务
          c27   | example-check-decide.form | "key": "title"                        | "key": "informer"                        | 核查样件 userTask_checkExample     | 显示保密的“举报人”，办理的岗位不得知悉；请从表单中删除，或者只交给岗位office
          c28   | example-check.bpmn      | value="userTask_prepareExample"         | value="userTask_prepareExampel"          | 核查样件 userTask_checkExample     | 所指的“userTask_prepareExampel”不是本流程的另一任务、有表单的开始事件，也不是所调用流程的任务；是否为“userTask_prepareExample”
          c28   | example-check.bpmn      | value="userTask_prepareExample"         | value="startEvent_recieve"               | 核查样件 userTask_checkExample     | 所指的“startEvent_recieve”不是本流程的另一任务、有表单的开始事件，也不是所调用流程的任务；是否为“startEvent_receive”
          c28   | example-check.bpmn      | value="userTask_prepareExample"         | value="userTask_checkExample"            | 核查样件 userTask_checkExample     | 请改为已有的环节：startEvent_receive、userTask_prepareExample。
          c28   | example-check.bpmn      | name="separateFrom" value="userTask_prepareExample" | name="notBy" value="size"    | 核查样件 userTask_checkExample     | 的回避人员（notBy）所指的“size”不是人员的事项，也不是调用时交来的变量
          c28b  | example-check.bpmn      | name="separateFrom"                     | name="seperateFrom"                      | 核查样件 userTask_checkExample     | 的属性“seperateFrom”不存在；是否为“separateFrom”
          c28b  | example-check.bpmn      | name="standstill" value="example.check" | name="separateFrom" value="userTask_checkExample" | 通知各单位 callActivity_giveNotice | 不能有属性“separateFrom”
          c28b  | example-check.bpmn      | name="standstillReason"                 | name="blind"                             | 通知各单位 callActivity_giveNotice | 停止计算期限，没有写依据
          c28c  | example-check.bpmn      | name="standstillTold"                   | name="blind"                             | 通知各单位 callActivity_giveNotice | 停止计算期限，没有写所需时间怎样告知当事人；请在属性standstillTold中写明由哪一份文书告知
          c28c  | example-check.bpmn      | ${deadline.of('example.check')}         | ${deadline.since('example.check', facts.kind)} | 核查样件 userTask_checkExample | 中，“facts.kind”不是日期
          c28c  | example-check.bpmn      | ${exampleCheck.recordExample(execution)} | ${limit.beginFrom(execution, 'example.check', 'kind')} | 登记样件 serviceTask_recordExample | 中，“kind”不是日期的事项
          c29   | example-check.bpmn      | camunda:candidateGroups="director"      |                                          | 核查样件 userTask_checkExample     | 没有交给任何岗位，无人能看到
          c30   | example-check.bpmn      | ${grade == 'high'}                      | ${grad == 'high'}                        | 是 flow_exampleHigh_prepareExample | 变量“grad”没有任何环节设置；是否为“grade”
          c30   | example-check.bpmn      | source="receiver"                       | source="reciever"                        | 通知各单位 callActivity_giveNotice | 变量“reciever”没有任何环节设置
          c30   | example-check.bpmn      | ${facts.state == 'approved'}            | ${state == 'approved'}                   | 合格 flow_exampleSound_giveNotice  | 变量“state”没有任何环节设置；它是事项，请写成“facts.state”
          c30   | example-check.bpmn      | ${facts.state == 'approved'}            | ${facts.stat == 'approved'}              | 合格 flow_exampleSound_giveNotice  | 中的“stat”不是流程“example-check”的事项；是否为“state”
          c30   | example-check.bpmn      | ${facts.state == 'approved'}            | ${receiver == 'approved'}                | 合格 flow_exampleSound_giveNotice  | 变量“receiver”没有任何环节设置
          c30   | example-check.bpmn      | camunda:resultVariable="grade"          | camunda:resultVariable="deadline"        | 确定样件等级 businessRuleTask_gradeExample | 设置的变量“deadline”与流程所用的部件同名
          c31   | example-check.bpmn      | 'approved'                              | 'aproved'                                | 合格 flow_exampleSound_giveNotice  | “state”没有答案“aproved”；是否为“approved”
          c31   | example-check.bpmn      | 'high'                                  | 'hihg'                                   | 是 flow_exampleHigh_prepareExample | “grade”没有答案“hihg”
          c31   | example-check.bpmn      | facts.state == 'approved'               | 'yes' == facts.sound                     | 合格 flow_exampleSound_giveNotice  | 把是否“sound”与文字比较；请直接写“${facts.sound}”
          c32   | example-check.bpmn      | ${grade == 'high'}                      | ${grade == }                             | 是 flow_exampleHigh_prepareExample | 表达式“${grade == }”写得不完整
          c33   | example-check.bpmn      | isExecutable="true"                     | isExecutable="false"                     | 样件核查 example-check             | 没有设为可执行，部署后不能发起
          c35   | example-check.bpmn      | </bpmn:process>                         |                                          |                                    | 不是格式正确的XML
          c36   | example-grade.dmn       | "food"                                  | "food                                    | 样件等级 inputEntry_1_1 | 的“"food”不是正确的FEEL表达式
          c36   | example-grade.dmn       | "low"                                   | )low                                     | 样件等级 outputEntry_2_1 | 的“)low”不是正确的FEEL表达式
          c37   | example-check.bpmn      | deadline.of                             | deadline.off                             | 核查样件 userTask_checkExample     | 中的“off”不能使用；部件“deadline”只提供after（1个参数）、days（1个参数）、endOf（1个参数）、of（1个参数）、sinceAfter（2个参数）、sinceTime（2个参数）、since（2个参数）、startOf（1个参数）
          c38   | example-check.bpmn      | of('example.check')                     | of()                                     | 核查样件 userTask_checkExample     | 部件“deadline”只提供after（1个参数）、days（1个参数）、endOf（1个参数）、of（1个参数）、sinceAfter（2个参数）、sinceTime（2个参数）、since（2个参数）、startOf（1个参数）
          c39   | example-check.bpmn      | ${facts.kind}                           | ${exampleCheck.recordExample(execution)} | 确定样件等级 businessRuleTask_gradeExample | 中的“recordExample”不能使用
          c40   | example-check.bpmn      | <camunda:failedJob                      | <zeebe:taskDefinition xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" type="x"/><camunda:failedJob | 登记样件 serviceTask_recordExample | 是Camunda 8的写法
          c41   | example-check.bpmn      | camunda:expression="${exampleCheck.recordExample(execution)}" |                    | 登记样件 serviceTask_recordExample | 没有写要做的步骤
          c41   | example-notice.bpmn     | bpmn:receiveTask                        | bpmn:task                                | 等待回执 receiveTask_noticeRead    | 没有类型，系统不做任何事就过去
          c42   | example-check.bpmn      | camunda:expression="${exampleCheck.recordExample(execution)}" | camunda:type="external" camunda:topic="x" | 登记样件 serviceTask_recordExample | 使用了不允许的扩展属性“topic”
          c43   | example-check.bpmn      | ${exampleCheck.recordExample(execution)} | ${applications.issueRefusal('XK-1')}    | 登记样件 serviceTask_recordExample | 没有名为“applications”的部件
          c44   | example-check.bpmn      | ${exampleCheck.checkExample(task)}      | ${limit.end(task.execution, 'example.check')} | 核查样件 userTask_checkExample | 该步骤用于服务任务（execution）
          c45   | example-check.bpmn      | ${exampleCheck.checkExample(task)}      | ${exampleCheck.prepareExample(task)}     | 核查样件 userTask_checkExample     | 是别的环节的步骤；请调用公用的部件，或者本环节自己的“${exampleCheck.checkExample(task)}”
          c45   | example-check.bpmn      | <camunda:taskListener expression="${exampleCheck.checkExample(task)}" event="complete"/> |          | 核查样件 userTask_checkExample | 办结时没有步骤，所填的内容没有人记
          c46   | example-check.bpmn      | ${exampleCheck.checkExample(task)}      | ${exampleCheck.recordExample(task)}      | 核查样件 userTask_checkExample     | 该步骤用于服务任务（execution）
          c47   | example-check.bpmn      | StarterGroups="office"                  | StarterGroups="ofice"                    | 样件核查 example-check             | 的岗位“ofice”不存在；是否为“office”
          c48   | example-check-prepare.form | "type": "datetime"                   | "type": "filepicker"                     |                                    | 使用了不允许的表单组件“filepicker”
          c49   | example-check-prepare.form | "id": "example-check-prepare",       |                                          |                                    | 没有标识；请把标识（ID）和文件名改为同一个
          c49   | example-check-prepare.form | 7.24.0                               | 8.6.0                                    |                                    | 是为引擎8.6.0画的
          c50   | example-check-prepare.form | "key": "receivedOn"                  | "key": "title"                           | 收样日期 title                     | 的键（Key）在表单中出现两次
          c50   | example-check-prepare.form | 标题                                 | Title                                    | Title title                        | 没有中文标签
          c50   | example-check-prepare.form | "key": "receivedOn",                 |                                          |                                    | 没有填写键（Key）
          c50   | example-check-prepare.form | "maxLength": 100                     |                                          | 标题 title                         | 没有字数上限
          c50   | example-check-prepare.form | "key": "title"                       | "key": "deadline"                        | 准备样件 userTask_prepareExample   | 的表单中“标题”的键“deadline”与流程所用的部件同名；请另取键名
          c16   | example-check-decide.form | =decision !=                          | =titles[value != decision] !=            | 核查样件 userTask_checkExample     | 要显示“titles”，它不是本流程的事项
          c60   | example-check-prepare.form | "label": "标题",                     | "label": "标题", "properties": {"lookup": "enterprise, enterprize"}, | 标题 title | 要在“enterprize”中查找（lookup），没有这个登记簿，也没有这个流程；是否为“enterprise”？请更正；查找办件的，写流程的标识
          c60   | example-check-prepare.form | "label": "标题",                     | "label": "标题", "properties": {"lookup": "example-notice,a,b,c,d,e"}, | 标题 title | 在6处查找（lookup），太多了；请最多写5个登记簿或者流程
          c60   | example-check-decide.form | "label": "保密备注",                  | "label": "保密备注", "properties": {"lookup": "example-notice"}, | 核查样件 userTask_checkExample | 的表单“example-check-decide”中，“保密备注”到流程“example-notice”的办件里查找（lookup），岗位“director”看不到那里的办件
          c60   | example-check-prepare.form | "key": "receivedOn",                 | "key": "receivedOn", "properties": {"lookup": "example-notice"}, | 收样日期 receivedOn | 按名称查找（lookup），却不是可以填写的单行文字
          c52   | example-check.bpmn      | /timeDuration( [^>]*)>P10D<(.*?)timeDuration/ | timeCycle$1>R/PT1S<$2timeCycle     | 逾期未核查 event_checkExpired      | 的周期“R/PT1S”过于频繁，业务会不停地发生
          c52   | example-check.bpmn      | /timeDuration( [^>]*)>P10D<(.*?)timeDuration/ | timeCycle$1>0 * * * * ?<$2timeCycle | 逾期未核查 event_checkExpired     | 的周期“0 * * * * ?”过于频繁
          c52   | example-check.bpmn      | /timeDuration( [^>]*)>P10D<(.*?)timeDuration/ | timeCycle$1>每天<$2timeCycle       | 逾期未核查 event_checkExpired      | 的周期“每天”不能识别
          c60   | example-check.bpmn      | camunda:dueDate="${facts.prepareBy}"    | camunda:dueDate="2009-07-01T00:00:00"    | 准备样件 userTask_prepareExample   | 的到期时间“2009-07-01T00:00:00”是固定的一天，过了这一天一产生就超期；请写期限
          c60   | example-check.bpmn      | target="receiver"                       | target="reciever"                        | 通知各单位 callActivity_giveNotice | 传入“reciever”，流程“example-notice”不读取它；是否为“receiver”
          c53   | example-check.bpmn      | source="receiver" target="receiver"     | variables="all"                          | 通知各单位 callActivity_giveNotice | 把全部变量交给被调用的流程或者收回
          c54   | example-check.bpmn      | targetRef="endEvent_refused"            | targetRef="nowhere"                      | 不合格 flow_exampleSound_refused   | 的终点“nowhere”不存在；请重新连接或者选择
          c55   | example-check.bpmn      | </bpmn:process>                         | </bpmn:process><bpmn:process id="example-other" isExecutable="true"/> | example-other | 是同一文件中的另一个流程
          c55   | example-check.bpmn      | </bpmn:process>                         | </bpmn:process><bpmn:process id="example-other" isExecutable="true"/> | example-other | 没有填写历史保存期限
          B12   | example-check.bpmn      | "example-check"                         | "example-review"                         | 样件核查 example-review            | 的标识与文件名不同
          c57   | example-check.bpmn      | 依据                                    | 依据：行政处罚法第四十二条               | 样件核查 example-check             | 请写明年份，各个时期的都写上：“行政处罚法（1996）第四十二条第一款、行政处罚法（2021）第六十三条第一款”
          c57   | example-check.bpmn      | 依据                                    | 依据：行政处罚法（1996）第四十二条       | 样件核查 example-check             | 不是始终有效
          c57   | example-check.bpmn      | 依据                                    | 依据：产品质量法第十五条第五款           | 样件核查 example-check             | 不在条文目录中；请核对是哪一款、哪一项（目录中这一条有：产品质量法第十五条第一款、
          c57   | example-check.bpmn      | 依据                                    | 依据：价格法第二十三条                   | 样件核查 example-check             | 条文目录中没有这部法律、法规、规章
          c57   | example-check.bpmn      | 依据                                    | 依据：实施办法（国家质检总局令第8号）第十六条 | 样件核查 example-check          | 没有“国家质检总局令第8号”的文本；请改为：“工业产品生产许可证管理条例实施办法（国家质检总局令第80号）”
          c57   | example-check-prepare.form | 标题                                 | 标题（行政复议法第九条）                 | 标题（行政复议法第九条） title     | 不是始终有效
          B12   | example-check.bpmn      | "example-check"                         | "licence-check"                          | 样件核查 licence-check             | 请用小写英文单词和连字符，以业务制度开头，例如“example-review”
          """)
  void aMistakeIsFoundWhereItIs(
      String number, String file, String replace, String by, String element, String sentence)
      throws IOException {
    List<Finding> found = check(broken(file, replace, by));
    String place = element == null ? "" : element.substring(element.lastIndexOf(' ') + 1);
    String name = place.equals(element) || element == null ? "" : element.replace(" " + place, "");
    assertThat(found)
        .as(String.join("\n", found.stream().map(Finding::sentence).toList()))
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).startsWith("example-");
              assertThat(finding.element()).isEqualTo(place);
              assertThat(finding.name()).isEqualTo(name);
              assertThat(finding.sentence()).contains(sentence);
            });
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # no. | replace                              | by                                        | harmless because
          c04   | camunda:dueDate="${deadline.of('example.check')}" |                              | a timer ends the task: nobody can be late
          c19   | "${facts.prepareBy}"                 | "P5D"                                     | the engine reads it
          c42   | camunda:asyncBefore="true"           | camunda:asyncBefore="true" camunda:exclusive="true" | it is what the engine does anyhow
          c56   | <bpmn:serviceTask id                 | <bpmn:serviceTask camunda:modelerTemplate="qs.limit.begin" camunda:modelerTemplateVersion="1" id | only the Modeler reads which element template was chosen
          """)
  void whatDoesNoHarmIsAccepted(String number, String replace, String by, String why)
      throws IOException {
    assertThat(sentences(broken(MODEL, replace, by))).as(why).isEmpty();
  }

  /** c34: a class, a wrong step, an unknown attribute, a script, a post; and in two files. */
  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheFiles() throws IOException {
    List<ModelSource> files = broken(MODEL, "Groups=\"director\"", "Groups=\"directr\"");
    files = broken(files, MODEL, "recordExample(", "recordExampel(");
    files =
        broken(files, MODEL, "camunda:decisionRef=", "camunda:topic=\"x\" camunda:decisionRef=");
    files = broken(files, MODEL, "calledElement=\"example-notice\"", "calledElement=\"gone\"");
    files =
        broken(
            files,
            MODEL,
            "<camunda:in source=\"receiver\" target=\"receiver\"/>",
            "<camunda:script scriptFormat=\"js\">1</camunda:script>");
    files = broken(files, "example-grade.dmn", "&lt; 10", "&lt;= 10");
    List<Finding> found = check(files);
    assertThat(found)
        .extracting(Finding::element)
        .containsExactly(
            "serviceTask_recordExample",
            "businessRuleTask_gradeExample",
            "userTask_checkExample",
            "callActivity_giveNotice",
            "callActivity_giveNotice",
            "rule_2");
    assertThat(found.get(0).sentence())
        .matches(
            "“example-check\\.bpmn”第\\d+行中的“登记样件”（serviceTask_recordExample）调用的“.*”不是系统提供的步骤：.*；请写成“.*。");
  }

  /** Or whoever sends one keeps the server busy. */
  @Test
  void whatIsTooLargeForAnybodyToTakeInIsNotLookedAtAnyCloser() throws IOException {
    StringBuilder ends = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      ends.append("<bpmn:endEvent id=\"endEvent_e%d\"/>".formatted(i));
    }
    assertThat(sentences(broken(MODEL, "</bpmn:process>", ends + "</bpmn:process>")))
        .contains("“example-check.bpmn”有20013个环节，多于300个；请拆分为几个文件。");
  }

  /** c57: 行政处罚法 art. 42 until 2021-07-14, then art. 63; the row says when it holds. */
  @Test
  void aRowOfATableCitesTheLawOfItsDayAndItsTaskTellsTheDay() throws IOException {
    String table = "example-grade.dmn";
    List<ModelSource> files = broken(table, "<text>size</text>", "<text>lawDay</text>");
    files = broken(files, table, "&gt;= 10", "&gt;= 20210715");
    files = broken(files, table, "&lt; 10", "&lt; 20210715");
    files = broken(files, table, "<rule id=\"rule_1\">", described(1, "行政处罚法第六十三条"));
    List<ModelSource> told =
        broken(files, MODEL, "name=\"size\">${facts.size}", "name=\"lawDay\">${facts.lawDay}");
    assertThat(sentences(broken(told, table, "<rule id=\"rule_2\">", described(2, "行政处罚法第四十二条"))))
        .isEmpty();
    assertThat(sentences(broken(told, table, "<rule id=\"rule_2\">", described(2, "行政处罚法第六十三条"))))
        .singleElement()
        .satisfies(sentence -> assertThat(sentence).contains("在这一条适用的时间（至2021年7月14日）不是始终有效"));
    assertThat(sentences(files))
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence)
                    .contains("（businessRuleTask_gradeExample）所用的决策表要问行为日（lawDay），却没有告诉它")
                    .endsWith("请加输入参数lawDay，值写${facts.lawDay}。"));
  }

  private static String described(int rule, String description) {
    return "<rule id=\"rule_%d\"><description>%s</description>".formatted(rule, description);
  }

  @Test
  void oneMessageStartsOneProcess() throws IOException {
    List<ModelSource> files = example();
    for (String file : List.of("example-check.bpmn", "example-notice.bpmn")) {
      files =
          broken(
              files,
              file,
              "/</bpmn:startEvent>/",
              "<bpmn:messageEventDefinition id=\"messageEvent_lost\" messageRef=\"message_lost\"/>"
                  + "</bpmn:startEvent>");
      files =
          broken(
              files,
              file,
              "</bpmn:process>",
              "</bpmn:process><bpmn:message id=\"message_lost\" name=\"noticeLost\"/>");
    }
    assertThat(sentences(files))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .contains("（startEvent_receive）由消息“noticeLost”启动，流程“")
                    .endsWith("（example-notice）也由它启动；一个消息只能启动一个流程，请选择别的消息，或者先停用另一个流程。"));
    assertThat(sentences(broken(files, "example-notice.bpmn", "noticeLost", "noticeRead")))
        .noneMatch(sentence -> sentence.contains("也由它启动"));
  }

  /** c51. */
  @Test
  void aFileThatIsNoModelIsRefused() throws IOException {
    List<ModelSource> files = new ArrayList<>(example());
    files.add(new ModelSource("complaint-reply.docx", new byte[] {1}));
    assertThat(sentences(files))
        .singleElement()
        .asString()
        .startsWith("“complaint-reply.docx”不是流程、决策或者表单；只能部署扩展名为");
  }

  @Test
  void aKeyIsNotTakenOverFromAnotherFile() throws IOException {
    ModelSource running =
        new ModelSource(
            "earlier.bpmn", Files.readAllBytes(EXAMPLE.resolve("bpmn/example/" + MODEL)));
    assertThat(check.check(example(), List.of(running)).stream().map(Finding::sentence))
        .singleElement()
        .asString()
        .contains("（example-check）的标识正由文件“earlier.bpmn”的流程使用；要修改该流程请沿用其文件名");
  }

  @Test
  void aFileOfAnotherRegimesFolderOrOfTheSameNameIsRefused() throws IOException {
    List<ModelSource> files = new ArrayList<>();
    for (ModelSource file : example()) {
      files.add(
          new ModelSource(file.path().replace("bpmn/example", "bpmn/licence"), file.content()));
    }
    files.add(files.get(0));
    assertThat(String.join("\n", sentences(files)))
        .contains("（example-notice）的标识不合规则；请用小写英文单词和连字符，以业务制度开头")
        .contains("同名；请改名，否则一个会覆盖另一个")
        .contains("的标识还在另一个文件中出现");
  }

  /** What a designer sends is looked at with what runs. */
  @Test
  void aFormThatNoProcessShowsIsRefusedAndOneThatARunningProcessShowsIsNot() throws IOException {
    List<ModelSource> form =
        example().stream().filter(file -> file.name().contains("prepare")).toList();
    assertThat(check.check(form, List.of()).stream().map(Finding::sentence))
        .containsExactly("“example-check-prepare.form”没有任何流程使用；请在流程的任务或者开始事件中引用（formRef），或者不要部署。");
    assertThat(check.check(form, example())).isEmpty();
  }

  private static List<ModelSource> example() throws IOException {
    List<ModelSource> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(EXAMPLE)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        files.add(new ModelSource(path.toString(), Files.readAllBytes(path)));
      }
    }
    return files;
  }

  private static List<ModelSource> broken(String file, String replace, String by)
      throws IOException {
    return broken(example(), file, replace, by);
  }

  private static List<ModelSource> broken(
      List<ModelSource> files, String file, String replace, String by) {
    List<ModelSource> broken = new ArrayList<>();
    for (ModelSource each : files) {
      String text = new String(each.content(), StandardCharsets.UTF_8);
      if (each.name().equals(file)) {
        String changed = changed(text, replace, by == null ? "" : by);
        assertThat(changed).as("'%s' stands in %s", replace, file).isNotEqualTo(text);
        text = changed;
      }
      broken.add(new ModelSource(each.path(), text.getBytes(StandardCharsets.UTF_8)));
    }
    return broken;
  }

  private static String changed(String text, String replace, String by) {
    if (!replace.startsWith("/") || !replace.endsWith("/")) {
      return text.replace(replace, by);
    }
    Matcher place =
        Pattern.compile(replace.substring(1, replace.length() - 1), Pattern.DOTALL).matcher(text);
    return place.replaceFirst(by);
  }

  private static List<Finding> check(List<ModelSource> files) {
    return check.check(files, List.of());
  }

  private static List<String> sentences(List<ModelSource> files) {
    return check(files).stream().map(Finding::sentence).toList();
  }
}
