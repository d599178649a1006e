package cn.qualitysafety.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class OperatorSettingsTest {

  @Test
  void whatTheProgramItselfKeepsThereIsKnown() {
    assertThatCode(
            () ->
                check(
                    "data/document-words.yaml",
                    new ClassPathResource("platform/document-words.yaml")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "data/document-words.yaml, 'document-words:~  unit:~    440100: 穗', 3, document-words.unit[440100]"
  })
  void aKeyThatNobodyAsksForStopsTheStart(String file, String text, int line, String key) {
    assertThatThrownBy(
            () ->
                check(
                    file,
                    new ByteArrayResource(
                        text.replace('~', '\n').getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(BrokenFileException.class)
        .hasMessage("%s, line %d: the key '%s' is unknown".formatted(file, line, key));
  }

  @Test
  void aFileThatIsNoYamlOrInAnotherEncodingIsNamedWithItsLine() {
    assertThat(
            BrokenYamlFailureAnalyzer.broken(new ByteArrayResource("limits:\n  a: [\n".getBytes())))
        .hasValueSatisfying(
            broken -> assertThat(broken).hasMessageContaining(", line 3: is not YAML: "));
    assertThat(
            BrokenYamlFailureAnalyzer.broken(
                new ByteArrayResource("limits:\n  a: 工作\n".getBytes(Charset.forName("GBK")))))
        .hasValueSatisfying(
            broken -> assertThat(broken).hasMessageContaining(", line 2: is not in UTF-8"));
    assertThat(BrokenYamlFailureAnalyzer.broken(new ByteArrayResource("a: 1".getBytes())))
        .isEmpty();
  }

  private static void check(String file, Resource text) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("Config resource 'file [%s]' via location".formatted(file), text)
        .forEach(environment.getPropertySources()::addLast);
    new OperatorSettings(environment);
  }
}
