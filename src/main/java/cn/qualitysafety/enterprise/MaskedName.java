package cn.qualitysafety.enterprise;

import java.util.List;
import java.util.regex.Pattern;

/** Names as the public reads them where they may be those of people. */
public final class MaskedName {

  /** As names of people are written; a business says what it is. */
  private static final Pattern NATURAL_PERSON = Pattern.compile("[\\p{IsHan}·]{2,4}");

  private static final List<String> KINDS =
      List.of("作坊", "加工店", "加工场", "加工厂", "经营部", "商行", "店", "厂", "坊", "部", "档", "场");

  private static final String HIDDEN = "***";

  private MaskedName() {}

  public static boolean isOfPerson(String name) {
    return NATURAL_PERSON.matcher(name).matches();
  }

  /** 何志强米粉作坊 becomes 何**作坊; where nothing can be left of a name, ***. */
  public static String of(String name) {
    return KINDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .filter(kind -> name.length() > kind.length() + 1)
        .map(kind -> name.substring(0, name.offsetByCodePoints(0, 1)) + "**" + kind)
        .orElse(HIDDEN);
  }
}
