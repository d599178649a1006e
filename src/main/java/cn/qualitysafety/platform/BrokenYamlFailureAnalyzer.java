package cn.qualitysafety.platform;

import java.io.StringReader;
import java.util.Optional;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Spring stops at a file that is no YAML, and does not say which: this looks for it. */
class BrokenYamlFailureAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, YAMLException cause) {
    for (Resource file : OperatorSettings.files()) {
      Optional<BrokenFileException> broken = file.exists() ? broken(file) : Optional.empty();
      if (broken.isPresent()) {
        return new BrokenFileFailureAnalyzer().analyze(failure, broken.get());
      }
    }
    return new FailureAnalysis(
        "A settings file is not YAML:\n\n" + cause.getMessage(),
        "Correct application.yaml or the file that it imports, and start again.",
        cause);
  }

  static Optional<BrokenFileException> broken(Resource file) {
    try {
      new Yaml(new LoaderOptions()).compose(new StringReader(TextFile.read(file)));
      return Optional.empty();
    } catch (BrokenFileException inNoEncoding) {
      return Optional.of(inNoEncoding);
    } catch (MarkedYAMLException e) {
      return Optional.of(
          new BrokenFileException(
              file.getDescription(),
              e.getProblemMark().getLine() + 1,
              "is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      return Optional.of(
          new BrokenFileException(
              file.getDescription(),
              1,
              "is not YAML: " + e.getMessage().lines().findFirst().orElse("")));
    }
  }
}
