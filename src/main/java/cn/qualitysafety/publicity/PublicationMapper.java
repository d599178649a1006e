package cn.qualitysafety.publicity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PublicationMapper {

  void insert(Publication publication);

  void insertRows(List<PublicationRow> rows);

  Publication find(String number);

  /** The same, locked until the transaction ends. */
  Publication lock(String number);

  /** All publications of a plan, the first one first. */
  List<Publication> ofPlan(String planNumber);

  List<PublicationRow> rows(String number);

  void check(
      @Param("number") String number,
      @Param("state") Publication.State state,
      @Param("remarks") String remarks,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void reject(String number);

  void publish(
      @Param("number") String number,
      @Param("on") LocalDate on,
      @Param("expiresOn") LocalDate expiresOn);

  void withdraw(
      @Param("number") String number,
      @Param("reason") String reason,
      @Param("person") String person,
      @Param("on") LocalDate on);

  /**
   * How often something was published or withdrawn, disclosures too, in one place for all nodes;
   * and the last numbers, by which a register that was restored is another one.
   */
  String version();

  List<String> quarters(@Param("today") LocalDate today);

  /** Per category; of one quarter. */
  List<Figures> byCategory(@Param("today") LocalDate today, @Param("quarter") String quarter);

  /** Per city, of plans of one unit; of one quarter, and of a category unless it is null. */
  List<Figures> byCity(
      @Param("today") LocalDate today,
      @Param("quarter") String quarter,
      @Param("category") String category,
      @Param("unitCode") String unitCode);

  /** Per quarter; of a category unless it is null. */
  List<Figures> byQuarter(@Param("today") LocalDate today, @Param("category") String category);

  int count(@Param("today") LocalDate today, @Param("s") Selection selection);

  List<ShownRow> search(
      @Param("today") LocalDate today,
      @Param("s") Selection selection,
      @Param("offset") int offset,
      @Param("limit") int limit);

  /** Visible ones, the last one first. */
  List<Publication> visible(@Param("today") LocalDate today);

  /** Withdrawn ones that would be visible otherwise, the last one first. */
  List<Publication> withdrawn(@Param("today") LocalDate today);

  /** A row that is visible, with what its rectification is found by. */
  record ShownRow(
      String number,
      String batchNumber,
      String city,
      String enterpriseName,
      String product,
      String category,
      String quarter,
      String verdict,
      String failedItems) {}

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
