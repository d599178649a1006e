package cn.qualitysafety.event;

/**
 * What a case has recorded last under a name.
 *
 * @param rowKey null of the case as a whole
 * @param entry null if nothing was entered
 */
record RecordedEntry(
    String caseNumber,
    String unitCode,
    String title,
    boolean running,
    String rowKey,
    String fieldKey,
    String entry) {}
