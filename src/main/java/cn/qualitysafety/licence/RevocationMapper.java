package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RevocationMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("licenceNumber") String licenceNumber,
      @Param("measure") Measure measure,
      @Param("facts") String facts,
      @Param("legalBasis") String legalBasis,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  Revocation find(String caseNumber);

  Revocation openOf(String licenceNumber);

  /**
   * Decisions that took effect since the day, the last one first; one that review or a court has
   * overturned or found unlawful, since that was carried out.
   */
  List<EndedLicence> effectiveSince(LocalDate since);

  /**
   * Those that took effect on one holder's licences, with these measures, of all times, and were
   * not overturned.
   */
  List<BarringDecision> barring(
      @Param("holderCode") String holderCode, @Param("measures") Collection<Measure> measures);

  /** What bars a holder from applying again, and for which licence's product. */
  record BarringDecision(
      String caseNumber,
      String licenceNumber,
      String productCode,
      Measure measure,
      LocalDate effectiveOn) {}

  /** Decisions that struck the licence off the register after it had ended, and that stand. */
  List<String> cancelledAfterwards(String licenceNumber);

  /** The last decision on the licence that took effect and stands; null if none does. */
  Revocation lastStanding(String licenceNumber);

  /** What review or a court has made of a decision that had taken effect. */
  void remedy(
      @Param("caseNumber") String caseNumber,
      @Param("state") Revocation.State state,
      @Param("remedyCase") String remedyCase,
      @Param("on") LocalDate on,
      @Param("text") String text,
      @Param("reasons") String reasons);

  /** What was found out meanwhile; what is null stays as it is. */
  void amend(
      @Param("caseNumber") String caseNumber,
      @Param("facts") String facts,
      @Param("legalBasis") String legalBasis,
      @Param("holderAddress") String holderAddress);

  void review(
      @Param("caseNumber") String caseNumber,
      @Param("reviewCase") String reviewCase,
      @Param("outcome") String outcome,
      @Param("text") String text);

  void takeEffect(@Param("caseNumber") String caseNumber, @Param("on") LocalDate on);

  void transfer(@Param("caseNumber") String caseNumber, @Param("to") String to);

  void deliver(
      @Param("caseNumber") String caseNumber,
      @Param("deliveredOn") LocalDate deliveredOn,
      @Param("receivedBy") String receivedBy,
      @Param("person") String person);

  void defend(
      @Param("caseNumber") String caseNumber,
      @Param("defence") String defence,
      @Param("person") String person);

  void decide(
      @Param("caseNumber") String caseNumber,
      @Param("reasons") String reasons,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  void close(@Param("caseNumber") String caseNumber, @Param("state") Revocation.State state);
}
