package cn.qualitysafety.enterprise;

import java.util.List;

/**
 * One page of a search.
 *
 * @param total enterprises found on all pages
 * @param page the page shown, counted from 1
 * @param pages at least 1
 */
public record EnterprisePage(List<Enterprise> rows, int total, int page, int pages) {}
