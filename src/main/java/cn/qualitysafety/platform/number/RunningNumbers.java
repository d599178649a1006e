package cn.qualitysafety.platform.number;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out serials per unit, kind and year, beginning with 1. The row stays locked until the
 * caller's transaction ends: a rollback leaves no gap, two nodes never get the same number, and
 * whoever comes meanwhile waits.
 */
@Service
public class RunningNumbers {

  private final RunningNumberMapper mapper;

  RunningNumbers(RunningNumberMapper mapper) {
    this.mapper = mapper;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public int next(String unitCode, String kind, int year) {
    Series series = new Series(unitCode, kind, year);
    if (mapper.increment(series) == 0) {
      // Not a caught duplicate key: that spins in H2 and, among three, is a deadlock in MySQL.
      mapper.lockBeginnings();
      if (mapper.increment(series) == 0) {
        mapper.begin(series);
        series.begin();
      }
    }
    return series.taken();
  }
}
