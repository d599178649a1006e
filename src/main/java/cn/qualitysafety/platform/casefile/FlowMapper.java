package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the engine's history knows of the steps of a family of cases. */
@Mapper
interface FlowMapper {

  /**
   * A task of a case, or how the case began.
   *
   * @param modelId id of its process definition
   * @param taskKey null of a beginning
   * @param unitCode whose task it is
   * @param person who has or had it, or who began the case; null for nobody
   * @param endedAt null while it is open
   * @param done whether somebody did it, other than that it was not needed any more
   */
  record Step(
      String taskId,
      String caseNumber,
      String modelId,
      String taskKey,
      String name,
      String unitCode,
      String person,
      LocalDateTime begunAt,
      LocalDateTime endedAt,
      LocalDateTime dueAt,
      boolean done) {}

  /**
   * Steps in the order in which they began.
   *
   * @param instanceId of any case of the family
   * @param caseNumbers of those cases that are asked for
   * @param unitCodes which the reader reaches
   */
  List<Step> steps(
      @Param("instanceId") String instanceId,
      @Param("caseNumbers") Collection<String> caseNumbers,
      @Param("unitCodes") Collection<String> unitCodes);

  /** A post that could do an open task. */
  record Candidate(String taskId, String post) {}

  List<Candidate> candidates(@Param("taskIds") Collection<String> taskIds);

  /** A text or a choice that was entered in a task. */
  record Entered(String taskId, String name, String text) {}

  /** What was entered in the tasks of the same steps. */
  List<Entered> entered(
      @Param("instanceId") String instanceId,
      @Param("caseNumbers") Collection<String> caseNumbers,
      @Param("unitCodes") Collection<String> unitCodes);

  /** Which of several a task was for that recorded a form. */
  record RowOfTask(String taskId, String rowName) {}

  List<RowOfTask> rows(@Param("caseNumbers") Collection<String> caseNumbers);

  /** A task that somebody has done. */
  record DoneTask(String instanceId, String name, LocalDateTime endedAt) {}

  /** Null if there is none that this person has done. */
  DoneTask doneBy(@Param("taskId") String taskId, @Param("person") String person);

  /**
   * The case to which an open task belongs.
   *
   * @param taskModelId of the task, which may stand in a process that its case calls
   * @param doneBefore how often the case has been through this step
   */
  record CaseOfTask(
      String taskId,
      String taskModelId,
      String taskKey,
      int doneBefore,
      String instanceId,
      String modelId,
      String processKey,
      String unitCode,
      String caseNumber,
      String procedureName,
      String title,
      String partyName) {}

  List<CaseOfTask> casesOfTasks(@Param("taskIds") Collection<String> taskIds);

  /** A step of the diagram that a case has reached. */
  record Reached(String activityId, boolean open) {}

  List<Reached> reached(String instanceId);
}
