package cn.qualitysafety.platform.attachment;

import cn.qualitysafety.platform.BusyException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How many attachments a node holds in memory at once: the database takes and gives each as a
 * whole, and its driver copies it.
 */
@Component
public class FilesInMemory {

  private static final int MOST_WAITING = 20;
  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore places;

  FilesInMemory(AttachmentLimits limits) {
    places = new Semaphore(limits.maxAtOnce(), true);
  }

  /** Something that is done with the bytes of a file and keeps none of them. */
  public interface Work<T> {
    T done() throws IOException;
  }

  /**
   * Does it when there is room. Whoever calls is in no transaction yet: a connection that waits is
   * one that others lack.
   *
   * @throws BusyException if there is no room for a long time
   */
  public <T> T hold(Work<T> work) throws IOException {
    if (!mayBegin()) {
      throw new BusyException("系统正在处理较多附件，您的操作没有进行，请稍后再试。");
    }
    try {
      return work.done();
    } finally {
      places.release();
    }
  }

  private boolean mayBegin() {
    try {
      return places.getQueueLength() < MOST_WAITING
          && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
