package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.EngineRefusal;
import java.sql.SQLException;
import java.util.ArrayList;
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

  /** Who has more to correct corrects these first. */
  private static final int MOST = 20;

  private ModelFaults() {}

  /**
   * A sentence for each fault, with the engine's own words behind it; empty if it is no model that
   * is to blame.
   */
  static Optional<String> of(ProcessEngineException thrown) {
    Optional<RefusedInputException> ours = EngineRefusal.refusal(thrown);
    if (ours.isPresent()) {
      return ours.map(RefusedInputException::getMessage);
    }
    List<Throwable> causes =
        Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    for (Throwable cause : causes) {
      if (cause instanceof ParseException unread) {
        return Optional.of(parsed(unread));
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
            "流程引擎不能读取所提交的文件，没有部署；请在 Camunda Modeler 中更正。（原文：%s）"
                .formatted(
                    String.join(
                        " ",
                        causes.stream()
                            .map(Throwable::getMessage)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList())));
  }

  private static String parsed(ParseException unread) {
    Set<String> sentences = new LinkedHashSet<>();
    for (ResourceReport report : unread.getResorceReports()) {
      for (Problem problem : report.getErrors()) {
        sentences.add(
            "“%s”%s有误，没有部署；请在 Camunda Modeler 中更正。（原文：%s）"
                .formatted(report.getResourceName(), place(problem), problem.getMessage()));
      }
    }
    List<String> first = new ArrayList<>(sentences.stream().limit(MOST).toList());
    if (sentences.size() > MOST) {
      first.add("另有%d处。".formatted(sentences.size() - MOST));
    }
    return String.join("", first);
  }

  private static String place(Problem problem) {
    return (problem.getLine() > 0 ? "第%d行".formatted(problem.getLine()) : "")
        + (problem.getMainElementId() == null ? "" : "“%s”".formatted(problem.getMainElementId()));
  }
}
