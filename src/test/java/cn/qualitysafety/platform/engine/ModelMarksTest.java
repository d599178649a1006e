package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What models may call is little, and reads. */
@SystemTest
class ModelMarksTest {

  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;

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

  @Test
  void noStepIsCalledByAnExpression() {
    assertThat(marked())
        .extracting(marked -> marked.method().getDeclaringClass())
        .noneMatch(JavaDelegate.class::isAssignableFrom)
        .noneMatch(TaskListener.class::isAssignableFrom);
  }
}
