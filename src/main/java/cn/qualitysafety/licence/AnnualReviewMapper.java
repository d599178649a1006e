package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AnnualReviewMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("licenceNumber") String licenceNumber,
      @Param("unitCode") String unitCode,
      @Param("reviewYear") int reviewYear,
      @Param("at") LocalDateTime at);

  AnnualReview find(String caseNumber);

  /** State of the last review before this year's; null if there was none. */
  AnnualReview.State stateBefore(
      @Param("licenceNumber") String licenceNumber, @Param("reviewYear") int reviewYear);

  void remind(
      @Param("caseNumber") String caseNumber,
      @Param("on") LocalDate on,
      @Param("handInBy") LocalDate handInBy);

  void receive(
      @Param("caseNumber") String caseNumber,
      @Param("receivedOn") LocalDate receivedOn,
      @Param("summary") String summary,
      @Param("person") String person);

  void draw(
      @Param("caseNumber") String caseNumber,
      @Param("creditClass") String creditClass,
      @Param("visitShare") int visitShare,
      @Param("seed") long seed,
      @Param("value") int value);

  void inspect(
      @Param("caseNumber") String caseNumber,
      @Param("visitedOn") LocalDate visitedOn,
      @Param("findings") String findings,
      @Param("person") String person);

  void check(
      @Param("caseNumber") String caseNumber,
      @Param("opinion") String opinion,
      @Param("person") String person);

  /** Numbers of those that go on. */
  List<String> openOf(String licenceNumber);

  void stop(
      @Param("caseNumber") String caseNumber,
      @Param("reason") String reason,
      @Param("at") LocalDateTime at);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") AnnualReview.State state,
      @Param("at") LocalDateTime at);
}
