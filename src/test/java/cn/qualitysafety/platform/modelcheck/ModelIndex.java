package cn.qualitysafety.platform.modelcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** The table of {@code bpmn/README.md}: each process with all its files. */
record ModelIndex(Models models, Path resources, Path tests) {

  private static final String HEAD =
      """
      # Models

      Generated, do not edit: `mvn test -Dtest=ModelIndexTest -Dindex.write=true` writes it again.
      A form is in `forms/<regime>`, its steps in `src/main/java/…/<regime>/process`.

      | process | called by | calls | forms | steps | services | mappers | tests |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  public String render() {
    return models.models().stream().map(this::row).collect(Collectors.joining("", HEAD, ""));
  }

  private String row(Model model) {
    List<Class<?>> beans = beans(model);
    List<Class<?>> services = fieldTypes(beans);
    return Stream.of(
            "[%s](%s/%s) %s"
                .formatted(
                    model.key(), model.source().folder(), model.source().name(), model.name()),
            cell(models.callersOf(model).stream().map(Model::key)),
            cell(model.calls().stream()),
            cell(models.formsOf(model).stream().map(form -> form.source().name())),
            cell(beans.stream().map(Class::getSimpleName)),
            cell(services.stream().map(Class::getSimpleName)),
            cell(fieldTypes(services).stream().map(this::mapper).flatMap(Collection::stream)),
            cell(testsOf(model).stream()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String cell(Stream<?> files) {
    return files.map("`%s`"::formatted).sorted().collect(Collectors.joining("<br>"));
  }

  /** None of a procedure that is files alone. */
  private static List<Class<?>> beans(Model model) {
    String name =
        "cn.qualitysafety.%s.process.%s".formatted(model.source().folder(), model.javaName());
    return ClassUtils.isPresent(name, null)
        ? List.of(ClassUtils.resolveClassName(name, null))
        : List.of();
  }

  /** Our own classes on which the given ones depend. */
  private static List<Class<?>> fieldTypes(List<Class<?>> types) {
    return types.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .<Class<?>>map(Field::getType)
        .filter(type -> type.getName().startsWith("cn.qualitysafety."))
        .distinct()
        .toList();
  }

  private List<Path> mapper(Class<?> type) {
    Path xml = resources.resolve(type.getName().replace('.', '/') + ".xml");
    return Files.exists(xml) ? List.of(xml.getFileName()) : List.of();
  }

  /** Tests named after the model. */
  public List<String> testsOf(Model model) {
    String name = model.javaName() + "ProcessTest";
    try (Stream<Path> files = Files.walk(tests)) {
      return files.anyMatch(file -> file.endsWith(name + ".java")) ? List.of(name) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
