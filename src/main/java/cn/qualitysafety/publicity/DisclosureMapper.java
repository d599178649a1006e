package cn.qualitysafety.publicity;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DisclosureMapper {

  void insert(Disclosure disclosure);

  Disclosure find(String number);

  /** The same, locked until the transaction ends. */
  Disclosure lock(String number);

  void withdraw(
      @Param("number") String number,
      @Param("reason") String reason,
      @Param("person") String person,
      @Param("on") LocalDate on);

  /** The kinds of what is visible, with how many there are of each. */
  List<DisclosureKind> kinds(@Param("today") LocalDate today);

  /**
   * @param kind null for all
   * @param pattern null for all; in the form in which search texts are kept, for like with the
   *     escape character !
   */
  int count(
      @Param("today") LocalDate today,
      @Param("kind") String kind,
      @Param("pattern") String pattern);

  /** Visible ones, the last one first. */
  List<Disclosure> search(
      @Param("today") LocalDate today,
      @Param("kind") String kind,
      @Param("pattern") String pattern,
      @Param("offset") int offset,
      @Param("limit") int limit);

  /** Null unless it is visible. */
  Disclosure visible(@Param("today") LocalDate today, @Param("number") String number);

  /** Withdrawn ones that would be visible otherwise, the last one first. */
  List<Disclosure> withdrawn(@Param("today") LocalDate today);
}
