package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.language.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls of shared procedures that a case would find out about when it gets there. */
@SystemTest
@Tag("slow")
class BrokenServicesTest {

  private static final String FOLLOW_UP = "bpmn/spotcheck/spotcheck-followup.bpmn";
  private static final String COMMENDATION = "bpmn/commitment/commitment-commendation.bpmn";

  /** What runs beside the file that is sent. */
  private static List<ModelSource> release;

  @Autowired private ModelCheck check;

  @BeforeAll
  static void readRelease() throws IOException {
    release = ReleaseModelsTest.release();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # replace                                 | by                                           | what the designer reads
          "spotcheck-rectification-order" target    | "spotcheck-rectification-ordr" target        | “spotcheck-rectification-ordr”不存在；是否为“spotcheck-rectification-order”
          target="documentKind"                     | target="kind"                                | 送达文书，没有传入“documentKind”
          target="addressee"                        | target="party"                               | 送达文书，没有传入“addressee”
          "spotcheck-planner" target="servingPost"  | "laboratory" target="servingPost"            | 的送达岗位“laboratory”不在流程“shared-delivery”的各任务所列的岗位中
          target="servingPost"                      | target="servePost"                           | 传入“servePost”，流程“shared-delivery”不读取它；请改为已有的传入的名称
          "spotcheck-planner" target="servingPost"  | "delivery.serv" target="servingLimit"        | 的期限“delivery.serv”不存在；是否为“delivery.serve”
          """)
  void aMistakeIsFoundWhereItIs(String replace, String by, String sentence) {
    assertFound(FOLLOW_UP, "callActivity_serveRectificationOrder", replace, by, sentence);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # replace                                      | by                                           | what the designer reads
          target="noticeList"                            | target="list"                                | 公示名单，没有传入“noticeList”
          "commitment.objection" target="noticeLimit"    | "commitment.objecton" target="noticeLimit"   | 的期限“commitment.objecton”不存在；是否为“commitment.objection”
          "leading-group-office" target="noticePost"     | "laboratory" target="noticePost"             | 的公示岗位“laboratory”不在流程“shared-notice”的各任务所列的岗位中
          """)
  void andSoIsOneInACallThatMakesAListPublic(String replace, String by, String sentence) {
    assertFound(COMMENDATION, "callActivity_publicNotice", replace, by, sentence);
  }

