package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One test in one laboratory.
 *
 * @param laboratory code of the unit
 * @param sampledBy who took the sample and may not test it
 * @param sampleState what the sample and its seals looked like on arrival
 * @param verdict pass, fail or undelivered; null while it is tested
 */
public record LaboratoryTest(
    String caseNumber,
    String laboratory,
    String product,
    String samplingSheet,
    LocalDate deliverBy,
    String sampledBy,
    LocalDate receivedOn,
    String sampleState,
    String receivedBy,
    String reportNumber,
    String results,
    String verdict,
    String testedBy,
    LocalDateTime reportedAt) {}
