package cn.qualitysafety.enterprise;

import java.util.List;

/**
 * One page of a search for parties.
 *
 * @param total parties found on all pages
 * @param page the page shown, counted from 1
 * @param pages at least 1
 */
public record PartyPage(List<Party> rows, int total, int page, int pages) {}
