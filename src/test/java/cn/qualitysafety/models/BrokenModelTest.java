package cn.qualitysafety.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.example.Examples;
import cn.qualitysafety.example.process.CheckExampleListener;
import cn.qualitysafety.example.process.PrepareExampleListener;
import cn.qualitysafety.example.process.RecordExampleDelegate;
import cn.qualitysafety.platform.deadline.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/**
 * Breaks the models of {@code models-example} in one place at a time: each rule finds its own
 * accident and names file and element.
 */
class BrokenModelTest {

  private static final Path EXAMPLE = Path.of("src/test/resources/models-example");

  @TempDir private Path directory;

  @BeforeEach
  void copyTheExample() throws IOException {
    FileSystemUtils.copyRecursively(EXAMPLE, directory);
  }

  @Test
  void nothingIsWrongWithTheExampleItself() throws IOException {
    assertThat(violations()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # file                     | replace                                      | by                                     | reported at                                     | what to do
          example-check.bpmn         | "example-check"                              | "example-review"                       | example-check.bpmn example-review               | give key and file the same name
          example-check.bpmn         | userTask_checkExample                        | Activity_0abc123                       | example-check.bpmn Activity_0abc123             | change the id to userTask_<verbObject>
          example-check.bpmn         | name="样件核查"                              | name="Check"                           | example-check.bpmn example-check                | name the process in Chinese
          example-check.bpmn         | name="核查样件"                              | name="Check"                           | example-check.bpmn userTask_checkExample        | name it in Chinese
          example-check.bpmn         | name="已通知"                                | name="Done"                            | example-check.bpmn endEvent_settled             | name it in Chinese
          example-check.bpmn         | name="样件合格？"                            |                                        | example-check.bpmn gateway_exampleSound         | name it in Chinese
          example-check.bpmn         | name="合格"                                  |                                        | example-check.bpmn flow_exampleSound_giveNotice | it answers a gateway's question
          example-check.bpmn         | default="flow_exampleSound_refused"          |                                        | example-check.bpmn gateway_exampleSound         | make one outgoing flow the default
          example-check.bpmn         | default="flow_exampleSound_refused"          |                                        | example-check.bpmn flow_exampleSound_refused    | give a condition
          example-check.bpmn         | 依据                                         | 说明                                   | example-check.bpmn example-check                | document the legal basis
          example-check.bpmn         | camunda:historyTimeToLive="P3650D"           |                                        | example-check.bpmn example-check                | set a history time to live
          example-check.bpmn         | isExecutable="true"                          |                                        | example-check.bpmn example-check                | set isExecutable
          example-check.bpmn         | name="decision"/>                            | name="decision"><camunda:script scriptFormat="js">1</camunda:script></camunda:inputParameter> | example-check.bpmn userTask_checkExample        | replace the script by a bean
          example-check.bpmn         | source="receiver" target="receiver"          | variables="all"                        | example-check.bpmn callActivity_giveNotice      | instead of variables="all"
          example-check.bpmn         | calledElement="example-notice"               | calledElement="example-gone"           | example-check.bpmn callActivity_giveNotice      | there is no process 'example-gone'
          example-check.bpmn         | camunda:candidateGroups="director"           |                                        | example-check.bpmn userTask_checkExample        | give it to a post
          example-check.bpmn         | Groups="director"                            | Groups="nobody"                        | example-check.bpmn userTask_checkExample        | posts.csv has no post 'nobody'
          example-check.bpmn         | value="userTask_prepareExample"              | value="userTask_gone"                  | example-check.bpmn userTask_checkExample        | separateFrom must name another user task of this model, not 'userTask_gone'
          example-check.bpmn         | camunda:dueDate="${deadline.of('example.check')}" |                                        | example-check.bpmn userTask_checkExample        | set a due date
          example-check.bpmn         | bpmnElement="endEvent_refused"               | bpmnElement="endEvent_settled"         | example-check.bpmn endEvent_refused             | draw it
          example-check.bpmn         | bpmnElement="flow_exampleSound_refused"      | bpmnElement="flow_exampleSound_giveNotice" | example-check.bpmn flow_exampleSound_refused    | draw it
          example-check.bpmn         | x="380"                                      | x="250"                                | example-check.bpmn serviceTask_recordExample    | move it away from userTask_prepareExample
          example-check-decide.form  | "id": "example-check-decide"                 | "id": "example-check-settle"           | example-check-decide.form example-check-settle  | give id and file the same name
          example-check.bpmn         | camunda:formRef="example-check-decide"       |                                        | example-check-decide.form example-check-decide  | no model shows it
          example-check.bpmn         | camunda:formRef="example-check-decide"       |                                        | example-check.bpmn userTask_checkExample        | give it a form
          example-check.bpmn         | formRefBinding="deployment"                  | formRefBinding="latest"                | example-check.bpmn userTask_checkExample        | set formRefBinding to deployment
          example-check.bpmn         | formRef="example-check-decide"               | formRef="example-decide"               | example-check.bpmn userTask_checkExample        | name the form example-check-<verb>, not 'example-decide'
          example-check.bpmn         | formRef="example-check-decide"               | formRef="example-check-gone"           | example-check.bpmn userTask_checkExample        | there is no form 'example-check-gone' in forms/example
          example-check-prepare.form | "标题"                                       | "Title"                                | example-check-prepare.form title                | label it in Chinese
          example-check-prepare.form | "dateLabel"                                  | "label"                                | example-check-prepare.form receivedOn           | label it in Chinese
          example-check-decide.form  | "maxLength": 500                             |                                        | example-check-decide.form remarks               | set a maximum length
          example-check-decide.form  | 7.24.0                                       | 8.6.0                                  | example-check-decide.form example-check-decide  | set executionPlatformVersion to 7.24.0
          example-check.bpmn         | <camunda:inputParameter name="remarks"/>     |                                        | example-check.bpmn userTask_checkExample        | add the input parameter 'remarks' for the field
          example-check.bpmn         | ${examples.of(execution.processBusinessKey).title()} |                                        | example-check.bpmn userTask_checkExample        | give the input parameter 'title' a value
          example-check-decide.form  | =decision !=                                 | =verdict !=                            | example-check.bpmn userTask_checkExample        | add the input parameter 'verdict', an expression
          example-check.bpmn         | ${recordExampleDelegate}                     | ${anyDelegate}                         | example-check.bpmn serviceTask_recordExample    | set the delegate expression ${recordExampleDelegate}
          example-check.bpmn         | serviceTask_recordExample                    | serviceTask_forgetExample              | example-check.bpmn serviceTask_forgetExample    | write the bean forgetExampleDelegate, a JavaDelegate in cn.qualitysafety.example.process
          example-check.bpmn         | bpmn:serviceTask                             | bpmn:sendTask                          | example-check.bpmn serviceTask_recordExample    | change the id to sendTask_<verbObject>
          example-check.bpmn         | bpmn:serviceTask                             | bpmn:sendTask                          | example-check.bpmn serviceTask_recordExample    | let it call ${exampleCheck.recordExample(execution)}
          example-check.bpmn         | <bpmn:flowNodeRef>endEvent_refused</bpmn:flowNodeRef> |                                | example-check.bpmn endEvent_refused             | put it into one lane
          example-check.bpmn         | name="局长"                                  | name="办公室"                          | example-check.bpmn userTask_checkExample        | put it into the lane of its post
          example-check.bpmn         | bpmnElement="lane_director"                  | bpmnElement="lane_office"              | example-check.bpmn lane_director                | draw it
          example-check.bpmn         | event="complete"                             | event="create"                         | example-check.bpmn userTask_checkExample        | give it one complete listener, ${checkExampleListener}
          example-check.bpmn         | userTask_checkExample                        | userTask_judgeExample                  | example-check.bpmn userTask_judgeExample        | write the bean judgeExampleListener, a TaskListener
          example-check-prepare.form | "title"                                      | "heading"                              | example-check.bpmn userTask_prepareExample      | PrepareExampleListener reads 'title', which is no field of example-check-prepare
          example-check-prepare.form | "title"                                      | "heading"                              | example-check.bpmn userTask_prepareExample      | PrepareExampleListener does not read 'heading'
          example-check-prepare.form | 收样日期                                     | 日期                                   | example-check.bpmn userTask_prepareExample      | PrepareExampleListener calls 'receivedOn' “收样日期”
          example-check-decide.form  | 核查结论                                     | 结论                                   | example-check.bpmn userTask_checkExample        | CheckExampleListener calls 'decision' “核查结论”
          example-check-start.form   | "exampleYear"                                | "year"                                 | example-check.bpmn example-check                | ExampleCheckProcess has the constant 'exampleYear'
          example-check-start.form   | "exampleYear"                                | "year"                                 | example-check.bpmn startEvent_receive           | nothing reads 'year' of example-check-start
          example-check.bpmn         | ${examples.receivers()}                      | ${exemples.receivers()}                | example-check.bpmn callActivity_giveNotice      | 'exemples' is neither a variable here nor a bean
          example-check.bpmn         | source="receiver"                            | source="reciever"                      | example-check.bpmn callActivity_giveNotice      | 'reciever' is neither a variable here nor a bean
          example-check.bpmn         | ${decision == 'approve'}                     | ${receiver == 'approve'}               | example-check.bpmn flow_exampleSound_giveNotice | 'receiver' is neither a variable here nor a bean
          example-check.bpmn         | examples.receivers()                         | examples.receivers(1)                  | example-check.bpmn callActivity_giveNotice      | there is no public Examples.receivers(1)
          example-check.bpmn         | .title()                                     | .heading()                             | example-check.bpmn userTask_checkExample        | there is no public Example.heading(0)
          example-check.bpmn         | businessKey="${execution.processBusinessKey}" | businessKey="${execution.key}"         | example-check.bpmn callActivity_giveNotice      | there is no public DelegateExecution.key
          example-check.bpmn         | ${examples.receivers()}                      | ${examples.receivers(}                 | example-check.bpmn callActivity_giveNotice      | correct ${examples.receivers(}
          example-check.bpmn         | ${decision == 'approve'}                     | ${decision == 'approved'}              | example-check.bpmn flow_exampleSound_giveNotice | no form offers this answer
          example-check.bpmn         | 'example.check'                              | 'example.chek'                         | example-check.bpmn userTask_checkExample        | limits.yaml has no limit 'example.chek'
          example-check.bpmn         | 'example.check'                              | 'example.chek'                         | limits.yaml example.check                       | no model and no class uses it
          """)
  void aBrokenPlaceIsReported(String file, String replace, String by, String where, String whatToDo)
      throws IOException {
    change(file, replace, by == null ? "" : by);
    assertThat(violations())
        .anySatisfy(violation -> assertThat(violation).contains(where + ": ").contains(whatToDo));
  }

  @Test
  void aModelOfAnotherRegimesFolderIsReported() throws IOException {
    Files.move(directory.resolve("bpmn/example"), directory.resolve("bpmn/licence"));
    assertThat(violations())
        .anySatisfy(
            violation ->
                assertThat(violation)
                    .contains("bpmn/licence/example-check.bpmn example-check: ")
                    .contains("name it licence-<noun>"));
  }

  @Test
  void aSecondFileOfTheSameNameIsReported() throws IOException {
    FileSystemUtils.copyRecursively(
        directory.resolve("forms/example"), directory.resolve("forms/licence"));
    assertThat(violations())
        .anySatisfy(
            violation ->
                assertThat(violation)
                    .contains("forms/licence/example-check-start.form: rename it, ")
                    .contains("forms/example/example-check-start.form has the same name"));
  }

  @Test
  void aDecisionIsNamedLikeAProcessAndCalledByItsKey() throws IOException {
    Files.writeString(
        directory.resolve("bpmn/example/example-grade.dmn"),
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions"
            name="Grades" namespace="http://qualitysafety.cn/dmn">
          <decision id="example-level" name="Level"/>
        </definitions>
        """);
    change(
        "example-check.bpmn",
        "<bpmn:endEvent id=\"endEvent_settled\"",
        "<bpmn:businessRuleTask id=\"businessRuleTask_gradeExample\" name=\"评级\""
            + " camunda:decisionRef=\"example-grade\"/><bpmn:endEvent id=\"endEvent_settled\"");
    assertThat(String.join("\n", violations()))
        .contains("example-grade.dmn example-level: give key and file the same name")
        .contains("example-grade.dmn example-level: name the decision in Chinese")
        .contains("businessRuleTask_gradeExample: there is no decision 'example-grade'");
  }

  @Test
  void aFlowWithASinglePointIsRefusedOnReading() throws IOException {
    change("example-notice.bpmn", "<di:waypoint x=\"240\" y=\"120\"/>", "");
    assertThatThrownBy(this::violations)
        .hasMessageContaining("example-notice.bpmn")
        .hasMessageContaining("waypoint");
  }

  private void change(String file, String replace, String by) throws IOException {
    String folder = file.endsWith(".form") ? "forms/example" : "bpmn/example";
    Path path = directory.resolve(folder).resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(replace);
    Files.writeString(path, text.replace(replace, by));
  }

  private List<String> violations() throws IOException {
    Models models = Models.read(directory.resolve("bpmn"), directory.resolve("forms"));
    JavaCode java =
        new JavaCode(
            Map.of(
                "examples", Examples.class,
                "deadline", Deadline.class,
                "recordExampleDelegate", RecordExampleDelegate.class,
                "prepareExampleListener", PrepareExampleListener.class,
                "checkExampleListener", CheckExampleListener.class),
            Path.of("src/test/java"));
    Set<String> limits = Set.copyOf(Files.readAllLines(directory.resolve("limits.txt")));
    ModelRules model = new ModelRules(models, Set.of("office", "director"));
    DiagramRules diagram = new DiagramRules(models, Map.of("office", "办公室", "director", "局长"));
    FormRules form = new FormRules(models, process -> List.of());
    CodeRules code = new CodeRules(models, java);
    ExpressionRules expression = new ExpressionRules(models, java, limits, process -> List.of());
    return Stream.of(
            model.keys(),
            model.fileNames(),
            model.elementIds(),
            model.names(),
            model.gateways(),
            model.legalBasisAndHistory(),
            model.scripts(),
            model.mappings(),
            model.calledElements(),
            model.candidateGroups(),
            model.separationOfDuties(),
            model.dueDates(),
            diagram.shapes(),
            diagram.lanes(),
            diagram.overlaps(),
            form.ids(),
            form.references(),
            form.labels(),
            form.maxLengths(),
            form.engineVersion(),
            form.inputs(),
            code.delegates(),
            code.listeners(),
            code.fields(),
            code.constants(),
            expression.expressions(),
            expression.answers(),
            expression.limitNames())
        .flatMap(List::stream)
        .toList();
  }
}
