package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.search.Searched;
import java.util.List;

/**
 * A section of an enterprise's page. Each regime adds its own as a bean, in the order of their
 * {@link org.springframework.core.annotation.Order}: the register depends on none of them. Whoever
 * holds the post of a laboratory is shown no section at all: who tests blind samples does not look
 * for whose they may be.
 */
public interface PagePart {

  /** In addresses, and unlike that of any other part. */
  String key();

  String title();

  List<String> columns();

  /**
   * Whether this reader may see the section, though perhaps not each of its rows; the same post
   * that opens the regime's cases opens it.
   */
  default boolean isFor(PageReader reader) {
    return true;
  }

  /** Name of the register in which its rows are found by numbers of their own; empty for none. */
  default String register() {
    return "";
  }

  /**
   * What a search finds that has a number of its own.
   *
   * @param text part of the number, or of what else it is known by, in whatever form
   * @param most no more than that
   */
  default List<Searched.Hit> find(String text, PageReader reader, int most) {
    return List.of();
  }

  /**
   * Rows that the reader may see, the newest first.
   *
   * @param code key of the enterprise, or number of a party that is none of the register
   * @param offset how many newer ones are passed over
   * @param most no more than that
   */
  List<Row> rows(String code, PageReader reader, int offset, int most);

  /**
   * A row.
   *
   * @param cells one for each column; empty for nothing
   * @param caseNumber the case that it comes from, which the page opens for whoever may read it;
   *     null if there is none
   * @param file address of a file that the first cell opens; null if there is none
   */
  record Row(List<String> cells, String caseNumber, String file) {

    /** A row that opens nothing but perhaps its case. */
    public static Row of(String caseNumber, List<String> cells) {
      return new Row(cells, caseNumber, null);
    }
  }
}
