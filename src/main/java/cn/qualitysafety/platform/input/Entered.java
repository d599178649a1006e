package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Checks a form's fields again on the server. Every refusal names the field by its label and says
 * what to do.
 */
public final class Entered {

  private Entered() {}

  /** A text that must be there, stripped, of at most {@code max} characters. */
  public static String required(String label, Object value, int max) {
    String text = optional(label, value, max);
    if (text == null) {
      throw new RefusedInputException("“%s”不能为空，请填写后再提交。".formatted(label));
    }
    return text;
  }

  /** A text that may be missing: stripped, null when blank, of at most {@code max} characters. */
  public static String optional(String label, Object value, int max) {
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    String text = value.toString().strip();
    if (text.length() > max) {
      throw new RefusedInputException(
          "“%s”共%d字，超过%d字的上限，请精简后再提交。".formatted(label, text.length(), max));
    }
    return text;
  }

  /** A whole number within the bounds, both included. */
  public static int number(String label, Object value, int min, int max) {
    String text = required(label, value, 20);
    try {
      double number = Double.parseDouble(text);
      if (number == Math.rint(number) && number >= min && number <= max) {
        return (int) number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, with the same sentence
    }
    throw new RefusedInputException(
        "“%s”应为%d至%d之间的整数，当前填写的是“%s”，请更正。".formatted(label, min, max, text));
  }

  /** A day in the form 2009-03-31. */
  public static LocalDate date(String label, Object value) {
    String text = required(label, value, 40);
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeParseException e) {
      throw new RefusedInputException(
          "“%s”不是有效日期：“%s”。请按“年-月-日”填写，例如 2009-03-31。".formatted(label, text));
    }
  }

  /** Refuses a day that has not come yet. */
  public static void notInFuture(String label, LocalDate day, LocalDate today) {
    if (day.isAfter(today)) {
      throw new RefusedInputException("“%s”不能晚于今天，请更正。".formatted(label));
    }
  }

  /** The answer of a form's decision: true for approve, false for reject. */
  public static boolean approved(String label, Object value) {
    String answer = required(label, value, 20);
    return switch (answer) {
      case "approve" -> true;
      case "reject" -> false;
      default -> throw new RefusedInputException("请在“%s”中选择一项后再提交。".formatted(label));
    };
  }
}
