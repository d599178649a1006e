package cn.qualitysafety.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets, each night, trainees who need not be known any more; on several nodes each does it. */
@Component
class TraineeSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(TraineeSchedule.class);

  private final Trainees trainees;

  TraineeSchedule(Trainees trainees) {
    this.trainees = trainees;
  }

  @Scheduled(cron = "${event.forget-at}")
  void forget() {
    try {
      int forgotten = trainees.forgetOld();
      if (forgotten > 0) {
        LOG.info("Who took part in old classes is forgotten: {} trainees", forgotten);
      }
    } catch (DataAccessException | TransactionException lost) {
      // One line: it comes again the next night.
      LOG.warn("Trainees of old classes wait for the database: {}", lost.getMessage());
    }
  }
}
