package cn.qualitysafety.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.YAMLException;

/** Spring stops at an application.yaml that is no YAML, and does not say what to do. */
class BrokenYamlFailureAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, YAMLException cause) {
    return new FailureAnalysis(
        "A settings file is not YAML:\n\n" + cause.getMessage(),
        "Correct application.yaml or the file that it imports, and start again.",
        cause);
  }
}
