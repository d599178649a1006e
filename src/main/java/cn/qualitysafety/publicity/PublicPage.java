package cn.qualitysafety.publicity;

import java.util.List;

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

  static <T> PublicPage<T> of(List<T> all, int page) {
    int shown = shown(page, all.size());
    return new PublicPage<>(
        all.stream().skip((shown - 1L) * SIZE).limit(SIZE).toList(),
        all.size(),
        shown,
        pages(all.size()));
  }
}
