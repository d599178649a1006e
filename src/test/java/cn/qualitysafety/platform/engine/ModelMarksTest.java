package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/** What models may call besides steps is little, and reads. */
@SystemTest
class ModelMarksTest {

  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ListableBeanFactory beans;
  @Autowired private ObjectProvider<FactsOfCases> facts;

  private record Marked(String bean, Method method) {

    String call() {
      return bean + "." + method.getName() + "(";
    }
  }

  @Test
  void noMethodThatModelsMayCallChangesAnythingOrTakesAPerson() {
    assertThat(marked())
        .isNotEmpty()
        .allSatisfy(
            marked -> {
              Transactional transaction = transactionOf(marked.method());
              assertThat(transaction == null || transaction.readOnly()).as(marked.call()).isTrue();
              assertThat(marked.method().getParameters())
                  .as(marked.call())
                  .extracting(Parameter::getName)
                  .noneMatch(name -> name.matches("(?i).*(person|user|login|member|by)"));
              assertThat(marked.method().getReturnType())
                  .as(marked.call())
                  .isNotEqualTo(void.class);
            });
  }

  private static Transactional transactionOf(Method method) {
    Transactional own = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(
            method.getDeclaringClass(), Transactional.class);
  }

  @Test
  void whateverModelsMayCallSomeModelOrFilterCalls() throws IOException {
    String models = models();
    String filters =
        String.join("\n", jdbc.queryForList("select QUERY_ from ACT_RU_FILTER", String.class));
    assertThat(marked())
        .allSatisfy(
            marked ->
                assertThat(
                        marked.method().isAnnotationPresent(UsedInModels.class) ? models : filters)
                    .contains(marked.call()));
  }

  private String models() throws IOException {
    List<String> all = new ArrayList<>();
    for (ProcessDefinition model :
        repository.createProcessDefinitionQuery().latestVersion().list()) {
      try (var file = repository.getProcessModel(model.getId())) {
        all.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    // What the shared parts offer is tried by procedures that tests make of files.
    for (String tried :
        List.of(
            "procedure-of-rows/sample-build.bpmn",
            "procedure-of-limits/sample-order.bpmn",
            "procedure-of-targets/sample-inspection.bpmn",
            "service-of-documents/sample-service.bpmn")) {
      all.add(new ClassPathResource(tried).getContentAsString(StandardCharsets.UTF_8));
    }
    return String.join("\n", all);
  }

  private List<Marked> marked() {
    return engine.getBeans().entrySet().stream()
        .flatMap(
            bean ->
                Arrays.stream(AopUtils.getTargetClass(bean.getValue()).getDeclaredMethods())
                    .filter(
                        method ->
                            method.isAnnotationPresent(UsedInModels.class)
                                || method.isAnnotationPresent(UsedInFilters.class))
                    .map(method -> new Marked((String) bean.getKey(), method)))
        .toList();
  }

  /**
   * Each public method of each bean of the program, called in every way in which a model could:
   * with texts of its own, with the case, and with the task.
   */
  @Test
  void ofAllBeansModelsReachStepsAndWhatIsMarkedAndNothingElse() {
    HarmlessExpressions language = new HarmlessExpressions(new ModelBeans(beans), facts::getObject);
    List<String> reached = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (String bean : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(bean, false);
      if (type == null || !bean.matches("\\w+")) { // of others JUEL has no name
        continue;
      }
      for (Method method : ClassUtils.getUserClass(type).getMethods()) {
        for (String call : calls(bean, method)) {
          if (language.isStep(call)) {
            assertThat(method.isAnnotationPresent(Step.class)).as(call).isTrue();
            steps.add(bean + "." + method.getName());
          } else if (language.harm(call).isEmpty()) {
            assertThat(
                    method.isAnnotationPresent(UsedInModels.class)
                        || method.isAnnotationPresent(UsedInFilters.class))
                .as(call)
                .isTrue();
            reached.add(bean + "." + method.getName());
          }
        }
      }
    }
    assertThat(reached).contains("deadline.of", "limit.dueDate");
    assertThat(steps).contains("licenceReview.issueLicence", "record.form", "documents.issue");
  }

  private static List<String> calls(String bean, Method method) {
    return Stream.of("'XK2026-440100-0002'", "execution", "task", "execution.processBusinessKey")
        .map(
            first ->
                method.getParameterCount() == 0
                    ? ""
                    : Stream.concat(
                            Stream.of(first),
                            Collections.nCopies(method.getParameterCount() - 1, "'gz-jueding'")
                                .stream())
                        .collect(Collectors.joining(", ")))
        .distinct()
        .map(arguments -> "${%s.%s(%s)}".formatted(bean, method.getName(), arguments))
        .toList();
  }

  @Test
  void aStepActsOnTheCaseThatCallsItAndTakesOnlyConstantsBesides() {
    List<Method> steps =
        Arrays.stream(beans.getBeanDefinitionNames())
            .map(name -> beans.getType(name, false))
            .filter(Objects::nonNull)
            .flatMap(type -> Arrays.stream(ClassUtils.getUserClass(type).getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Step.class))
            .toList();
    assertThat(steps)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            step -> {
              List<Class<?>> parameters = List.of(step.getParameterTypes());
              assertThat(parameters.get(0))
                  .as(step.toString())
                  .isIn(DelegateExecution.class, DelegateTask.class);
              assertThat(parameters.subList(1, parameters.size()))
                  .as(step.toString())
                  .isSubsetOf(String.class, int.class, boolean.class);
              assertThat(step.getParameters())
                  .as(step.toString())
                  .extracting(Parameter::getName)
                  .noneMatch(name -> name.matches("(?i).*(person|user|login|member)"));
            });
  }
}
