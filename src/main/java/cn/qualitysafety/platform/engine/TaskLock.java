package cn.qualitysafety.platform.engine;

import org.springframework.stereotype.Component;

/** Keeps others from changing an open task while somebody completes it or passes it on. */
@Component
public class TaskLock {

  private final TaskLockMapper rows;

  TaskLock(TaskLockMapper rows) {
    this.rows = rows;
  }

  /**
   * Holds it until the transaction ends, and waits for those who hold it.
   *
   * @return whether it is still open
   */
  public boolean hold(String taskId) {
    return rows.lock(taskId) != null;
  }
}
