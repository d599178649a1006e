package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Something that was made public of the bureau's own accord, as everybody reads it.
 *
 * @param number for example GK2009-440000-0001
 * @param kind its code in the catalogue, the table {@code publicity-kind}
 * @param sourceNumber number of the document that it makes public; null if it has none
 * @param party whom it is about, in the form for the public; null if nobody
 * @param columnNames of its list, each with 、 between; null if it is a text
 * @param madeOn when the information was made or changed: its 20 days run from here
 * @param expiresOn the last day on which it is visible; null until it is withdrawn
 */
public record Disclosure(
    String number,
    String unitCode,
    String kind,
    String kindName,
    String title,
    String sourceNumber,
    String party,
    String columnNames,
    String content,
    LocalDate madeOn,
    LocalDate publishedOn,
    LocalDate expiresOn,
    String withdrawnBy,
    LocalDate withdrawnOn,
    String withdrawalReason) {

  private static final String BETWEEN_NAMES = "、";

  /** As the form asks for it, and as an input method for Chinese writes it. */
  private static final String BETWEEN_CELLS = "[|｜]";

  /** By what the public finds it, in the form in which it is compared. */
  String searchText() {
    return NormalForm.searchText(
        title, Objects.requireNonNullElse(sourceNumber, ""), Objects.requireNonNullElse(party, ""));
  }

  /** Of its list; none if it is a text. */
  public List<String> columns() {
    return columnNames == null ? List.of() : List.of(columnNames.split(BETWEEN_NAMES));
  }

  /** The rows of its list. */
  public List<List<String>> rows() {
    return lines().stream()
        .map(line -> Arrays.stream(line.split(BETWEEN_CELLS, -1)).map(String::strip).toList())
        .toList();
  }

  /** The paragraphs of its text. */
  public List<String> lines() {
    return content.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
