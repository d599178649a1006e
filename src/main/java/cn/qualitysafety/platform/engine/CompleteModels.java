package cn.qualitysafety.platform.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.commons.utils.cache.Cache;

/**
 * Caches of what a node has read of deployed models, but a process is there for others only when it
 * is complete. The engine puts it there first and then tells its steps what they need for a job;
 * whoever came between, as many do at once after a node's start, failed with "Invalid process
 * definition id".
 */
class CompleteModels extends DefaultCacheFactory {

  @Override
  public <T> Cache<String, T> createCache(int most) {
    return new Guarded<>(super.createCache(most));
  }

  /** Whoever reads a process asks for it again when it is complete: from then on others see it. */
  private record Guarded<T>(Cache<String, T> complete, Map<String, Reading<T>> reading)
      implements Cache<String, T> {

    Guarded(Cache<String, T> complete) {
      this(complete, new ConcurrentHashMap<>());
    }

    @Override
    public T get(String id) {
      T found = complete.get(id);
      Reading<T> mine = found == null ? reading.get(id) : null;
      if (mine == null || mine.thread() != Thread.currentThread()) {
        return found;
      }
      complete.put(id, mine.value());
      reading.remove(id, mine);
      return mine.value();
    }

    @Override
    public void put(String id, T value) {
      if (value instanceof ProcessDefinitionEntity) {
        complete.remove(id);
        reading.put(id, new Reading<>(Thread.currentThread(), value));
      } else {
        complete.put(id, value);
      }
    }

    @Override
    public void remove(String id) {
      reading.remove(id);
      complete.remove(id);
    }

    @Override
    public void clear() {
      reading.clear();
      complete.clear();
    }

    @Override
    public boolean isEmpty() {
      return complete.isEmpty();
    }

    @Override
    public Set<String> keySet() {
      return complete.keySet();
    }

    @Override
    public int size() {
      return complete.size();
    }
  }

  private record Reading<T>(Thread thread, T value) {}
}
