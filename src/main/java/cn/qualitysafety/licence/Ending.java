package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * That a review ended without a decision.
 *
 * @param reason as the notice gives it to the applicant
 * @param person login of whoever registered or decided it
 */
record Ending(TerminationGround ground, LocalDate on, String reason, String person) {}
