package cn.qualitysafety.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.platform.deployment.ModelKey.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A procedure that is drawn in parts, as rule-making is, is deployed as one. */
class PartsOfModelsTest {

  private static final String[] WHOLE = {
    "rulemaking-document.bpmn",
    "rulemaking-consultation.bpmn",
    "rulemaking-handling.bpmn",
    "rulemaking-deliberation.bpmn",
    "rulemaking-promulgation.bpmn",
    "rulemaking-submission.bpmn",
    "rulemaking-filing.bpmn",
    "rulemaking-document-start.form",
    "rulemaking-filing-record-filing.form",
    "rulemaking-kind.dmn"
  };

  private final List<ModelFile> released = released();

  @Test
  void aReleaseDeploysAllPartsWithTheirFormsAndTables() {
    assertThat(Bundle.of(released))
        .filteredOn(bundle -> bundle.key().id().equals("rulemaking-document"))
        .singleElement()
        .satisfies(
            bundle ->
                assertThat(bundle.files())
                    .extracting(ModelFile::name)
                    .doesNotHaveDuplicates()
                    .contains(WHOLE)
                    .doesNotContain("rulemaking-standard.bpmn", "rulemaking-standard-start.form"));
  }

  @Test
  void whoeverSendsOneFormOfAPartDeploysTheWholeProcedureAnew() {
    Map<ModelKey, Running> running = new LinkedHashMap<>();
    for (ModelFile file : released) {
      for (ModelKey key : file.defined()) {
        if (key.kind() != Kind.FORM) {
          running.put(key, new Running(key, key.id() + ":1", 1, false, null, released));
        }
      }
    }
    ModelFile changed =
        released.stream()
            .filter(file -> file.name().equals("rulemaking-handling-revise-draft.form"))
            .findFirst()
            .orElseThrow();
    WholeDeployment whole = new WholeDeployment(List.of(changed), running);
    assertThat(whole.carried())
        .as("two calls above the part that shows the form, and all that those call")
        .contains(WHOLE)
        .doesNotContain(changed.name(), "rulemaking-standard.bpmn");
  }

  private static List<ModelFile> released() {
    List<ModelFile> files = new ArrayList<>();
    for (String folder : List.of("bpmn/rulemaking", "forms/rulemaking")) {
      try (Stream<Path> found = Files.list(Path.of(folder))) {
        for (Path path : found.sorted().toList()) {
          files.add(new ModelFile(path.getFileName().toString(), Files.readAllBytes(path)));
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return files;
  }
}
