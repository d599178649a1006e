package cn.qualitysafety.platform.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseLimitMapper {

  void begin(CaseLimit limit);

  CaseLimit latest(@Param("caseNumber") String caseNumber, @Param("limitName") String limitName);

  List<CaseLimit> ofCase(String caseNumber);

  /** Of each case the one that ends first at first. */
  List<CaseLimit> running(@Param("caseNumbers") Collection<String> caseNumbers);

  /**
   * Those that run, that no paper has told to a party, and that are not over before a day.
   *
   * @param ruleName those that are counted by this entry of the list; null for all
   * @param afterCase of the next ones in the order of cases and names; empty for the first
   */
  List<CaseLimit> toRecount(
      @Param("ruleName") String ruleName,
      @Param("notBefore") LocalDate notBefore,
      @Param("afterCase") String afterCase,
      @Param("afterLimit") String afterLimit,
      @Param("most") int most);

  void end(@Param("limit") CaseLimit limit, @Param("on") LocalDate on);

  /** The same for a limit that is neither at its end nor at a standstill; 0 if there is none. */
  int endRunning(
      @Param("caseNumber") String caseNumber,
      @Param("limitName") String limitName,
      @Param("on") LocalDate on);

  /** Only from the last day that the caller knows; 0 if somebody else has moved it meanwhile. */
  int move(
      @Param("limit") CaseLimit limit,
      @Param("dueOn") LocalDate dueOn,
      @Param("dueAt") LocalDateTime dueAt);

  /** Gives it the length, and the law, that the day on which it started has now. */
  void setRule(
      @Param("limit") CaseLimit limit,
      @Param("rule") Limit rule,
      @Param("fixedMonthDay") String fixedMonthDay);

  void tell(@Param("limit") CaseLimit limit, @Param("toldIn") String toldIn);

  void extend(LimitExtension extension);

  void stop(
      @Param("limit") CaseLimit limit,
      @Param("on") LocalDate on,
      @Param("reason") String reason,
      @Param("told") String told);

  void resume(@Param("limit") CaseLimit limit, @Param("on") LocalDate on);

  List<Standstill> standstills(String caseNumber);

  List<LimitExtension> extensions(String caseNumber);

  void note(DeadlineMove move);

  List<DeadlineMove> moves(@Param("caseNumbers") List<String> caseNumbers);
}
