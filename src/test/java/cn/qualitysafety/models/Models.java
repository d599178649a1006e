package cn.qualitysafety.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.instance.Decision;

/** All models, decision tables and forms below two directories. */
public record Models(List<Model> models, List<DecisionTable> tables, List<Form> forms) {

  public static Models read(Path bpmn, Path forms) {
    return new Models(
        read(bpmn, ".bpmn", Model::read),
        read(bpmn, ".dmn", DecisionTable::read),
        read(forms, ".form", Form::read));
  }

  private static <T> List<T> read(Path directory, String extension, Function<Path, T> reader) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(extension))
          .sorted()
          .map(reader)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<Path> files() {
    return Stream.of(
            models.stream().map(Model::file),
            tables.stream().map(DecisionTable::file),
            forms.stream().map(Form::file))
        .flatMap(files -> files);
  }

  Optional<Model> model(String key) {
    return models.stream().filter(model -> model.key().equals(key)).findFirst();
  }

  Optional<Form> form(String id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }

  /** Fields of the form that a node shows; none if it shows no form. */
  List<Form.Field> fieldsOf(FlowNode node) {
    return form(Model.formRef(node)).map(Form::fields).orElse(List.of());
  }

  List<Model> callersOf(Model called) {
    return models.stream().filter(model -> model.calls().contains(called.key())).toList();
  }

  /** Decision tables that a model asks. */
  List<DecisionTable> tablesOf(Model model) {
    List<String> asked =
        model.all(BusinessRuleTask.class).stream()
            .map(BusinessRuleTask::getCamundaDecisionRef)
            .toList();
    return tables.stream()
        .filter(table -> table.decisions().stream().map(Decision::getId).anyMatch(asked::contains))
        .toList();
  }

  /** Forms that a model shows. */
  List<Form> formsOf(Model model) {
    return model.nodesWithForm().stream()
        .flatMap(node -> form(Model.formRef(node)).stream())
        .distinct()
        .toList();
  }
}
