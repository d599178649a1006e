package cn.qualitysafety.campaign.plan;

/**
 * A plan's file cannot be used. The message is for operators: everything that is wrong with the
 * file, one complaint a line, each with file, line and reason.
 */
public class BrokenPlanException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  BrokenPlanException(String message, Exception cause) {
    super(message, cause);
  }
}
