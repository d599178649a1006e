package cn.qualitysafety.platform.urging;

import cn.qualitysafety.platform.engine.WorkOfUnits;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface UrgingMapper {

  /** Open tasks by their ids, first due first. */
  List<UrgedTask> tasks(@Param("ids") Collection<String> ids, @Param("person") String person);

  /** A post that may do a task. */
  record PostOfTask(String taskId, String post) {}

  List<PostOfTask> posts(@Param("ids") Collection<String> ids);

  /** A step of a process that is under way somewhere in these units. */
  record Step(String taskKey, String taskName) {}

  List<Step> steps(@Param("process") String process, @Param("units") Collection<String> units);

  /** A process with open tasks in these units. */
  record Procedure(String processKey, String procedureName) {}

  List<Procedure> procedures(@Param("units") Collection<String> units);

  /**
   * Enters one that waits for its answer.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the same person urged the task before
   *     and has no answer yet
   */
  void insert(Urging urging);

  /**
   * What is for this person: of open tasks that they have, or that wait for a post of theirs and
   * are no work of a unit below, unless they urged it themselves; and what they have read or
   * answered; the newest first.
   */
  List<Urging> received(
      @Param("person") String person,
      @Param("posts") Collection<String> posts,
      @Param("units") Collection<String> units,
      @Param("work") WorkOfUnits.AtOnce work,
      @Param("most") int most);

  /** How much of it nobody has read. */
  int countUnread(
      @Param("person") String person,
      @Param("posts") Collection<String> posts,
      @Param("units") Collection<String> units,
      @Param("work") WorkOfUnits.AtOnce work);

  /** What this person urged, the newest first. */
  List<Urging> sent(@Param("person") String person, @Param("most") int most);

  List<Urging> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  /** Keeps who read these first; what was read before stays as it is. */
  void read(
      @Param("ids") Collection<Long> ids,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  /** 0 if it was answered before. */
  int answer(
      @Param("id") long id,
      @Param("answer") String answer,
      @Param("person") String person,
      @Param("at") LocalDateTime at);
}
