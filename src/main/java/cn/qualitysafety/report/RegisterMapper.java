package cn.qualitysafety.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/**
 * What the registers of all regimes say of some units and a period; reads only. Each question takes
 * the units whose objects count, null for all there are.
 */
@Mapper
interface RegisterMapper {

  /**
   * Batches of spot checks with a final result.
   *
   * @param tested without those that were refused
   * @param passed null if there are none
   */
  record Checked(int tested, Integer passed, int failedFirms) {}

  Checked checked(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to,
      @Param("category") String category);

  /** The kinds of products among them (the plan's five categories). */
  Collection<String> categories(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to);

  /** Batches tested by the end of the period whose result was not final then. */
  int notYetFinal(
      @Param("units") Collection<String> units,
      @Param("to") LocalDate to,
      @Param("before") LocalDateTime before);

  int licences(@Param("units") Collection<String> units, @Param("on") LocalDate on);

  int licenceHolders(@Param("units") Collection<String> units, @Param("on") LocalDate on);

  int titles(@Param("units") Collection<String> units, @Param("on") LocalDate on);

  int warnings(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to);

  int publications(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to);

  int disclosures(
      @Param("units") Collection<String> units,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to);

  int opened(
      @Param("units") Collection<String> units,
      @Param("process") String process,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before);

  int closed(
      @Param("units") Collection<String> units,
      @Param("process") String process,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before);

  /** Different procedures in which cases were opened. */
  int procedures(
      @Param("units") Collection<String> units,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before);

  /** Sum of what was recorded last in a field of the cases that were closed; null if none was. */
  BigDecimal sum(
      @Param("units") Collection<String> units,
      @Param("process") String process,
      @Param("field") String field,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before);

  /** Objects of a target whose day lies in the period, as the ledger stood at its end. */
  int counted(
      @Param("units") Collection<String> units,
      @Param("target") String target,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to,
      @Param("before") LocalDateTime before);

  /** Code of the unit in charge of an enterprise; null if it is not registered. */
  String unitOfEnterprise(String organisationCode);

  /** When the first case was opened here; null if none was. */
  LocalDateTime firstCase();

  /** The first day on which a spot check had a final result; null if none had. */
  LocalDate firstResult();
}
