package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.platform.casefile.PartyCases;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the regimes show of an enterprise or another party, as far as somebody may read it. */
@Component
class Sections {

  /** Of each section on the page itself; the rest is on pages of its own. */
  static final int NEWEST = 20;

  private static final int ON_A_PAGE = 50;
  private static final int LAST_PAGE = 100_000;

  private final List<PagePart> parts;
  private final PartyCases cases;

  Sections(List<PagePart> parts, PartyCases cases) {
    this.parts = parts;
    this.cases = cases;
  }

  /**
   * A section as it is shown.
   *
   * @param more whether there are rows behind these
   */
  record Section(String key, String title, List<String> columns, List<Line> rows, boolean more) {}

  /**
   * A row of a section.
   *
   * @param href what its first cell opens; null if nothing
   */
  record Line(List<String> cells, String href) {}

  /** All sections for a visitor, each with its newest rows. */
  List<Section> of(String code, Visitor visitor) {
    return parts(visitor).map(part -> section(part, code, visitor, 0, NEWEST)).toList();
  }

  /**
   * A page of one section; empty if there is none of this key for the visitor.
   *
   * @param page counted from 1
   */
  Optional<Section> page(String key, String code, Visitor visitor, int page) {
    return parts(visitor)
        .filter(part -> part.key().equals(key))
        .findFirst()
        .map(
            part ->
                section(
                    part,
                    code,
                    visitor,
                    (Math.min(Math.max(page, 1), LAST_PAGE) - 1) * ON_A_PAGE,
                    ON_A_PAGE));
  }

  private Stream<PagePart> parts(Visitor visitor) {
    return visitor.testsSamples()
        ? Stream.empty()
        : parts.stream().filter(part -> part.isFor(visitor.reader()));
  }

  private Section section(PagePart part, String code, Visitor visitor, int offset, int most) {
    List<PagePart.Row> rows = part.rows(code, visitor.reader(), offset, most + 1);
    List<PagePart.Row> shown = rows.subList(0, Math.min(rows.size(), most));
    Set<String> readable = cases.readable(numbers(shown), visitor.person(), visitor.reachedUnits());
    return new Section(
        part.key(),
        part.title(),
        part.columns(),
        shown.stream().map(row -> new Line(row.cells(), href(row, readable))).toList(),
        rows.size() > most);
  }

  private static Collection<String> numbers(List<PagePart.Row> rows) {
    return rows.stream()
        .map(PagePart.Row::caseNumber)
        .filter(number -> number != null)
        .distinct()
        .toList();
  }

  private static String href(PagePart.Row row, Set<String> readable) {
    if (row.file() != null) {
      return row.file();
    }
    return row.caseNumber() != null && readable.contains(row.caseNumber())
        ? "/cases/" + UriUtils.encodePathSegment(row.caseNumber(), StandardCharsets.UTF_8)
        : null;
  }
}
