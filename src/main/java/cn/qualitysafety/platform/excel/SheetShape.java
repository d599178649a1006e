package cn.qualitysafety.platform.excel;

import java.util.List;

/**
 * What a file to fill in looks like.
 *
 * @param name of the first sheet, which is what its rows are
 * @param columns names in the first row, in their order
 * @param mostRows rows below the column names, at most
 */
public record SheetShape(String name, List<String> columns, int mostRows) {}
