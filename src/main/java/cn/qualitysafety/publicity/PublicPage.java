package cn.qualitysafety.publicity;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total rows on all pages
 * @param page the page shown, counted from 1; beyond the last one it is the last one
 * @param pages at least 1
 */
public record PublicPage<T>(List<T> rows, int total, int page, int pages) {

  static final int SIZE = 50;

  static int pages(int total) {
    return Math.max(1, (total + SIZE - 1) / SIZE);
  }

  static int shown(int page, int total) {
    return Math.min(Math.max(page, 1), pages(total));
  }

  <R> PublicPage<R> map(Function<T, R> change) {
    return new PublicPage<>(rows.stream().map(change).toList(), total, page, pages);
  }

  static <T> PublicPage<T> of(List<T> all, int page) {
    int shown = shown(page, all.size());
    return new PublicPage<>(
        all.stream().skip((shown - 1L) * SIZE).limit(SIZE).toList(),
        all.size(),
        shown,
        pages(all.size()));
  }
}
