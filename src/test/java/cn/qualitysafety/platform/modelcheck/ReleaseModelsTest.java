package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.engine.ModelLanguage;
import cn.qualitysafety.platform.language.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.ReflectionUtils;

/**
 * The models, tables and forms of this release, and what Java says of them. Somebody who changes
 * one runs this test alone: {@code mvn test -Dtest=ReleaseModelsTest}.
 */
@SystemTest
class ReleaseModelsTest {

  @Autowired private ModelCheck check;
  @Autowired private ModelLanguage language;
  @Autowired private Limits limits;

  @Test
  void nothingIsWrongWithAnyOfThem() throws IOException {
    assertThat(check.check(release(), List.of())).extracting(Finding::sentence).isEmpty();
  }

  /** What a model's class shares with it under a name has the same name there, or does nothing. */
  @Test
  void whatAModelsClassNamesIsInTheModelOrWhatCallsIt() throws IOException {
    Models models = read();
    for (Model model : models.models()) {
      String text = textsAround(models, model);
      for (String constant : constants(language.bean(model.bean()).orElse(Object.class))) {
        assertThat(text).as("%s: constant '%s'", model.javaName(), constant).contains(constant);
      }
    }
  }

  private static List<String> constants(Class<?> type) {
    List<String> values = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
        ReflectionUtils.makeAccessible(field);
        values.add((String) ReflectionUtils.getField(field, null));
      }
    }
    return values;
  }

  private static String textsAround(Models models, Model model) {
    return Stream.of(
            Stream.of(model.source()),
            models.callersOf(model).stream().map(Model::source),
            models.tablesOf(model).stream().map(DecisionTable::source),
            models.formsOf(model).stream().map(Form::source))
        .flatMap(sources -> sources)
        .map(source -> new String(source.content()))
        .collect(Collectors.joining());
  }

  @Test
  void everyLimitIsUsedByAModelOrAClass() throws IOException {
    String models =
        release().stream().map(file -> new String(file.content())).collect(Collectors.joining());
    String code = textOf(Path.of("src/main/java"));
    assertThat(limits.names())
        .as("limits.yaml; delete what nobody uses")
        .allMatch(
            limit ->
                models.contains("'" + limit + "'")
                    || models.contains("\"" + limit + "\"")
                    || models.contains("&quot;" + limit + "&quot;")
                    || code.contains("\"" + limit + "\""));
  }

  private static String textOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .collect(Collectors.joining());
    }
  }

  static Models read() throws IOException {
    Models.Beside all = ModelCheck.read(release(), new Findings());
    return new Models(
        all.models(),
        all.tables(),
        all.forms(),
        new Models.Beside(List.of(), List.of(), List.of()));
  }

  /** All files, with their folders. */
  static List<ModelSource> release() throws IOException {
    List<ModelSource> files = new ArrayList<>();
    for (String folder : List.of("bpmn", "forms")) {
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        for (Path path :
            paths
                .filter(each -> each.toString().matches(".*\\.(bpmn|dmn|form)"))
                .sorted()
                .toList()) {
          files.add(new ModelSource(path.toString(), Files.readAllBytes(path)));
        }
      }
    }
    return files;
  }
}
