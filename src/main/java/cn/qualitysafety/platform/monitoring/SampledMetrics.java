package cn.qualitysafety.platform.monitoring;

/**
 * Metrics that are read from the database every {@code metrics.every}, and not when somebody asks:
 * however often a node is scraped or probed, and while the database is lost, an answer costs
 * nothing and waits for nothing.
 */
public interface SampledMetrics {

  /**
   * Reads the figures anew.
   *
   * @throws org.springframework.dao.DataAccessException if the database does not answer
   */
  void sample();

  /** Shows no figures rather than old ones. */
  void forget();
}
