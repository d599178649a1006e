package cn.qualitysafety.platform.handover;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface HandoverMapper {

  /** Also a task that nobody has; null if there is none. */
  HeldTask find(String taskId);

  /** Whether the model named somebody for the task who could not have it. */
  boolean isOpenToPosts(String taskId);

  /** Who had such a task last, or was named for it; null of any other task. */
  String lastOfOpen(String taskId);

  /** What somebody has, first due first. */
  List<HeldTask> of(String person);

  /**
   * What the people of these units have, that of those who cannot do it any more first.
   *
   * @param onlyStuck leaves out what is with those who can
   */
  List<HeldTask> ofUnits(
      @Param("units") List<String> units,
      @Param("onlyStuck") boolean onlyStuck,
      @Param("most") int most);

  /** Logins of those who hold one of these posts and reach the unit; of all if there is no post. */
  List<String> holders(@Param("unit") String unit, @Param("posts") List<String> posts);

  /**
   * Logins of those whose name or login holds a text.
   *
   * @param text in lower case
   */
  List<String> called(@Param("text") String text, @Param("most") int most);

  /**
   * Those of exactly the same units who hold none of some posts: those who share a post of their
   * own with the person first. Nobody if there is no such account.
   *
   * @param without posts that nobody of them holds
   */
  List<Colleague> colleagues(
      @Param("person") String person, @Param("without") List<String> without);

  /** Somebody of the same units. */
  record Colleague(String login, boolean samePost) {}

  void insert(Handover handover);

  List<Handover> ofCases(@Param("caseNumbers") List<String> caseNumbers);
}
