package cn.qualitysafety.campaign;

/** Where a campaign stands. */
public enum CampaignState {
  RUNNING("进行中"),
  CANCELLED("已取消启动"),
  CLOSED("已结束");

  private final String label;

  CampaignState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
