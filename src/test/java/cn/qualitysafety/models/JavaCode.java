package cn.qualitysafety.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The Java side of models.
 *
 * @param beanTypes classes of the beans that expressions may call, by name
 * @param sources directory of the Java sources
 */
public record JavaCode(Map<String, Class<?>> beanTypes, Path sources) {

  /** The Java side of a running engine, with the beans that it lets expressions call. */
  public static JavaCode of(ProcessEngineConfigurationImpl engine, Path sources) {
    Map<String, Class<?>> types = new HashMap<>();
    engine
        .getBeans()
        .forEach((name, bean) -> types.put((String) name, AopUtils.getTargetClass(bean)));
    return new JavaCode(types, sources);
  }

  /** The class {@code …Process} of what a model and Java share. */
  static Optional<Class<?>> processClass(Model model) {
    try {
      return Optional.of(
          Class.forName(
              model.beanPackage()
                  + "."
                  + model.javaName()
                  + (model.isInLanguage() ? "" : "Process")));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Values of the constants in that class. */
  static List<String> constants(Model model) {
    return processClass(model).stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
        .peek(ReflectionUtils::makeAccessible)
        .map(field -> (String) ReflectionUtils.getField(field, null))
        .toList();
  }

  /** Source of the class with the steps of a model; empty if there is none. */
  Optional<String> sourceOfSteps(Model model) {
    return Optional.ofNullable(beanTypes.get(model.bean())).map(this::sourceOf);
  }

  /** Source of a step of a model, from its name to the next; empty if there is none. */
  Optional<String> step(Model model, String name) {
    return sourceOfSteps(model)
        .map(source -> source.indexOf(" " + name + "(Delegate"))
        .filter(at -> at >= 0)
        .map(
            at -> {
              String rest = sourceOfSteps(model).orElseThrow().substring(at);
              int next = rest.indexOf("@Step");
              return next < 0 ? rest : rest.substring(0, next);
            });
  }

  String sourceOf(Class<?> type) {
    return read(sources.resolve(type.getName().replace('.', '/') + ".java"));
  }

  boolean mentions(String text) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .anyMatch(file -> read(file).contains(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
