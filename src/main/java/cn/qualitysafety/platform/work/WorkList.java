package cn.qualitysafety.platform.work;

import java.util.List;

/**
 * A list as it is shown and exported.
 *
 * @param key last part of its address
 * @param rows cells in the order of the columns; a cell is a text or a LocalDateTime, never null
 */
public record WorkList(String key, String title, List<String> columns, List<List<Object>> rows) {}
