package cn.qualitysafety.platform.alert;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TaskAlertMapper {

  /**
   * Reminders of tasks with a lower priority, first due first.
   *
   * @param dueUntil of a task that has no follow-up date
   */
  List<TaskAlert> toRemind(
      @Param("now") LocalDateTime now,
      @Param("dueUntil") LocalDateTime dueUntil,
      @Param("priority") int priority,
      @Param("most") int most);

  /** Marks of overdue tasks with a lower priority, longest overdue first. */
  List<TaskAlert> toMark(
      @Param("now") LocalDateTime now, @Param("priority") int priority, @Param("most") int most);

  void insert(TaskAlert alert);

  List<TaskAlert> overdue(@Param("unitCodes") List<String> unitCodes, @Param("most") int most);

  List<TaskAlert> ofCase(@Param("caseNumber") String caseNumber);

  /** Of a task that is due at another time; 0 if there was none, or it is over. */
  int takeBackReminder(String taskId);
}
