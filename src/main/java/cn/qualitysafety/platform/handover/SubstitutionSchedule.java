package cn.qualitysafety.platform.handover;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every {@code handover.every} (ISO 8601) which substitutions begin, go on and end. */
@Component
class SubstitutionSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(SubstitutionSchedule.class);

  private final Substitutions substitutions;

  SubstitutionSchedule(Substitutions substitutions) {
    this.substitutions = substitutions;
  }

  @Scheduled(initialDelayString = "${handover.every}", fixedDelayString = "${handover.every}")
  void look() {
    try {
      substitutions.look();
    } catch (DataAccessException | TransactionException lost) {
      // One line: it comes again until the database is there.
      LOG.warn("Substitutions wait for the database: {}", lost.getMessage());
    }
  }
}
