package cn.qualitysafety.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with an operator's file in a few lines, where a stack trace would bury it. */
class BrokenFileFailureAnalyzer extends AbstractFailureAnalyzer<BrokenFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, BrokenFileException broken) {
    return new FailureAnalysis(
        "A file cannot be used:\n\n" + broken.getMessage(), "Correct it and start again.", broken);
  }
}
