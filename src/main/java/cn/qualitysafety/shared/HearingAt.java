package cn.qualitysafety.shared;

/**
 * Where in a hearing something is told.
 *
 * @param party of whom it is told; null for the hearing as a whole
 */
record HearingAt(Hearing hearing, HearingParty party) {}
