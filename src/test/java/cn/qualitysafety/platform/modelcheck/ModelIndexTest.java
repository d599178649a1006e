package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelIndexTest {

  private static final Path INDEX = Path.of("bpmn/README.md");

  private Models models;
  private ModelIndex index;

  @BeforeEach
  void read() throws IOException {
    models = ReleaseModelsTest.read();
    index = new ModelIndex(models, Path.of("src/main/resources"), Path.of("src/test/java"));
  }

  @Test
  void theIndexNamesAllFilesOfEveryModel() throws IOException {
    if (Boolean.getBoolean("index.write")) {
      Files.writeString(INDEX, index.render());
    }
    assertThat(INDEX)
        .as("%s is stale; write it: mvn test -Dtest=ModelIndexTest -Dindex.write=true", INDEX)
        .hasContent(index.render());
  }

  @Test
  void everyModelHasATest() {
    assertThat(models.models().stream().filter(model -> index.testsOf(model).isEmpty()))
        .extracting(Model::source)
        .as("models without a test; write <Model>ProcessTest with one method per outcome")
        .isEmpty();
  }
}
