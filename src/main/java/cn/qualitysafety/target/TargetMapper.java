package cn.qualitysafety.target;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TargetMapper {

  void insert(Target target);

  /**
   * Writes what a target is now.
   *
   * @return 0 if there is no such target
   */
  int update(Target target);

  void deleteOthers(
      @Param("campaignYear") int campaignYear, @Param("keys") Collection<String> keys);

  /** In the order of their keys. */
  List<Target> targets(int campaignYear);

  Target find(@Param("campaignYear") int campaignYear, @Param("targetKey") String targetKey);

  boolean isCounted(
      @Param("campaignYear") int campaignYear,
      @Param("targetKey") String targetKey,
      @Param("objectKey") String objectKey);

  /** Its id is given by the database. */
  void count(Counted counted);

  /** Those of the objects that count, as they are written in the ledger. */
  List<String> counted(
      @Param("campaignYear") int campaignYear,
      @Param("targetKey") String targetKey,
      @Param("objects") Collection<String> objects);

  /** Many at once. */
  void countAll(@Param("rows") Collection<Counted> rows);

  /**
   * Takes back an object of these units, in whichever year it counts.
   *
   * @return how many rows
   */
  int reverse(
      @Param("targetKey") String targetKey,
      @Param("objectKey") String objectKey,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("by") String by,
      @Param("at") LocalDateTime at,
      @Param("why") String why);

  /**
   * The same of all that a case of these units has counted, whatever unit the objects belong to.
   */
  int takeBack(
      @Param("caseNumber") String caseNumber,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("by") String by,
      @Param("at") LocalDateTime at,
      @Param("why") String why);

  /** The rows that a case has reversed, in the order in which they were recorded. */
  List<Counted> reversed(String caseNumber);

  /** How many rows a case has reversed. */
  int takenBack(String caseNumber);

  /** Whether these units have a case of a process under this number. */
  boolean isCaseOf(
      @Param("processKey") String processKey,
      @Param("caseNumber") String caseNumber,
      @Param("unitCodes") Collection<String> unitCodes);

  /** Also what was reversed, in the order in which it was recorded. */
  List<Counted> objects(
      @Param("campaignYear") int campaignYear, @Param("targetKey") String targetKey);

  /**
   * Sums of what counted on a day.
   *
   * @param before the next day, before which it was recorded and not yet reversed
   */
  List<TargetSum> sums(
      @Param("campaignYear") int campaignYear,
      @Param("day") LocalDate day,
      @Param("before") LocalDateTime before);

  void freeze(
      @Param("campaignYear") int campaignYear,
      @Param("targetKey") String targetKey,
      @Param("unitCode") String unitCode,
      @Param("amount") int amount,
      @Param("on") LocalDate on,
      @Param("caseNumber") String caseNumber);

  /** Null if none is frozen. */
  Integer denominator(
      @Param("campaignYear") int campaignYear,
      @Param("targetKey") String targetKey,
      @Param("unitCode") String unitCode);

  void insertShare(TargetShare share);

  /** Those that hold, in the order of the units. */
  List<TargetShare> shares(
      @Param("campaignYear") int campaignYear, @Param("targetKey") String targetKey);

  /** The same of all targets. */
  List<TargetShare> allShares(int campaignYear);

  List<Expectations.Denominator> denominators(int campaignYear);

  void forgetObjects(@Param("targetKey") String targetKey, @Param("caseNumber") String caseNumber);
}
