package cn.qualitysafety.platform.engine;

/**
 * How deep and how long may be what is taken apart: whatever reads a model, a form or an expression
 * calls itself for each level, and where it ends by running out of stack nobody gets a sentence.
 */
public final class Nesting {

  /** Levels of elements, or of objects and lists. Ours have fewer than fifteen. */
  static final int DEEPEST = 60;

  private static final int LONGEST_EXPRESSION = 1000;
  private static final int MOST_BRACKETS = 50;

  private Nesting() {}

  /**
   * Whether nobody should try to read this expression, of whichever language. All brackets that
   * open count, in whatever place: what is in quotes only a reader knows.
   */
  public static boolean isTooMuch(String expression) {
    return expression.length() > LONGEST_EXPRESSION
        || expression.chars().filter(each -> each == '(' || each == '[' || each == '{').count()
            > MOST_BRACKETS;
  }

  /** What to do about it, for people. */
  public static String remedy() {
    return "表达式不超过%d个字符、%d个左括号，请拆分或者简化".formatted(LONGEST_EXPRESSION, MOST_BRACKETS);
  }
}
