package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.casefile.CaseRegister;
import cn.qualitysafety.platform.message.Messages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is kept by the keys of enterprises for all regimes alike follows a corrected one: the
 * register of cases, and messages from case to case that have not been received yet.
 */
@Component
class KeysInCases {

  /** What facts and messages of all regimes call the key. */
  private static final String HOLDER_CODE = "holderCode";

  private final CaseRegister cases;
  private final Messages messages;

  KeysInCases(CaseRegister cases, Messages messages) {
    this.cases = cases;
    this.messages = messages;
  }

  @EventListener
  void move(KeyCorrected key) {
    cases.correctParty(key.from(), key.to());
    messages.correct(HOLDER_CODE, key.from(), key.to());
  }
}
