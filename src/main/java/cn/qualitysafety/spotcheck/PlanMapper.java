package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PlanMapper {

  void insert(Draft plan);

  /** What is known of a plan before it is approved. */
  record Draft(
      String number,
      String unitCode,
      String category,
      String product,
      String productCode,
      String licensedProduct,
      String standard,
      String quarter,
      String laboratory,
      String retestLaboratory,
      String plannedBy,
      LocalDateTime plannedAt,
      String emergency) {}

  SpotCheckPlan find(String number);

  /** Others who lock the plans of this product and quarter wait until the transaction ends. */
  List<String> lockOfProduct(
      @Param("productCode") String productCode, @Param("quarter") String quarter);

  /** Plans of these units for a product that are under way, or were in this quarter. */
  List<String> ofSuperiors(
      @Param("productCode") String productCode,
      @Param("quarter") String quarter,
      @Param("unitCodes") Collection<String> unitCodes);

  void insertItems(List<TestItem> items);

  List<TestItem> items(String planNumber);

  void decide(
      @Param("number") String number,
      @Param("state") SpotCheckPlan.State state,
      @Param("remarks") String remarks,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void draw(
      @Param("number") String number,
      @Param("seed") long seed,
      @Param("producers") int producers,
      @Param("checksum") String checksum,
      @Param("at") LocalDateTime at);

  void close(@Param("number") String number, @Param("at") LocalDateTime at);

  void insertCity(@Param("caseNumber") String caseNumber, @Param("draw") CityDraw draw);

  /** By the number of the city's case. */
  CityDraw findCity(String caseNumber);

  /** Cities in which something was drawn, in the order of their codes. */
  List<String> cities(String planNumber);

  /** Draws of these plans, in the order of plans and cities. */
  List<CityDraw> draws(Collection<String> planNumbers);

  /** One batch of the city is final; the row stays locked, so that one transaction sees zero. */
  void closeBatch(@Param("planNumber") String planNumber, @Param("city") String city);

  int openBatches(@Param("planNumber") String planNumber, @Param("city") String city);

  /**
   * How many of a hundred final batches failed since the day, refusals left out; null if there were
   * none.
   */
  Integer failRate(
      @Param("productCode") String productCode,
      @Param("city") String city,
      @Param("since") LocalDate since);
}
