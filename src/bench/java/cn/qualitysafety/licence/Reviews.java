package cn.qualitysafety.licence;

/** One way to review applications for licences. */
interface Reviews {

  /** Carries so many from application to certificate, by four clients. */
  void review(int cases);

  /** How many are done since the start. */
  int finished();

  /** Times of completed tasks. */
  TimedCompletions completions();
}
