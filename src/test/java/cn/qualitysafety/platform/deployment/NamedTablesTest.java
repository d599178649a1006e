package cn.qualitysafety.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A table that a model names to a part belongs to its deployment as one that it binds. */
class NamedTablesTest {

  @Test
  void theTablesThatAModelNamesToPartsAreDeployedWithIt() throws IOException {
    List<ModelFile> files = files();
    assertThat(Bundle.of(files))
        .singleElement()
        .satisfies(bundle -> assertThat(bundle.files()).containsExactlyInAnyOrderElementsOf(files));
  }

  @Test
  void aModelWithoutATableThatItNamesIsNotComplete() throws IOException {
    List<ModelFile> sent =
        files().stream().filter(file -> !file.name().equals("sample-dates.dmn")).toList();
    assertThatThrownBy(() -> new WholeDeployment(sent, Map.of()))
        .hasMessageContaining("“sample-build.bpmn”引用的决策表“sample-dates”既没有一起提交");
  }

  private static List<ModelFile> files() throws IOException {
    List<ModelFile> files = new ArrayList<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:procedure-of-rows/*")) {
      files.add(new ModelFile(file.getFilename(), file.getContentAsByteArray()));
    }
    return files;
  }
}
