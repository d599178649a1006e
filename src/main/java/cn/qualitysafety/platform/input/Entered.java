package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.RefusedInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a form's fields again on the server, each in its {@link NormalForm}. Every refusal names
 * the field by its label and says what to do.
 */
public final class Entered {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final String AREA = "(10|2\\d|[3-9]\\d{2})";
  private static final String MOBILE = "1[3-9](-?\\d){9}";
  private static final String FIXED = "[1-9](-?\\d){6,7}";
  private static final String EXTENSION = "((-|转|[xX])\\d{1,6})?";

  /**
   * Numbers that can be called from Guangdong: of mobiles, of a place by its area code, both with
   * or without the country's, 400 and 800 numbers, local ones and short ones such as 12315.
   */
  private static final Pattern PHONE =
      Pattern.compile(
          String.join(
              "|",
              "((\\+|00)?86-?)?" + MOBILE,
              "(\\+|00)86-?0?" + AREA + "-?" + FIXED + EXTENSION,
              "(0" + AREA + "|\\(0" + AREA + "\\))-?" + FIXED + EXTENSION,
              "[48]00(-?\\d){7}" + EXTENSION,
              FIXED + EXTENSION,
              "[1-9]\\d{4,5}"));

  /** Behind the last character, space or punctuation mark that no number has. */
  private static final Pattern LAST_WORD = Pattern.compile("[\\p{ASCII}&&[^ ,:;/]]+(转\\d*)?$");

  private Entered() {}

  /** A text that must be there, of at most {@code max} characters. */
  public static String required(String label, Object value, int max) {
    return present(label, optional(label, value, max));
  }

  /**
   * A text that may be missing: null when nothing is left of it, at most {@code max} characters.
   */
  public static String optional(String label, Object value, int max) {
    return bounded(label, value == null ? "" : NormalForm.text(value.toString()), max);
  }

  /** A text of one line that must be there; Excel and Word break a long name into several. */
  public static String line(String label, Object value, int max) {
    String joined = value == null ? "" : NormalForm.oneLine(value.toString());
    return present(label, bounded(label, joined, max));
  }

  /** A code or a number with letters, in upper case; it must be there. */
  public static String code(String label, Object value, int max) {
    return present(label, optionalCode(label, value, max));
  }

  /** The same of one that may be missing; null then. */
  public static String optionalCode(String label, Object value, int max) {
    return bounded(label, value == null ? "" : NormalForm.code(value.toString()), max);
  }

  /**
   * A code of a certain shape.
   *
   * @param rule what to do about one of another shape, for people, with an example
   */
  public static String code(String label, Object value, int max, Pattern shape, String rule) {
    String code = code(label, value, max);
    if (!shape.matcher(code).matches()) {
      throw new RefusedInputException(
          "“%s”“%s”不符合编号规则（%s）。%s"
              .formatted(label, code, NormalForm.firstFault(code, shape), rule));
    }
    return code;
  }

  /** A telephone number that must be there, of the kinds that {@link #PHONE} knows. */
  public static String phone(String label, Object value, int max) {
    String entered = value == null ? "" : NormalForm.compact(value.toString());
    String phone = present(label, bounded(label, entered, max));
    if (!PHONE.matcher(phone).matches()) {
      throw new RefusedInputException(
          "“%s”“%s”不是电话号码（%s）。请填写一个号码：11位手机号码，区号加7至8位号码（可加分机，例如 020-83550001-8012），400、800电话，或者5至8位的本地号码、短号。"
              .formatted(label, phone, NormalForm.firstFault(phone, PHONE)));
    }
    return phone;
  }

  /** Who can be reached, a person or an office, and the telephone number, which comes last. */
  public static String withPhone(String label, Object value, int max) {
    String text = required(label, value, max);
    Matcher phone = LAST_WORD.matcher(NormalForm.line(text).replaceAll("(?<=\\d) (?=\\d)", ""));
    if (!phone.find()) {
      throw new RefusedInputException(
          "“%s”“%s”的最后没有电话号码，请先写联系人，后写电话，例如 陈洁 020-83300000。".formatted(label, text));
    }
    phone(label, phone.group(), max);
    return text;
  }

  /** What was chosen in a list whose values are the names of an enum, in any case of letters. */
  public static <E extends Enum<E>> E choice(String label, Object value, Class<E> type) {
    String name = code(label, value, 40);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedInputException("请在“%s”中选择一项后再提交。".formatted(label)));
  }

  private static String present(String label, String text) {
    if (text == null) {
      throw new RefusedInputException("“%s”不能为空，请填写后再提交。".formatted(label));
    }
    return text;
  }

  private static String bounded(String label, String text, int max) {
    if (NormalForm.isSpreadsheetError(text)) {
      throw new RefusedInputException(
          "“%s”填写的“%s”是电子表格的错误值，不是文字，请改为应当填写的内容。".formatted(label, text));
    }
    if (text.length() > max) {
      throw new RefusedInputException(
          "“%s”共%d字，超过%d字的上限，请精简后再提交。".formatted(label, text.length(), max));
    }
    return text.isEmpty() ? null : text;
  }

  /** A whole number within the bounds, both included. */
  public static int number(String label, Object value, int min, int max) {
    String text = NormalForm.compact(required(label, value, 20));
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

  /**
   * Exactly the day that was written; {@link NormalForm#day} says in which forms.
   *
   * @throws RefusedInputException if the text says anything else or more, or there is no such day
   */
  public static LocalDate date(String label, Object value) {
    String text = required(label, value, 40);
    return NormalForm.day(text)
        .orElseThrow(
            () ->
                new RefusedInputException(
                    "“%s”不是有效日期：“%s”。请按“年-月-日”填写，例如 2009-03-31。".formatted(label, text)));
  }

  /**
   * The minute, Beijing time, that a field of date and time says: {@code 2009-05-12T08:30}, what is
   * behind the minutes left out; one with an offset from UTC is the same moment in Beijing.
   *
   * @throws RefusedInputException if the text says anything else
   */
  public static LocalDateTime minute(String label, Object value) {
    String text = required(label, value, 40);
    try {
      TemporalAccessor told =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      LocalDateTime minute =
          told instanceof OffsetDateTime moment
              ? moment.atZoneSameInstant(BEIJING).toLocalDateTime()
              : (LocalDateTime) told;
      return minute.truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeParseException unreadable) {
      throw new RefusedInputException(
          "“%s”不是有效的日期和时间：“%s”。请选择日期，再按“时:分”填写时间，例如 2009-03-31 09:30。".formatted(label, text));
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
