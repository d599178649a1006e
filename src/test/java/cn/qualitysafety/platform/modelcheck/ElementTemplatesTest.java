package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/** What the Modeler offers to designers, who open models beside the folder {@code .camunda}. */
@SystemTest
class ElementTemplatesTest {

  private static final Path FILE = Path.of(".camunda/element-templates/quality-safety.json");

  private static final Pattern CALL =
      Pattern.compile(
          "\\$\\{(?<bean>\\w+)\\.(?<step>\\w+)\\(execution(?<constants>(, '[^']+')*)\\)}");

  private static final Pattern SHARED =
      Pattern.compile("cn\\.qualitysafety\\.(platform|enterprise|organisation|target)\\..*");

  @Autowired private ApplicationContext context;

  private record Offered(String call, String pattern) {}

  @Test
  void eachStepThatAllRegimesShareIsOfferedAndNoOther() throws IOException {
    Set<String> offered = new TreeSet<>();
    for (Offered each : offered()) {
      Matcher call = CALL.matcher(each.call());
      assertThat(call.matches()).as(each.call()).isTrue();
      int constants = (int) call.group("constants").chars().filter(sign -> sign == ',').count();
      offered.add("%s.%s".formatted(call.group("bean"), call.group("step")));
      assertThat(steps(call.group("bean"), call.group("step")))
          .as("parameters of " + each.call())
          .contains(1 + constants);
      assertThat(each.call()).as("its own pattern").matches(each.pattern());
    }
    assertThat(offered).isEqualTo(shared());
  }

  @Test
  void eachCallHandsOverWhatTheCalledProcedureAsksFor() throws IOException {
    Map<String, Set<String>> handedOver = new TreeMap<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      Set<String> targets = new TreeSet<>();
      String called = null;
      for (JsonNode property : template.path("properties")) {
        JsonNode binding = property.path("binding");
        if (binding.path("type").asText().equals("camunda:in")) {
          targets.add(binding.path("target").asText());
        }
        if (binding.path("name").asText().equals("calledElement")) {
          called = property.path("value").asText();
        }
      }
      if (called != null) {
        handedOver.put(called, targets);
      }
    }
    assertThat(handedOver.keySet())
        .containsExactly("shared-decision-review", "shared-delivery", "shared-hearing");
    for (Map.Entry<String, Set<String>> call : handedOver.entrySet()) {
      assertThat(inputs(call.getKey()))
          .as("what %s asks for", call.getKey())
          .containsAll(call.getValue());
    }
    for (String called : List.of("shared-decision-review", "shared-delivery")) {
      assertThat(handedOver.get(called)).as(called).isEqualTo(inputs(called));
    }
  }

  /** A standstill is drawn on few tasks, with three properties that go together. */
  @Test
  void theTaskOfAPostOffersWhatATaskMaySay() throws IOException {
    Set<String> offered = new TreeSet<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      if (template.path("id").asText().equals("qs.task")) {
        template
            .findParents("binding")
            .forEach(property -> offered.add(property.at("/binding/name").asText()));
      }
    }
    assertThat(offered)
        .containsAll(
            Stream.of(ModelProperty.values())
                .filter(property -> property.isOf("userTask"))
                .map(ModelProperty::propertyName)
                .filter(name -> !name.startsWith("standstill"))
                .toList());
  }

  /** By the constants of its class; without a class, by its start form and whom it keeps away. */
  private Set<String> inputs(String process) throws IOException {
    String bean =
        Pattern.compile("-(.)")
            .matcher(process)
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    if (!context.containsBean(bean)) {
      return askedFor(process);
    }
    return Stream.of(AopUtils.getTargetClass(context.getBean(bean)).getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> !Modifier.isPrivate(field.getModifiers()))
        .map(
            field -> {
              ReflectionUtils.makeAccessible(field);
              return String.valueOf(ReflectionUtils.getField(field, null));
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> askedFor(String process) throws IOException {
    Set<String> asked = new TreeSet<>();
    Path form = Path.of("forms/shared/%s-start.form".formatted(process));
    for (JsonNode field : new ObjectMapper().readTree(form.toFile()).path("components")) {
      if (field.has("key")) {
        asked.add(field.path("key").asText());
      }
    }
    Matcher keptAway =
        Pattern.compile("name=\"notBy\" value=\"(\\w+)\"")
            .matcher(Files.readString(Path.of("bpmn/shared/%s.bpmn".formatted(process))));
    while (keptAway.find()) {
      asked.add(keptAway.group(1));
    }
    return asked;
  }

  private List<Offered> offered() throws IOException {
    List<Offered> offered = new ArrayList<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      for (JsonNode property : template.path("properties")) {
        if (property.at("/binding/name").asText().equals("camunda:expression")) {
          offered.add(
              new Offered(
                  property.path("value").asText(),
                  property.at("/constraints/pattern/value").asText()));
        }
      }
    }
    return offered;
  }

  /** How many parameters the step has, in each of its forms. */
  private List<Integer> steps(String bean, String name) {
    return methods(bean)
        .filter(method -> method.getName().equals(name))
        .map(Method::getParameterCount)
        .toList();
  }

  private Stream<Method> methods(String bean) {
    return Stream.of(AopUtils.getTargetClass(context.getBean(bean)).getMethods())
        .filter(method -> method.isAnnotationPresent(Step.class))
        .filter(method -> method.getParameterTypes()[0].equals(DelegateExecution.class));
  }

  /** Those of no regime, for whole steps of a model; a listener is chosen otherwise. */
  private Set<String> shared() {
    return Stream.of(context.getBeanDefinitionNames())
        .filter(context::isSingleton)
        .filter(
            bean ->
                SHARED
                    .matcher(AopUtils.getTargetClass(context.getBean(bean)).getPackageName())
                    .matches())
        .flatMap(bean -> methods(bean).map(method -> bean + "." + method.getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
