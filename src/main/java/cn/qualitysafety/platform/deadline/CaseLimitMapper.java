package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseLimitMapper {

  void begin(CaseLimit limit);

  CaseLimit latest(@Param("caseNumber") String caseNumber, @Param("limitName") String limitName);

  List<CaseLimit> ofCase(String caseNumber);

  void end(@Param("limit") CaseLimit limit, @Param("on") LocalDate on);

  /** The same for a limit that is neither at its end nor at a standstill; 0 if there is none. */
  int endRunning(
      @Param("caseNumber") String caseNumber,
      @Param("limitName") String limitName,
      @Param("on") LocalDate on);

  void extend(@Param("limit") CaseLimit limit, @Param("dueOn") LocalDate dueOn);

  void stop(
      @Param("limit") CaseLimit limit, @Param("on") LocalDate on, @Param("reason") String reason);

  void resume(@Param("limit") CaseLimit limit, @Param("on") LocalDate on);

  List<Standstill> standstills(String caseNumber);
}
