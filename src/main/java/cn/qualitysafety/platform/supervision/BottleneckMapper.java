package cn.qualitysafety.platform.supervision;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BottleneckMapper {

  /**
   * Tasks of a step that began on one day and ended on another.
   *
   * @param ended null of those that are open
   * @param late how many of them ran over their limit
   */
  record Waiting(
      String taskKey, String taskName, LocalDate began, LocalDate ended, int number, int late) {}

  /** Those completed in a time, its end left out. */
  List<Waiting> done(
      @Param("process") String process,
      @Param("units") Collection<String> units,
      @Param("from") LocalDateTime from,
      @Param("until") LocalDateTime until);

  /** Those that are to be done now. */
  List<Waiting> open(
      @Param("process") String process,
      @Param("units") Collection<String> units,
      @Param("now") LocalDateTime now);
}
