package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Legal limits of a whole case, in models: {@code ${limit.begin(execution, 'licence.review')}}, the
 * due date of a task {@code ${limit.dueDate(execution, 'licence.review')}}, the timer of what
 * happens when it is over {@code ${limit.expiry(execution, 'licence.review')}}. While a part of the
 * procedure does not count, the limit stands still by properties of that part: {@link Standstills}.
 */
@Component("limit")
public class LimitPart {

  private final CaseLimits limits;

  LimitPart(CaseLimits limits) {
    this.limits = limits;
  }

  /** Begins a limit with today's event. */
  @Step
  public void begin(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    limits.begin(execution.getProcessBusinessKey(), limitName);
  }

  /** Ends a limit: what it is for is done. */
  @Step
  public void end(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    limits.end(execution.getProcessBusinessKey(), limitName);
  }

  /** The end of its last day; null while it stands still. */
  @UsedInModels
  public Date dueDate(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    return limits.dueDate(execution.getProcessBusinessKey(), limitName);
  }

  /** The first second after it. */
  @UsedInModels
  public Date expiry(DelegateExecution execution, @NameOf(NameKind.LIMIT) String limitName) {
    return limits.expiry(execution.getProcessBusinessKey(), limitName);
  }
}
