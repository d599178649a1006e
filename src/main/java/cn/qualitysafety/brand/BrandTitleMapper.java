package cn.qualitysafety.brand;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BrandTitleMapper {

  void insert(BrandTitle title);

  BrandTitle find(String number);

  List<BrandTitle> revokedSince(LocalDateTime since);

  List<BrandTitle> validOf(String holderCode);

  /** All of a holder, the newest first. */
  List<BrandTitle> ofHolder(
      @Param("holderCode") String holderCode,
      @Param("offset") int offset,
      @Param("limit") int limit);

  /** Of enterprises in these units, by a part of number or holder; the newest first. */
  List<BrandTitle> containing(
      @Param("pattern") String pattern,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("limit") int limit);

  BrandTitle lock(String number);

  /** The latest ban of a holder that lasts on this day; null if there is none. */
  LocalDate bannedUntil(@Param("holderCode") String holderCode, @Param("day") LocalDate day);

  void end(
      @Param("number") String number,
      @Param("state") TitleState state,
      @Param("at") LocalDateTime at,
      @Param("bannedUntil") LocalDate bannedUntil);

  /** For whoever has locked the title. */
  void addEvent(
      @Param("number") String number,
      @Param("kind") TitleEvent.Kind kind,
      @Param("caseNumber") String caseNumber,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  List<TitleEvent> events(String number);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
