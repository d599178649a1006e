package cn.qualitysafety.platform.engine;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DerivedGrantMapper {

  List<DerivedGrant> findAll(int resourceType);

  /**
   * What posts have been granted with exactly these permissions: those of before there was a
   * register of derived grants are told by nothing else.
   */
  List<DerivedGrant> findUnregistered(
      @Param("resourceType") int resourceType,
      @Param("resourceId") String resourceId,
      @Param("exactly") List<Integer> exactly);

  void insert(DerivedGrant grant);

  void delete(
      @Param("post") String post,
      @Param("resourceType") int resourceType,
      @Param("resourceId") String resourceId);

  /** Versions of a process that cases run by. */
  List<String> findVersionsWithCases(String key);

  /** Processes with more than one version, and those of grants whose last version was deleted. */
  List<String> findKeysToBringInLine();
}
