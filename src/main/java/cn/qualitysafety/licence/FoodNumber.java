package cn.qualitysafety.licence;

/**
 * Number of a food licence since 2015-10-01: SC, three digits of the category of food, six of the
 * county, four running ones and a check digit (食品生产许可管理办法 2015, order 16 of the food
 * administration, art. 29). The check digit is that of GB/T 17710, MOD 11,10.
 */
final class FoodNumber {

  /** As a regular expression. */
  static final String SHAPE = "SC\\d{14}";

  private static final int CATEGORY_ENDS = 5;
  private static final int CHECKED = 13;
  private static final int MODULUS = 10;

  private FoodNumber() {}

  /**
   * @param category three digits, the first is 1 for food
   * @param unitCode division code of the county, six digits
   */
  static String of(String category, String unitCode, int serial) {
    String digits = "%s%s%04d".formatted(category, unitCode, serial);
    return "SC" + digits + checkDigit(digits);
  }

  static boolean isOne(String number) {
    return number.matches(SHAPE);
  }

  /** Whether the check digit fits the others. */
  static boolean isRight(String number) {
    String digits = number.substring(2);
    return checkDigit(digits.substring(0, CHECKED)) == digits.charAt(CHECKED) - '0';
  }

  /** The three digits of the category of food. */
  static String category(String number) {
    return number.substring(2, CATEGORY_ENDS);
  }

  private static int checkDigit(String digits) {
    int rest = MODULUS;
    for (char digit : digits.toCharArray()) {
      int sum = (rest + digit - '0') % MODULUS;
      rest = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return (MODULUS + 1 - rest) % MODULUS;
  }
}
