package cn.qualitysafety.platform.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * Where in a case something is read or kept: in the case as a whole or in one of its rows, which an
 * activity that is done once for each has ({@code camunda:elementVariable="row"}).
 *
 * @param caseNumber null while the case has none
 * @param row its key; of a row within rows after those around it, {@code built/gz-zhang}; null for
 *     the case as a whole
 */
public record CasePlace(String caseNumber, String row) {

  /** The variable that holds the key of a row. */
  public static final String ROW = "row";

  private static final String WITHIN = "/";

  /** A case as a whole. */
  public static CasePlace of(String caseNumber) {
    return new CasePlace(caseNumber, null);
  }

  /** Where an execution or a task stands. */
  public static CasePlace of(VariableScope where) {
    ExecutionEntity step = step(where);
    return new CasePlace(step.getProcessBusinessKey(), rows(step));
  }

  static ExecutionEntity step(VariableScope where) {
    return where instanceof TaskEntity task ? task.getExecution() : (ExecutionEntity) where;
  }

  /**
   * The variables of the executions around a step. Of one that begins the next of several rows the
   * variable still holds the last one, and is not around what is asked.
   */
  private static String rows(ExecutionEntity step) {
    ActivityImpl at = step.getActivity();
    boolean begins = at != null && isForRows(at);
    if (at != null && !isWithinRows(begins ? at.getFlowScope() : at)) {
      return null; // without a look at the variables
    }
    Deque<String> keys = new ArrayDeque<>();
    for (ExecutionEntity around = step; around != null; around = around.getParent()) {
      if (!(begins && around == step) && around.hasVariableLocal(ROW)) {
        keys.addFirst(String.valueOf(around.getVariableLocal(ROW)));
      }
    }
    return keys.isEmpty() ? null : String.join(WITHIN, keys);
  }

  private static boolean isWithinRows(ScopeImpl scope) {
    for (ScopeImpl around = scope; around != null; around = around.getFlowScope()) {
      if (around instanceof ActivityImpl activity && isForRows(activity)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForRows(ActivityImpl activity) {
    return activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior several
        && ROW.equals(several.getCollectionElementVariable());
  }

  /** A row of this place. */
  public CasePlace row(String key) {
    return new CasePlace(caseNumber, row == null ? key : row + WITHIN + key);
  }

  /** Whether a row belongs to this place, or to a row of it. */
  public boolean isAround(String other) {
    return other != null && (row == null || other.startsWith(row + WITHIN));
  }

  /**
   * Names what is done once on an occasion, in each row for itself.
   *
   * @param occasion at most 27 characters
   * @return at most 64
   */
  public String occasion(String occasion) {
    return row == null ? occasion : occasion + mark();
  }

  /** Whether {@link #occasion} gave this name in this very row. */
  public boolean isOwn(String occasion) {
    return row != null && occasion.endsWith(mark());
  }

  /** Whether {@link #occasion} gave this name in some row. */
  public static boolean isOfRow(String occasion) {
    return occasion.matches(".*" + WITHIN + "[0-9a-f-]{36}");
  }

  private String mark() {
    return WITHIN + UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.UTF_8));
  }

  /** The key of the innermost row alone; null outside of rows. */
  public String key() {
    return row == null ? null : row.substring(row.lastIndexOf(WITHIN) + 1);
  }

  /** Its rows, innermost first: where a fact is looked for before it is in the case. */
  public List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String each = row; each != null; each = around(each)) {
      rows.add(each);
    }
    return rows;
  }

  private static String around(String row) {
    int last = row.lastIndexOf(WITHIN);
    return last < 0 ? null : row.substring(0, last);
  }
}
