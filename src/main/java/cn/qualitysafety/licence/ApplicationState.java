package cn.qualitysafety.licence;

/** How far an application has come. */
public enum ApplicationState {
  /** Received at the window; not yet answered. */
  RECEIVED("已收件，待决定是否受理"),
  /** The applicant was asked for what is missing. */
  CORRECTING("待申请人补正"),
  /** Not corrected in time, which counts as given up. */
  LAPSED("逾期未补正，视为放弃申请"),
  NOT_ACCEPTED("不予受理"),
  ACCEPTED("已受理，审查中"),
  GRANTED("准予许可，待发证"),
  REFUSED("不予许可"),
  /** The certificate is made out. */
  ISSUED("已发证"),
  /** By the applicant, before the decision. */
  WITHDRAWN("申请人撤回，终止办理"),
  /** By the office, for a {@link TerminationGround}. */
  TERMINATED("终止办理");

  private final String chinese;

  ApplicationState(String chinese) {
    this.chinese = chinese;
  }

  /** As officials say it. */
  public String chinese() {
    return chinese;
  }

  /** Whether the applicant still waits for a decision. */
  public boolean isPending() {
    return this == RECEIVED || this == CORRECTING || this == ACCEPTED;
  }
}
