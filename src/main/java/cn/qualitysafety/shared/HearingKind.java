package cn.qualitysafety.shared;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.util.Map;

/**
 * What a hearing is about, which decides by which law it is held. The kinds are the rules of the
 * decision table {@code shared-hearing-kind}.
 *
 * @param code as callers hand it over
 * @param name as people say it
 * @param byOffice whether the bureau holds it of its own accord (依职权), and nobody has to ask
 * @param requestLimit name of the limit within which a party may ask for the hearing; empty if
 *     nobody has to
 * @param noticeLimit name of the limit before the hearing by which the parties must know its day
 * @param holdLimit name of the limit within which the hearing is held
 * @param basis as the papers of the hearing cite it
 */
public record HearingKind(
    String code,
    String name,
    boolean byOffice,
    String requestLimit,
    String noticeLimit,
    String holdLimit,
    String basis) {

  /** Of models from before each kind had its own. */
  static final String ANY_NOTICE = "hearing.notice";

  static final String ANY_HOLD = "hearing.hold";

  /**
   * The kind with what the table says of it.
   *
   * @param law by the names of the table's columns; null if it has no rule for this kind
   * @throws RefusedInputException if it has none, or one that leaves something open
   */
  public static HearingKind of(String code, Map<?, ?> law) {
    if (law == null) {
      throw new RefusedInputException(
          "没有种类为“%s”的听证，请核对调用听证时写的hearingKind，或者在决策表shared-hearing-kind中增加一行。".formatted(code));
    }
    boolean byOffice = Boolean.TRUE.equals(law.get("byOffice"));
    return new HearingKind(
        Entered.required("听证种类", code, 16),
        Entered.required("听证种类的名称", law.get("kindName"), 50),
        byOffice,
        byOffice ? "" : Entered.required("听证种类的申请期限", law.get("requestLimit"), 64),
        or(Entered.optional("听证种类的通知期限", law.get("noticeLimit"), 64), ANY_NOTICE),
        or(Entered.optional("听证种类的举行期限", law.get("holdLimit"), 64), ANY_HOLD),
        Entered.required("听证种类的依据", law.get("basis"), 500));
  }

  private static String or(String said, String otherwise) {
    return said == null || said.isEmpty() ? otherwise : said;
  }
}
