package cn.qualitysafety.shared;

/** How far a hearing has come. */
public enum HearingState {
  /** The party is to be told of its right. */
  OPEN,
  /** The notice is delivered, the party may ask. */
  DELIVERED,
  /** The party asked, or the hearing was postponed: a day is to be found. */
  REQUESTED,
  SCHEDULED,
  HELD,
  /** The party waived it, or let the time for asking pass. */
  WAIVED,
  /** The party stayed away without a reason, which counts as a waiver. */
  ABSENT
}
