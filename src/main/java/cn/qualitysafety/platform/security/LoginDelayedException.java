package cn.qualitysafety.platform.security;

import java.time.Duration;
import org.camunda.bpm.engine.BadUserRequestException;

/** Too early for another password. A bad request to the engine, which logs nothing of those. */
class LoginDelayedException extends BadUserRequestException {

  private final transient Duration left;

  /**
   * @param left in whole seconds, at least one
   */
  LoginDelayedException(Duration left) {
    super("登录失败次数较多，请等待%d秒后再试。".formatted(left.toSeconds()));
    this.left = left;
  }

  Duration left() {
    return left;
  }
}
