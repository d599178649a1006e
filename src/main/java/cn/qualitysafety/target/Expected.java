package cn.qualitysafety.target;

/**
 * What a unit has to reach of a target.
 *
 * @param amount in objects; null unless the state is {@link State#KNOWN}
 */
public record Expected(State state, Integer amount) {

  /** Whether something is asked of the unit. */
  public enum State {
    KNOWN("已定"),
    /** A percentage of nothing. */
    NOT_APPLICABLE("不适用"),
    /** Its share is not decided, or what a percentage is of is not frozen. */
    UNDECIDED("未定");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  static Expected of(int amount) {
    return new Expected(State.KNOWN, amount);
  }

  static Expected none(State state) {
    return new Expected(state, null);
  }
}
