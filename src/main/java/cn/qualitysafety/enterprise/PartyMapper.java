package cn.qualitysafety.enterprise;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PartyMapper {

  /**
   * A fingerprint of an identity number.
   *
   * @param mark of the key by which it was made
   */
  record Fingerprint(String hash, String mark) {}

  /**
   * @param print null if nothing identifies it
   */
  void insert(@Param("party") Party party, @Param("print") Fingerprint print);

  /**
   * Writes all but who entered it first.
   *
   * @param print null if its identity stays
   */
  void update(@Param("party") Party party, @Param("print") Fingerprint print);

  Party find(String number);

  /** The same, and nobody else can correct it until the transaction ends. */
  Party lock(String number);

  /** Null if nobody of this identity was entered. */
  Party ofIdentity(String hash);

  /** Whether some identity was entered under another key. */
  boolean hasOtherMark(String mark);

  /** Whether one of these units knows a party. */
  boolean isKnown(@Param("number") String number, @Param("unitCodes") Collection<String> unitCodes);

  List<String> unitsOf(String number);

  void know(
      @Param("number") String number,
      @Param("unitCode") String unitCode,
      @Param("at") LocalDateTime at);

  int count(@Param("pattern") String pattern, @Param("unitCodes") Collection<String> unitCodes);

  /** The newest first. */
  List<Party> search(
      @Param("pattern") String pattern,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("offset") int offset,
      @Param("limit") int limit);

  /** What a party was before a correction, as JSON. */
  record Former(
      String partyNumber,
      int serial,
      String former,
      String reason,
      String correctedBy,
      LocalDateTime correctedAt) {}

  void insertFormer(Former former);

  /** The first correction first. */
  List<Former> history(String number);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
