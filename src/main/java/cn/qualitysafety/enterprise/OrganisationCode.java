package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.NormalForm;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A verified code of an organisation.
 *
 * @param text normalised: 9 characters (组织机构代码, GB 11714-1997) or 18 (统一社会信用代码, GB 32100-2015)
 */
public record OrganisationCode(String text) {

  private static final int[] WEIGHTS_9 = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] WEIGHTS_18 = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final String ALPHABET_9 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  // GB 32100 leaves out I, O, S, V and Z, which are easily misread.
  private static final String ALPHABET_18 = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern OLD_SHAPE = Pattern.compile("[0-9A-Z]{8}[0-9X]");
  private static final Pattern SHAPE =
      Pattern.compile("%s|[%s]{18}".formatted(OLD_SHAPE, ALPHABET_18));

  /**
   * Reads a code as people write it: in any form of its characters, or with the hyphen before the
   * check character. The nine characters in a credit code have a check character of their own.
   *
   * @throws RefusedInputException if it has another shape or a check character is wrong
   */
  public static OrganisationCode of(String entered) {
    String text = written(entered);
    if (!SHAPE.matcher(text).matches()) {
      throw new RefusedInputException(
          "“组织机构代码”应为9位组织机构代码或18位统一社会信用代码，当前填写的是“%s”（%s），请核对证照后更正。"
              .formatted(
                  text, NormalForm.firstFault(text, text.length() == 9 ? OLD_SHAPE : SHAPE)));
    }
    OrganisationCode code = new OrganisationCode(text);
    if (text.length() == 18 && text.charAt(17) != check18(text)) {
      throw new RefusedInputException("“组织机构代码”%s的校验位不正确，请对照证照逐位核对后更正。".formatted(text));
    }
    String key = code.key();
    if (key.charAt(8) != check9(key)) {
      throw new RefusedInputException(
          text.length() == 9
              ? "“组织机构代码”%s的校验位不正确，请对照证照逐位核对后更正。".formatted(text)
              : "“组织机构代码”%s的第9至17位“%s”是组织机构代码，其校验位不正确，请对照证照逐位核对后更正。".formatted(text, key));
    }
    return code;
  }

  /**
   * The key of the organisation that a data file names; null if it names none.
   *
   * @throws BrokenFileException if it is no valid code
   */
  public static String keyIn(CsvFile.Row row, String column) {
    String entered = row.optional(column);
    try {
      return entered == null ? null : of(entered).key();
    } catch (RefusedInputException noCode) {
      throw row.broken("%s '%s' is no valid organisation code".formatted(column, entered));
    }
  }

  /** The key of a code of nine characters, its check character unseen; empty for anything else. */
  static Optional<String> uncheckedKey(String entered) {
    return Optional.of(written(entered)).filter(text -> OLD_SHAPE.matcher(text).matches());
  }

  private static String written(String entered) {
    return NormalForm.code(entered).replaceFirst("^(.{8})-(.)$", "$1$2");
  }

  /** The nine characters that identify the organisation; a credit code has them at 9 to 17. */
  public String key() {
    return text.length() == 9 ? text : text.substring(8, 17);
  }

  private static char check9(String text) {
    int check = 11 - sum(text, WEIGHTS_9, ALPHABET_9) % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }

  private static char check18(String text) {
    return ALPHABET_18.charAt((31 - sum(text, WEIGHTS_18, ALPHABET_18) % 31) % 31);
  }

  private static int sum(String text, int[] weights, String alphabet) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * alphabet.indexOf(text.charAt(i));
    }
    return sum;
  }
}
