package cn.qualitysafety.platform.engine;

import org.apache.ibatis.annotations.Mapper;

/** Rows of the engine's table of open tasks. */
@Mapper
interface TaskLockMapper {

  /**
   * Keeps others from changing the task until the transaction ends, and waits for those who are
   * changing it.
   *
   * @return its id; null if there is no such task, or none any more
   */
  String lock(String taskId);
}
