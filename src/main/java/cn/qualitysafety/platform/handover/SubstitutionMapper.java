package cn.qualitysafety.platform.handover;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SubstitutionMapper {

  void insert(Substitution substitution);

  /** Those that are not over first, then the latest. */
  List<Substitution> all(@Param("most") int most);

  /** What a day asks for: to begin, to keep up, to end. */
  List<Substitution> open();

  Substitution find(long id);

  /** Not over, and sharing a day with these, of the same absent person or in a chain with them. */
  int countInTheWay(
      @Param("absent") String absent,
      @Param("substitute") String substitute,
      @Param("fromDay") LocalDate fromDay,
      @Param("untilDay") LocalDate untilDay);

  /** How many rows changed: none if another node was faster. */
  int move(
      @Param("id") long id,
      @Param("before") Substitution.State before,
      @Param("after") Substitution.State after,
      @Param("by") String by);

  /** Keeps other nodes from the substitution until the transaction ends. */
  Long lock(long id);

  void give(@Param("id") long id, @Param("post") String post);

  void take(@Param("id") long id, @Param("post") String post);

  /** Posts that the substitution gave. */
  List<String> given(long id);

  /** Through which posts this person is somebody's substitute now. */
  List<Given> givenTo(String substitute);

  /** A post that somebody has in another's place. */
  record Given(String absent, String postCode) {}
}
