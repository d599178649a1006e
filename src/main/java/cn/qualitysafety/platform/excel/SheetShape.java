package cn.qualitysafety.platform.excel;

import java.util.List;
import java.util.Set;

/**
 * What a file to fill in looks like.
 *
 * @param name of the first sheet, which is what its rows are
 * @param columns names in the first row, in their order
 * @param codes those of the columns whose entries may begin with 0, which a number loses
 * @param mostRows rows below the column names, at most
 */
public record SheetShape(String name, List<String> columns, Set<String> codes, int mostRows) {}