  @ParameterizedTest(name = "{1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # model               | element                 | replace                                  | by                                          | what the designer reads
          rulemaking/rulemaking-document | callActivity_consult    | calledElementBinding="deployment"        | calledElementBinding="latest"               | 调用的“征求意见”是本案的一部分（partOf），却不在本案、本版里办理
          rulemaking/rulemaking-document | callActivity_consult    | businessKey="${facts.caseNumber}"        | businessKey="${facts.documentTitle}"        | 调用的“征求意见”是本案的一部分（partOf），却不在本案、本版里办理
          licence/licence-review         | callActivity_siteVisit  | calledElement="licence-site-visit"       | calledElement="rulemaking-filing"           | 调用的“备案”是流程“rulemaking-document”的一部分（partOf），别的流程不能调用
          rulemaking/rulemaking-filing   | rulemaking-filing       | value="rulemaking-document"              | value="rulemaking-documents"                | 是流程“rulemaking-documents”的一部分（partOf），这样的流程不存在
          rulemaking/rulemaking-filing   | rulemaking-filing       | isExecutable="true"                      | isExecutable="true" camunda:candidateStarterGroups="division-officer" | 却可以由人或者消息启动
          publicity/publicity-request    | callActivity_serveAnswer | sourceExpression="publicity-answer"     | sourceExpression="licence-refusal"          | 要送达文书“licence-refusal”，本流程没有印发它；请改为已有的印发的文书：publicity-answer
          commitment/commitment-change   | userTask_assignAnew     | 'commitment-change-assign-entry'         | 'licence-remedy-entry'                      | 所用的决策表“licence-remedy-entry”是业务制度“licence”的；请复制一份，文件名和标识以“commitment-”开头
          commitment/commitment-change   | sendTask_tellChanged    | '{field} {newValue}'                     | '{field}'                                   | 告诉的内容是“field”，流程“commitment-item”所收的是“field newValue”
          commitment/commitment-item     | startEvent_commitmentProgress | name="toldBy" value="project-case"  | name="toldBy" value="project-change"        | 不再写明可以由流程“project-case”告诉，那里的案件还要告诉它
          commitment/commitment-change   | sendTask_tellChanged    | ${messages.tell(execution, 'commitmentChanged', '{itemNumber}', '{field} {newValue}')} | ${messages.send(execution, 'licenceRevocationDue', '{field}')} | 要用“licenceRevocationDue”立案，接收的流程没有写明可以由本流程立案；请在流程“licence-revocation”
          commitment/commitment-change   | sendTask_tellChanged    | 'commitmentChanged'                      | 'commitmentCancelled'                       | 画的是消息“commitmentChanged”，步骤发出的是“commitmentCancelled”
          project/project-case           | sendTask_watchCertificate | {projectName} {hostName}               | {projectName} {projectKind}                 | 告诉的内容是
          commitment/commitment-item     | callActivity_listing    | calledElement="commitment-listing"       | calledElement="licence-withdrawal"          | 调用的流程“撤回许可申请”没有写明可以由本流程调用；请在流程“licence-withdrawal”的属性calledBy中写“commitment-item”
          commitment/commitment-listing  | commitment-listing      | name="calledBy" value="commitment-item"  | name="calledBy" value="commitment-change"   | 不再写明可以由流程“commitment-item”调用
          commitment/commitment-item     | callActivity_listing    | <camunda:in sourceExpression="${facts.caseNumber}" target="itemNumber"/> | <camunda:in businessKey="${facts.overdueReason}"/> | 以“${facts.overdueReason}”作为被调用的案件的编号
          rulemaking/rulemaking-review   | serviceTask_openReview  | cases.open(execution, 'BF'               | cases.open(execution, 'XK'                  | 的编号字头“XK”由系统自带的业务使用
          commitment/commitment-change   | serviceTask_openChange  | cases.open(execution, 'DT'               | cases.open(execution, 'ABCDE'               | 的编号字头“ABCDE”不能使用；请写二至四个大写字母
          commitment/commitment-change   | serviceTask_openChange  | cases.open(execution, 'DT'               | cases.open(execution, 'XM'                  | 的编号字头“XM”由流程“
          commitment/commitment-change   | userTask_assignAnew     | 'commitment-change-assign-entry')}" event="complete" | 'commitment-change-assign-entry')}" event="create" | 在还没有填写的时候（create）就要存下填写的内容
          commitment/commitment-item     | callActivity_listing    | calledElement="commitment-listing"       | calledElement="commitment-item"             | 调用的流程又会调用本流程，没有止境
          shared/shared-delivery         | shared-delivery         | isExecutable="true"                      | isExecutable="true" camunda:candidateStarterGroups="division-officer" | 写了readWithCaller（由能查阅调用事项的人查阅），却由人启动
          commitment/commitment-change   | userTask_assignAnew     | <bpmn:incoming>flow_whatChanges_assignAnew</bpmn:incoming> | <bpmn:incoming>flow_whatChanges_assignAnew</bpmn:incoming><bpmn:potentialOwner/> | 另外写了由谁办理（potentialOwner）
          event/event-activity           | serviceTask_noteVisit   | 'event-visit'                            | 'licence-revoked'                           | 记入的监管记录种类“licence-revoked”（吊销生产许可证）不是业务制度“event”的；请改用以“event-”开头的种类
          rulemaking/rulemaking-filing   | serviceTask_issueFiling | ${documents.issue(execution, 'rulemaking-filing')} | ${cases.close(execution, '备案')} | 不能登记、核对、办结案件
          """)
  void andSoIsOneInAPartOfAProcedure(
      String model, String element, String replace, String by, String sentence) {
    assertFound("bpmn/%s.bpmn".formatted(model), element, replace, by, sentence);
  }

  /** What steps of our classes give; what models give is read from the models. */
  @Test
  void theFirstLettersOfTheProgramsNumbersAreTaken() throws IOException {
    Pattern given = Pattern.compile("\"([A-Z]{2})%d-|(?:NUMBERS|SERIES) = \"([A-Z]{2})\"");
    Set<String> all = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
        given
            .matcher(Files.readString(source))
            .results()
            .forEach(found -> all.add(found.group(1) == null ? found.group(2) : found.group(1)));
      }
    }
    assertThat(all).isEqualTo(new TreeSet<>(CallRules.OF_PROGRAM));
  }

  private void assertFound(
      String model, String element, String replace, String by, String sentence) {
    ModelSource file =
        release.stream().filter(each -> each.path().equals(model)).findFirst().orElseThrow();
    String text = new String(file.content(), StandardCharsets.UTF_8);
    assertThat(text).contains(replace);
    ModelSource broken =
        new ModelSource(model, text.replace(replace, by).getBytes(StandardCharsets.UTF_8));
    List<Finding> found =
        check.check(
            List.of(broken), release.stream().filter(each -> !each.path().equals(model)).toList());
    assertThat(found)
        .as(String.join("\n", found.stream().map(Finding::sentence).toList()))
        .anySatisfy(
            finding -> {
              assertThat(finding.element()).isEqualTo(element);
              assertThat(finding.sentence()).contains(sentence);
            });
  }
}
