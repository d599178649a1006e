package cn.qualitysafety.spotcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A sample in a laboratory, all that people there may know. The batch it belongs to is not part of
 * it.
 *
 * @param blindCode drawn at random; leads nobody without the register to the enterprise
 * @param product category of the product
 * @param verdict pass, fail or unsafe
 */
public record Sample(
    String blindCode,
    String laboratory,
    String product,
    LocalDate receivedOn,
    String sampleState,
    String receivedBy,
    String reportNumber,
    String verdict,
    String testedBy,
    LocalDateTime reportedAt) {}
