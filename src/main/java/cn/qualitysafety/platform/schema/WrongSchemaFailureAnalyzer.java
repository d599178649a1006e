package cn.qualitysafety.platform.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the database in a few lines, where a stack trace would bury it. */
class WrongSchemaFailureAnalyzer extends AbstractFailureAnalyzer<WrongSchemaException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, WrongSchemaException wrong) {
    return new FailureAnalysis(wrong.getMessage(), wrong.remedy(), wrong);
  }
}
