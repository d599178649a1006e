package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BatchMapper {

  void insert(List<Draw> batches);

  /**
   * An enterprise that was drawn.
   *
   * @param replaces number of the batch for which it was drawn instead; null if none
   */
  record Draw(
      String caseNumber,
      String planNumber,
      String city,
      String holderCode,
      String holderName,
      String address,
      String replaces) {}

  Batch find(String caseNumber);

  /** Batches of a plan in a city that were drawn and not begun, in the order of their numbers. */
  List<Batch> drawn(@Param("planNumber") String planNumber, @Param("city") String city);

  /** Organisation codes that a plan has drawn. */
  List<String> holders(String planNumber);

  void sample(
      @Param("caseNumber") String caseNumber,
      @Param("state") Batch.State state,
      @Param("sampler") String sampler,
      @Param("secondSampler") String secondSampler,
      @Param("samplingSheet") String samplingSheet,
      @Param("sampledOn") LocalDate sampledOn,
      @Param("quantity") String quantity,
      @Param("circumstances") String circumstances);

  /** Only of the sample that was tested first: the others' verdicts stand with them. */
  void judgeFirst(@Param("blindCode") String blindCode, @Param("verdict") String verdict);

  void judge(
      @Param("caseNumber") String caseNumber,
      @Param("state") Batch.State state,
      @Param("verdict") String verdict);

  void notify(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void objectBy(@Param("caseNumber") String caseNumber, @Param("objectBy") LocalDate objectBy);

  void object(
      @Param("caseNumber") String caseNumber,
      @Param("objection") String objection,
      @Param("objectedOn") LocalDate objectedOn,
      @Param("about") String about,
      @Param("addressee") String addressee);

  void answer(
      @Param("caseNumber") String caseNumber,
      @Param("answer") String answer,
      @Param("ground") String ground,
      @Param("reason") String reason,
      @Param("person") String person);

  void confirmRefusal(
      @Param("caseNumber") String caseNumber,
      @Param("state") Batch.State state,
      @Param("reason") String reason,
      @Param("person") String person);

  void orderRefusal(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void voidResult(String caseNumber);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("verdict") String verdict,
      @Param("on") LocalDate on);

  /** Batches of a plan that have their final result, by city and number. */
  List<Batch> finished(String planNumber);

  /** Failed enterprises of a product in a city and quarter. */
  int failures(
      @Param("productCode") String productCode,
      @Param("city") String city,
      @Param("quarter") String quarter);

  /** An enterprise whose product was checked, in which case and by whose plan. */
  record Spared(String holderCode, String holderName, String unitCode, String caseNumber) {}

  /**
   * Whose product was checked by these units, in other plans than this.
   *
   * @param anyResult whether a sample is enough; else only what has passed counts
   * @param since the first day of sampling that counts
   * @param until the last day of sampling or, of what has passed, on which the result was final
   */
  List<Spared> spared(
      @Param("productCode") String productCode,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("planNumber") String planNumber,
      @Param("anyResult") boolean anyResult,
      @Param("since") LocalDate since,
      @Param("until") LocalDate until);

  /** A batch as the page of its enterprise shows it. */
  record OfHolder(
      String caseNumber,
      String planNumber,
      String city,
      String product,
      Batch.State state,
      LocalDate sampledOn,
      String circumstances,
      String finalVerdict) {}

  /**
   * Batches of an enterprise in these units, the newest first.
   *
   * @param drawnToo also those for which nobody has been there yet
   */
  List<OfHolder> ofHolder(
      @Param("holderCode") String holderCode,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("drawnToo") boolean drawnToo,
      @Param("offset") int offset,
      @Param("limit") int limit);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
