package cn.qualitysafety.platform;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What is read from the database once for each key. It is read outside any lock: {@code
 * computeIfAbsent} of a concurrent map or cache lets others wait for the entry who may hold a
 * connection, while whoever reads it waits for one; with all connections of the pool held in this
 * way, a hundred logins in the morning stood still until the pool gave up after half a minute. Two
 * who ask at once both read.
 *
 * @param <K> what is asked for
 * @param <V> what is known of it
 */
public final class Remembered<K, V> {

  private final ConcurrentMap<K, V> known;
  private final Function<K, V> read;

  /**
   * @param known where it is kept, with whatever bound and age: also the map of a cache
   * @param read null for what there is nothing of, which is asked for again the next time
   */
  public Remembered(ConcurrentMap<K, V> known, Function<K, V> read) {
    this.known = known;
    this.read = read;
  }

  /**
   * @return null if there is nothing of it
   */
  public V get(K key) {
    V value = known.get(key);
    if (value != null) {
      return value;
    }
    V found = read.apply(key);
    V meanwhile = found == null ? null : known.putIfAbsent(key, found);
    return meanwhile == null ? found : meanwhile;
  }

  /**
   * Remembers what somebody has just read: it counts more than what another began to read before.
   */
  public void put(K key, V value) {
    known.put(key, value);
  }
}
