package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SampleMapper {

  void insert(
      @Param("blindCode") String blindCode,
      @Param("batchNumber") String batchNumber,
      @Param("purpose") String purpose,
      @Param("laboratory") String laboratory,
      @Param("product") String product);

  Sample find(String blindCode);

  /** The code of a batch's sample for this purpose; null if none was made up yet. */
  String codeOf(@Param("batchNumber") String batchNumber, @Param("purpose") String purpose);

  /** Who took a sample of the batch, in the re-check too: none of them tests it. */
  List<String> samplers(String blindCode);

  List<TestItem> items(String blindCode);

  void receive(
      @Param("blindCode") String blindCode,
      @Param("on") LocalDate on,
      @Param("sampleState") String sampleState,
      @Param("person") String person);

  void report(
      @Param("blindCode") String blindCode,
      @Param("reportNumber") String reportNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void addResult(
      @Param("blindCode") String blindCode,
      @Param("serial") int serial,
      @Param("finding") Finding finding,
      @Param("passed") boolean passed);

  void judge(@Param("blindCode") String blindCode, @Param("verdict") String verdict);

  /** What was found, by serial number of the items. */
  List<ItemResult> results(String blindCode);

  /**
   * What was found of an item.
   *
   * @param reported as it stands in the laboratory's report
   */
  record ItemResult(int serial, String reported, boolean passed) {}
}
