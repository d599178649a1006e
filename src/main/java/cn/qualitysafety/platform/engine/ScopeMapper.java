package cn.qualitysafety.platform.engine;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads the engine's tables, which its own interface can only ask one by one. */
@Mapper
interface ScopeMapper {

  /**
   * The models of those among these ids that are cases, steps of cases, or tasks.
   *
   * @return process keys, each once; null for a task that is of no case
   */
  List<String> models(@Param("ids") List<String> ids);
}
