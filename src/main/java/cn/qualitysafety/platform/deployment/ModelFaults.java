package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.EngineRefusal;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.RefusedModelException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;

/** What the engine's words about a model mean to whoever drew it: where, and what to do. */
final class ModelFaults {

  private ModelFaults() {}

  /**
   * A refusal that says each fault in a sentence, with the engine's own words behind it; empty if
   * it is no model that is to blame.
   */
  static Optional<RefusedInputException> of(ProcessEngineException thrown) {
    Optional<RefusedInputException> ours = EngineRefusal.refusal(thrown);
    if (ours.isPresent()) {
      return ours;
    }
    List<Throwable> causes =
        Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    for (Throwable cause : causes) {
      if (cause instanceof ParseException unread) {
        return Optional.of(new RefusedModelException(parsed(unread)));
      }
    }
    boolean ofDatabase =
        causes.stream()
            .anyMatch(
                cause ->
                    cause instanceof OptimisticLockingException
                        || cause instanceof PersistenceException
                        || cause instanceof SQLException);
    return ofDatabase
        ? Optional.empty()
        : Optional.of(
            new RefusedInputException(
                "流程引擎不能读取所提交的文件，没有部署；请在 Camunda Modeler 中更正。（原文：%s）"
                    .formatted(
                        String.join(
                            " ",
                            causes.stream()
                                .map(Throwable::getMessage)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()))));
  }

  private static List<Finding> parsed(ParseException unread) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (ResourceReport report : unread.getResorceReports()) {
      for (Problem problem : report.getErrors()) {
        findings.add(
            new Finding(
                report.getResourceName(),
                problem.getLine(),
                element(problem),
                "",
                "有误",
                "请在 Camunda Modeler 中更正（原文：%s）".formatted(problem.getMessage())));
      }
    }
    return List.copyOf(findings);
  }

  /** Of what the engine makes of an element that is done several times, the element. */
  private static String element(Problem problem) {
    return problem.getMainElementId() == null ? "" : problem.getMainElementId().split("#")[0];
  }
}
