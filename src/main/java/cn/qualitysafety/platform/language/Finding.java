package cn.qualitysafety.platform.language;

import java.util.Comparator;

/**
 * Something in a file that cannot work, or that nobody else would understand, told to whoever drew
 * it.
 *
 * @param file its name
 * @param line where the element begins; 0 if that is not known
 * @param element id of the element, or key of a form's field; empty for the file as a whole
 * @param name what the element is called for people; empty if it has no name
 * @param what follows the place as the rest of a sentence: {@code 没有表单}
 * @param remedy what to do instead
 */
public record Finding(
    String file, int line, String element, String name, String what, String remedy)
    implements Comparable<Finding> {

  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::line)
          .thenComparing(Finding::element)
          .thenComparing(Finding::what);

  public Finding(String file, String element, String name, String what, String remedy) {
    this(file, 0, element, name, what, remedy);
  }

  public Finding atLine(int line) {
    return new Finding(file, line, element, name, what, remedy);
  }

  /** One sentence: where, what, what to do. */
  public String sentence() {
    String place =
        element.isEmpty()
            ? ""
            : name.isEmpty() ? "中的“%s”".formatted(element) : "中的“%s”（%s）".formatted(name, element);
    String at = line == 0 ? "" : "第%d行".formatted(line);
    return "“%s”%s%s%s；%s。".formatted(file, at, place, what, remedy);
  }

  @Override
  public int compareTo(Finding other) {
    return IN_ORDER.compare(this, other);
  }
}
