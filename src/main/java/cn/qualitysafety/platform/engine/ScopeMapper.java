package cn.qualitysafety.platform.engine;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads the engine's tables, which its own interface can only ask one by one. */
@Mapper
interface ScopeMapper {

  /** Those among these ids that are cases, steps of cases, or tasks. */
  List<Scope> find(@Param("ids") Collection<String> ids);

  /**
   * What variables belong to.
   *
   * @param model its process key; null for a task that is of no case
   */
  record Scope(String id, String model) {}
}
