package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface LicenceMapper {

  void insert(Licence licence);

  Licence find(String number);

  List<Licence> validOf(String holderCode);

  /** All of a holder, the newest first. */
  List<Licence> ofHolder(
      @Param("holderCode") String holderCode,
      @Param("offset") int offset,
      @Param("limit") int limit);

  List<Licence> published(String pattern);

  /**
   * Those that applications have led to, and that were made public in this time; by number.
   *
   * @param until the first moment after it
   */
  List<Licence> granted(@Param("from") LocalDateTime from, @Param("until") LocalDateTime until);

  /** Of enterprises in these units, by a part of number, product or holder; the newest first. */
  List<Licence> containing(
      @Param("pattern") String pattern,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("limit") int limit);

  /** The same, locked until the transaction ends. */
  Licence lock(String number);

  /** Ends the licence; one that has ended already can only be struck off, and ended when it did. */
  void end(
      @Param("number") String number,
      @Param("state") LicenceState state,
      @Param("at") LocalDateTime at);

  /** The licence is what it was before a decision that is overturned. */
  void reinstate(
      @Param("number") String number,
      @Param("state") LicenceState state,
      @Param("endedAt") LocalDateTime endedAt);

  /** Gives the licence a new term; one that expired meanwhile is valid again. */
  void renew(
      @Param("number") String number,
      @Param("from") LocalDate from,
      @Param("until") LocalDate until,
      @Param("caseNumber") String caseNumber);

  void change(
      @Param("number") String number,
      @Param("holderName") String holderName,
      @Param("searchText") String searchText,
      @Param("address") String address,
      @Param("productionSite") String productionSite);

  void publish(@Param("number") String number, @Param("at") LocalDateTime at);

  void urge(Urging urging);

  List<Urging> urgings(String number);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
