package cn.qualitysafety.campaign;

/**
 * Where something stands that a city owes the province: its plan, a monthly report, its summary.
 */
public enum FilingState {
  OPEN("待报送"),
  FILED("已报送"),
  RETURNED("退回补充"),
  ACCEPTED("已接收"),
  NOT_FILED("未报送");

  private final String label;

  FilingState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
