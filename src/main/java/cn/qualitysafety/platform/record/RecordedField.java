package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.language.FactType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

/**
 * A field as somebody entered it, or as a table said it.
 *
 * @param rowKey of the row of the case that it is recorded for; null for the case as a whole
 * @param rowName what that row is called; null for the case
 * @param taskId of the engine; of a start form the instance
 * @param revision 1 for the first time that the task was done in the case, or in its row
 * @param label in Chinese
 * @param valueText what was submitted; several choices on lines; null if it was left empty
 * @param valueNumber the same of a number, for sums and comparisons; else null
 * @param valueDay the same of a day; else null
 * @param words as people read it; empty if it was left empty
 * @param seenBy posts that alone may see it, with commas between; null for whoever sees the case
 * @param recordedBy login; null if nobody did it
 * @param recorderName the name at that time
 */
record RecordedField(
    String caseNumber,
    String rowKey,
    String rowName,
    String unitCode,
    String taskId,
    String taskKey,
    String taskName,
    int revision,
    String fieldKey,
    String label,
    FactType fieldType,
    String valueText,
    BigDecimal valueNumber,
    LocalDate valueDay,
    String words,
    String seenBy,
    String recordedBy,
    String recorderName,
    LocalDateTime recordedAt) {

  boolean isSeenBy(Collection<String> posts) {
    return seenBy == null || List.of(seenBy.split(",")).stream().anyMatch(posts::contains);
  }
}
