package cn.qualitysafety;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.models.CodeRules;
import cn.qualitysafety.models.DiagramRules;
import cn.qualitysafety.models.ExpressionRules;
import cn.qualitysafety.models.FormRules;
import cn.qualitysafety.models.JavaCode;
import cn.qualitysafety.models.ModelRules;
import cn.qualitysafety.models.Models;
import cn.qualitysafety.organisation.Post;
import cn.qualitysafety.organisation.PostRegister;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Reads all models and forms and reports whatever breaks a rule or has no counterpart, naming file
 * and element. Somebody who changes a model runs this test alone: {@code mvn test
 * -Dtest=ProcessModelTest}.
 */
@SystemTest
class ProcessModelTest {

  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private PostRegister posts;
  @Autowired private Limits limits;
  @Autowired private FactsOfCases facts;

  private ModelRules model;
  private DiagramRules diagram;
  private FormRules form;
  private CodeRules code;
  private ExpressionRules expression;

  @BeforeEach
  void read() {
    Models models = Models.read(Path.of("bpmn"), Path.of("forms"));
    JavaCode java = JavaCode.of(engine, Path.of("src/main/java"));
    model =
        new ModelRules(models, posts.all().stream().map(Post::code).collect(Collectors.toSet()));
    diagram =
        new DiagramRules(
            models, posts.all().stream().collect(Collectors.toMap(Post::code, Post::name)));
    form = new FormRules(models, facts::of);
    code = new CodeRules(models, java);
    expression = new ExpressionRules(models, java, limits.limits().keySet(), facts::of);
  }

  @Test
  void aKeyIsItsFileNameAndBeginsWithItsRegime() {
    assertThat(model.keys()).isEmpty();
  }

  @Test
  void noTwoFilesHaveTheSameName() {
    assertThat(model.fileNames()).isEmpty();
  }

  @Test
  void elementIdsSayTypeAndVerb() {
    assertThat(model.elementIds()).isEmpty();
  }

  @Test
  void namesThatPeopleReadAreChinese() {
    assertThat(model.names()).isEmpty();
  }

  @Test
  void aGatewayIsAQuestionAndItsFlowsAreTheAnswers() {
    assertThat(model.gateways()).isEmpty();
  }

  @Test
  void everyProcessHasItsLegalBasisAndAHistoryTimeToLive() {
    assertThat(model.legalBasisAndHistory()).isEmpty();
  }

  @Test
  void noModelHasAScript() {
    assertThat(model.scripts()).isEmpty();
  }

  @Test
  void aCalledProcessGetsExactlyWhatItMayKnow() {
    assertThat(model.mappings()).isEmpty();
  }

  @Test
  void everyCalledProcessAndDecisionExists() {
    assertThat(model.calledElements()).isEmpty();
  }

  @Test
  void everyUserTaskIsGivenToAPostOfTheRegister() {
    assertThat(model.candidateGroups()).isEmpty();
  }

  @Test
  void separateFromNamesAnotherTaskOfTheModel() {
    assertThat(model.separationOfDuties()).isEmpty();
  }

  @Test
  void everyTaskHasADueDate() {
    assertThat(model.dueDates()).isEmpty();
  }

  @Test
  void everythingIsDrawn() {
    assertThat(diagram.shapes()).isEmpty();
  }

  @Test
  void aDiagramSaysWhichPostActsWhereSeveralDo() {
    assertThat(diagram.lanes()).isEmpty();
  }

  @Test
  void nothingOverlapsInADiagram() {
    assertThat(diagram.overlaps()).isEmpty();
  }

  @Test
  void aFormIsNamedLikeItsFileAndShownByAModel() {
    assertThat(form.ids()).isEmpty();
  }

  @Test
  void everyUserTaskShowsAFormOfItsProcessInTheVersionDeployedWithIt() {
    assertThat(form.references()).isEmpty();
  }

  @Test
  void everyDecisionIsOfTheVersionDeployedWithItsProcess() {
    assertThat(form.decisionBindings()).isEmpty();
  }

  @Test
  void everyFieldHasAChineseLabel() {
    assertThat(form.labels()).isEmpty();
  }

  @Test
  void everyTextThatPeopleEnterHasAMaximumLength() {
    assertThat(form.maxLengths()).isEmpty();
  }

  @Test
  void everyFormIsMadeForOurEngine() {
    assertThat(form.engineVersion()).isEmpty();
  }

  @Test
  void everyFieldIsAnInputParameterOfItsTask() {
    assertThat(form.inputs()).isEmpty();
  }

  @Test
  void everyServiceTaskHasTheDelegateOfItsVerb() {
    assertThat(code.delegates()).isEmpty();
  }

  @Test
  void everyUserTaskHasTheListenerOfItsVerb() {
    assertThat(code.listeners()).isEmpty();
  }

  @Test
  void aListenerReadsTheFieldsOfItsFormUnderTheirLabels() {
    assertThat(code.fields()).isEmpty();
  }

  @Test
  void constantsSharedWithAModelAreInTheModel() {
    assertThat(code.constants()).isEmpty();
  }

  @Test
  void expressionsNameOnlyBeansMethodsAndVariablesThatExist() {
    assertThat(expression.expressions()).isEmpty();
  }

  @Test
  void conditionsCompareWithAnswersThatAFormOffers() {
    assertThat(expression.answers()).isEmpty();
  }

  @Test
  void everyLimitThatIsNamedExistsAndEveryLimitIsUsed() {
    assertThat(expression.limitNames()).isEmpty();
  }
}
