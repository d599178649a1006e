package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.language.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Breaks the procedure of rows in one place at a time, as {@link BrokenModelsTest} does its own:
 * what its tables, rows, persons and days would only say when a case stands still.
 */
@SystemTest
class BrokenRowsTest {

  @Autowired private ModelCheck check;

  @Test
  void nothingIsWrongWithTheProcedureItself() throws IOException {
    assertThat(check("sample-build.bpmn", "<", "<")).isEmpty();
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # file                     | replace                                  | by                                       | element, or field                 | what the designer reads
          sample-build.bpmn          | (execution, 'sample-kind')               | (execution, 'sample-kynd')               | businessRuleTask_classifyProject  | 所用的决策表“sample-kynd”既没有一起提交，也不在正在执行的版本中；是否为“sample-kind”
          sample-build.bpmn          | (task, 'sample-group')                   | (task, 'sample-grup')                    | userTask_formGroup                | 所用的决策表“sample-grup”既没有一起提交
          sample-build.bpmn          | '{partyName}的建设', 'sample-entry'      | '{partyName}的建设', 'sample-entries'    | serviceTask_open                  | 所用的决策表“sample-entries”既没有一起提交
          sample-build.bpmn          | record.rows(execution, 'sample-milestone | record.rows(execution, 'sample-milestones | subProcess_milestone             | 所用的决策表“sample-milestones”既没有一起提交
          sample-build.bpmn          | camunda:expression="${record.decision(execution, 'sample-kind')}" | camunda:expression="" | businessRuleTask_classifyProject | 没有写查哪个决策表
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${record.decision(execution, 'sample-kind')} | serviceTask_checkOnlyOne | 不是业务规则任务，却要查决策表
          sample-build.bpmn          | record.rows(execution, 'sample-milestone | record.rows(execution, 'sample-kind      | subProcess_milestone              | 所用的决策表“sample-kind”的命中策略是UNIQUE，得不到若干行
          sample-build.bpmn          | (task, 'sample-dates')                   | (task, 'sample-kind')                    | userTask_reportMilestone          | 所用的决策表“sample-kind”不能用来拒绝填写的内容
          sample-build.bpmn          | (task, 'sample-dates')                   | (task, 'sample-milestone')               | userTask_reportMilestone          | 所用的决策表“sample-milestone”不能用来拒绝填写的内容
          sample-build.bpmn          | record.rows(execution, 'sample-milestone | record.rows(execution, 'sample-group     | subProcess_milestone              | 要逐行办理“sample-group”，本流程却没有查这个决策表
          sample-build.bpmn          | 'sample-milestone')}" camunda:elementVariable="row" | 'sample-milestone')}" camunda:elementVariable="milestone" | subProcess_milestone | 逐个办理的变量叫“milestone”；请填写集合（Collection），并把元素变量（Element variable）写为“row”
          sample-build.bpmn          | camunda:collection="${facts.members}" camunda:elementVariable="row" |           | userTask_vote                     | 逐个办理，却不知道是哪一个
          sample-build.bpmn          | inputParameter name="candidates"         | inputParameter name="row"                | userTask_formGroup                | 设置的变量叫“row”
          sample-build.bpmn          | inputParameter name="candidates"         | inputParameter name="reviewers"          | userTask_formGroup                | 人员“验收组成员”的选项“candidates”不是由系统给出的人员；请加输入参数“candidates”
          sample-build.bpmn          | withPost('reviewer')                     | withPost('reviwer')                      | userTask_formGroup                | 岗位“reviwer”不存在；是否为“reviewer”
          sample-build.bpmn          | withPost('reviewer')                     | withPosts('reviewer')                    | userTask_formGroup                | 部件“people”只提供numberOfUnitWithPost（2个参数）、numberOfUnitWithPost（3个参数）
          sample-build.bpmn          | endOf(facts.milestoneDue)                | endOf(facts.milestoneName)               | userTask_reportMilestone          | “facts.milestoneName”不是日期
          sample-build.bpmn          | startOf(facts.renewFrom)                 | startOf('2010-01-01')                    | event_renewalDue                  | “'2010-01-01'”不是日期
          sample-build.bpmn          | 'place cluster'                          | 'place clustr'                             | serviceTask_checkOnlyOne          | “clustr”不是本流程所记的事项，或者是密封的；是否为“cluster”
          sample-build.bpmn          | cases.onlyOne(execution, 'place cluster') | cases.onlyOneOpen(execution, 'place clustr') | serviceTask_checkOnlyOne        | “clustr”不是本流程所记的事项，或者是密封的；是否为“cluster”
          sample-build.bpmn          | 'place cluster'                          | 'place sealedSource'                     | serviceTask_checkOnlyOne          | “sealedSource”不是本流程所记的事项
          sample-build.bpmn          | name="不重复立项" camunda:expression     | name="不重复立项" camunda:asyncBefore="true" camunda:expression | serviceTask_checkOnlyOne | 填写的人已经离开，看不到理由
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${compliance.note(execution, 'penalty')} | serviceTask_checkOnlyOne | 本流程却没有记下当事人的代码；请在表单中设“当事人代码”一栏，键（Key）为“partyCode”
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.count(execution, 'C132x', '{place}')} | serviceTask_checkOnlyOne | 指标“C132x”不存在；是否为“C132”
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.count(execution, 'C132', '{plaze}')} | serviceTask_checkOnlyOne | 中的“plaze”不是流程“sample-build”的事项
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.count(execution, 'C132', '{place}', 'cluster')} | serviceTask_checkOnlyOne | “cluster”不是日期的事项；请改为已有的日期的事项
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.count(execution, '{cluster}', '{place}')} | serviceTask_checkOnlyOne | 计入的指标由事项“cluster”决定，却不知道它可能是哪些指标；请由决策表得出该事项，并在输出的预定义值（Predefined values）中列出指标的代码
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.count(execution, '{verdict}', '{place}')} | serviceTask_checkOnlyOne | 计入的指标由事项“verdict”决定，其中“accepted”不是指标；请改为已有的指标
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.freeze(execution, 'C119', 'place')} | serviceTask_checkOnlyOne | “place”不是数字的事项
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.reverse(execution, 'C131')} | serviceTask_checkOnlyOne | 该步骤要4个参数
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${target.checkCase(execution, 'sample-bild', '{place}')} | serviceTask_checkOnlyOne | 流程“sample-bild”不存在；是否为“sample-build”
          sample-build.bpmn          | name="不重复立项" camunda:expression="${cases.onlyOne(execution, 'place cluster')}" | name="不重复立项" camunda:asyncBefore="true" camunda:expression="${target.checkCase(execution, 'sample-build', '{place}')}" | serviceTask_checkOnlyOne | 填写的人已经离开，看不到理由
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${messages.tell(execution, 'applicationWithdrawn', '{place}', '{cluster}')} | serviceTask_checkOnlyOne | 要把“applicationWithdrawn”告诉另一件案件，没有流程写明可以由本流程告诉
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${messages.tell(execution, 'recallDue', '{place}', '{cluster}')} | serviceTask_checkOnlyOne | 没有流程在办理中等待这个消息；请核对消息名称，要立新案的用messages.send
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${messages.tell(execution, 'sampleChanged', '{place}', '{cluster}')} | serviceTask_checkOnlyOne | 告诉的内容是“cluster”，流程“sample-build”所收的是“budget cluster plannedEnd”；请改为一致
          sample-build.bpmn          | name="toldBy" value="sample-build"       | name="toldBy" value="sample-bild"        | startEvent_changeTold             | 的属性toldBy中，流程“sample-bild”不存在；是否为“sample-build”
          sample-build.bpmn          | <camunda:property name="told" value="budget plannedEnd cluster"/> |                 | startEvent_changeTold             | 的属性toldBy、told只写了一个
          sample-build.bpmn          | <bpmn:messageEventDefinition id="messageEventDefinition_changeTold" messageRef="message_sampleChanged"/> | <bpmn:signalEventDefinition id="signalEventDefinition_changeTold"/> | signalEventDefinition_changeTold | 是信号事件，会惊动其他案件；请改用消息
          sample-build-start.form    | "key": "cluster"                         | "key": "servedOn"                        | servedOn                          | 的键（Key）“servedOn”是系统已有的事项（文书送达日期），填写的会顶替它；请另取键名
          sample-build-start.form    | "key": "cluster"                         | "key": "provinceUnit"                    | provinceUnit                      | 是系统已有的事项（省局代码）
          sample-kind.dmn            | name="months"                            | name="caseUnit"                          | businessRuleTask_classifyProject  | 的输出“caseUnit”是系统已有的事项（办理单位代码），得出的会顶替它
          sample-build.bpmn          | historyTimeToLive="P3650D"               | historyTimeToLive="P1D"                  | sample-build                      | 的历史保存期限“P1D”不足十年；到期就清除办结的案卷
          sample-dates.dmn           | name="refusal"                           | name="reason"                            | userTask_reportMilestone          | 只留一列文字（string）输出，名称写refusal，写拒绝的理由
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${cases.open(execution, 'XJ', '{partyName}')} | serviceTask_checkOnlyOne | 是第二个立案编号的步骤；一件案件只编一次号
          sample-build.bpmn          | ${cases.onlyOne(execution, 'place cluster')} | ${limit.end(execution, 'licence.review')} | serviceTask_checkOnlyOne | 期限“licence.review”在本流程里没有起算；请在前面加服务任务“${limit.begin(execution, 'licence.review')}”
          sample-build.bpmn          | name="withoutLimit" value="示例程序，法律没有规定期限" | name="ofDivision" value="divizion" | userTask_formGroup | 的办理处室（ofDivision）所指的“divizion”不是文字、选项的事项，也不是调用时交来的变量；请写处室代码的事项
          sample-build.bpmn          | name="withoutLimit" value="示例程序，法律没有规定期限" | name="ofDivision" value="cluster" | userTask_formGroup | 写了办理处室（ofDivision），所列岗位却都不按处室设；请写按处室设的岗位
          sample-build.bpmn          | ${record.form(task, 'sample-group')}     | ${record.form(task, 'sample-group', 1)}  | userTask_formGroup                | 该步骤要1或者2个参数
          sample-build.bpmn          | ${facts.verdict == 'accepted'}           | ${facts.verdict == 'acepted'}            | flow_accepted_renewalDue          | “verdict”没有答案“acepted”；是否为“accepted”
          sample-build.bpmn          | ${facts.verdict == 'accepted'}           | ${facts.verdikt == 'accepted'}           | flow_accepted_renewalDue          | 中的“verdikt”不是流程“sample-build”的事项
          sample-build.bpmn          | ${facts.verdict == 'accepted'}           | ${facts.opinionNeeded == 'yes'}          | flow_accepted_renewalDue          | 把是否“opinionNeeded”与文字比较
          sample-build.bpmn          | inputParameter name="newEnd"             | inputParameter name="newEnde"            | outputEntry_sample-changed_1_2    | “newEnd”不是流程“sample-build”可以知道的事项；是否为“newEnde”
          sample-kind.dmn            | <text>budget</text>                      | <text>buget</text>                       | inputExpression_sample-kind_1     | “buget”不是流程“sample-build”可以知道的事项；是否为“budget”
          sample-entry.dmn           | plannedEnd &lt; today                    | sealedSource = null                      | inputExpression_sample-entry_1    | “sealedSource”不是流程“sample-build”可以知道的事项
          sample-entry.dmn           | plannedEnd &lt; today                    | plannedEnd &lt; today()                  | inputExpression_sample-entry_1    | 取的是服务器的时间；请写today（办理这一步的日期）或者now（办理这一步的时间），不写today()
          sample-kind.dmn            | today + duration("P24M")                 | plannedOn                                | outputEntry_sample-kind_1_4       | “plannedOn”不是流程“sample-build”可以知道的事项
          sample-verdict.dmn         | min(amountOfRows)                        | min(amountsOfRows)                       | inputExpression_sample-verdict_2  | “amountsOfRows”不是流程“sample-build”可以知道的事项；是否为“amountOfRows”
          sample-kind.dmn            | name="months"                            | name="Months"                            | output_sample-kind_2              | 的输出名称“Months”不能作为事项的名称
          sample-kind.dmn            | name="months"                            | name="monthsOfRows"                      | output_sample-kind_2              | 不能作为事项的名称
          sample-kind.dmn            | name="months"                            | name="partyName"                         | businessRuleTask_classifyProject  | 的输出“partyName”与本流程另一事项同名，而类型不同
          sample-kind.dmn            | label="建设月数"                         | label="months"                           | output_sample-kind_2              | 没有中文标签
          sample-kind.dmn            | name="builtBy" typeRef="date"            | name="builtBy" typeRef="time"            | output_sample-kind_4              | 的类型“time”不能作为事项
          sample-kind.dmn            | hitPolicy="UNIQUE"                       | hitPolicy="RULE ORDER"                   | businessRuleTask_classifyProject  | 的命中策略是RULE ORDER，不能作为事项
          sample-milestone.dmn       | hitPolicy="COLLECT"                      | hitPolicy="COLLECT" aggregation="COUNT"  | businessRuleTask_listMilestones   | 的命中策略是COLLECT，不能作为事项
          sample-milestone.dmn       | name="milestone" typeRef="string"        | name="milestone" typeRef="integer"       | businessRuleTask_listMilestones   | 的第一列输出不是文字，不能作为各行的代码
          sample-milestone.dmn       | <text>scale</text>                       | <text>scal</text>                        | inputExpression_sample-milestone_1 | “scal”不是流程“sample-build”可以知道的事项
          sample-build.bpmn          | ${record.form(task)}                     | #{record.form(task)}                     | userTask_vote                     | 要用“${”开头，写在一行，点的前后不留空格
          sample-build.bpmn          | ${record.form(task)}                     | ${record .form(task)}                    | userTask_vote                     | 要用“${”开头，写在一行，点的前后不留空格
          sample-build.bpmn          | ${record.form(task)}                     | ${record.form(&#10;task)}                | userTask_vote                     | 要用“${”开头，写在一行，点的前后不留空格
          sample-build.bpmn          | ${record.rows(execution                  | ${record. rows(execution                 | subProcess_milestone              | 的写法不能使用；请用“${”开头
          sample-build.bpmn          | ${record.rows(execution, 'sample-milestone')} | ${(record.rows(execution, 'sample-milestones'))} | subProcess_milestone | 所用的决策表“sample-milestones”既没有一起提交
          sample-kind.dmn            | <text>budget</text>                      | <text>count(for a in 1..1000000 return a)</text> | inputExpression_sample-kind_1 | 含有自己数出来的区间（1..10），可能算不完
          sample-kind.dmn            | <text>budget</text>                      | <text>sort([budget], function(x, y) x &lt; y)[1]</text> | inputExpression_sample-kind_1 | 含有自己定义的函数（function），可能算不完
          sample-kind.dmn            | <text>budget</text>                      | <text>count(for a in budgetOfRows, b in budgetOfRows, c in budgetOfRows return a)</text> | inputExpression_sample-kind_1 | 含有3层以上的循环或者筛选
          sample-kind.dmn            | <text>budget</text>                      | <text>matches(place, "(a+)+b")</text>    | inputExpression_sample-kind_1     | 含有重复里面还有重复的模式
          sample-build-start.form    | "key": "cluster"                         | "key": "today"                           | today                             | 的键（Key）“today”不能作为事项的名称
          sample-build-start.form    | "key": "cluster"                         | "key": "place-x"                         | place-x                           | 的键（Key）“place-x”不能作为事项的名称
          sample-verdict.dmn         | item = "against"                         | item = "agianst"                         | inputExpression_sample-verdict_3  | 的“vote”没有答案“agianst”；请改为已有的答案：against、for
          sample-build-start.form    | "key": "cluster"                         | "key": "row"                             | row                               | 的键（Key）“row”只能是逐行办理中的那一行
          sample-build-form-group.form | "persons": "true"                      | "persons": "yes"                         | -                                 | 的自定义属性persons只能是“true”，不能是“yes”
          sample-build-form-group.form | "valuesKey": "candidates"              | "values": [{"label": "甲", "value": "a"}] | -                                | 是人员（persons），只能从选项中选
          sample-build-start.form    | "seenBy": "decision-maker"               | "seenBy": "decision-maker", "persons": "true" | -                            | 是人员（persons），只能从选项中选
          """)
  void aMistakeIsFoundWhereItIs(
      String file, String replace, String by, String element, String sentence) throws IOException {
    List<Finding> found = check(file, replace, by == null ? "" : by);
    assertThat(found)
        .as(String.join("\n", found.stream().map(Finding::sentence).toList()))
        .anySatisfy(
            finding -> {
              assertThat(finding.element()).isEqualTo(element.equals("-") ? "" : element);
              assertThat(finding.sentence()).contains(sentence);
            });
  }

  /** What a table requires is asked with what the table is asked with, and tells it the rest. */
  @Test
  void aTableKnowsWhatTheTableSaysThatItRequires() throws IOException {
    assertThat(check("sample-entry.dmn", file -> requiring(file, "late", "plannedEnd &lt; today")))
        .extracting(Finding::sentence)
        .isEmpty();
    assertThat(check("sample-entry.dmn", file -> requiring(file, "later", "plannedEnd &lt; today")))
        .extracting(Finding::sentence)
        .anySatisfy(
            said -> assertThat(said).contains("“later”不是流程“sample-build”可以知道的事项；是否为“late”"));
    assertThat(check("sample-entry.dmn", file -> requiring(file, "late", "plannedOn &lt; today")))
        .extracting(Finding::sentence)
        .anySatisfy(said -> assertThat(said).contains("“plannedOn”不是流程“sample-build”可以知道的事项"));
  }

  private static String requiring(String file, String asked, String before) {
    return file.replace("plannedEnd &lt; today", asked)
        .replace(
            "    <decisionTable id",
            """
                <informationRequirement id="informationRequirement_sample-late">
                  <requiredDecision href="#sample-late"/>
                </informationRequirement>
                <decisionTable id""")
        .replace(
            "  <dmndi:DMNDI>",
            """
              <decision id="sample-late" name="是否过期" camunda:historyTimeToLive="P3650D">
                <description>依据：工作惯例（测试用）。</description>
                <decisionTable id="decisionTable_sample-late" hitPolicy="UNIQUE">
                  <input id="input_sample-late_1" label="计划完成日期早于今天">
                    <inputExpression id="inputExpression_sample-late_1" typeRef="boolean">
                      <text>%s</text>
                    </inputExpression>
                  </input>
                  <output id="output_sample-late_1" label="已过期" name="late" typeRef="boolean"/>
                  <rule id="rule_sample-late_1">
                    <inputEntry id="inputEntry_sample-late_1_1">
                      <text></text>
                    </inputEntry>
                    <outputEntry id="outputEntry_sample-late_1_1">
                      <text>true</text>
                    </outputEntry>
                  </rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI>"""
                .formatted(before));
  }

  private List<Finding> check(String broken, String replace, String by) throws IOException {
    return check(
        broken,
        text -> {
          assertThat(text).as(broken).contains(replace);
          return text.replace(replace, by);
        });
  }

  private List<Finding> check(String broken, UnaryOperator<String> breaking) throws IOException {
    List<ModelSource> files = new ArrayList<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:procedure-of-rows/*")) {
      String text = file.getContentAsString(StandardCharsets.UTF_8);
      if (file.getFilename().equals(broken)) {
        text = breaking.apply(text);
      }
      files.add(new ModelSource(file.getFilename(), text.getBytes(StandardCharsets.UTF_8)));
    }
    return check.check(files, List.of());
  }
}
