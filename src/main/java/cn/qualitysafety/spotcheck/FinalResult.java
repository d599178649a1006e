package cn.qualitysafety.spotcheck;

import java.util.List;

/**
 * What a batch has come to, for who publishes it.
 *
 * @param verdict pass, fail or unsafe
 * @param refused the enterprise refused the sampling, which counts as a fail
 * @param failedItems names of the items that failed in the last test; empty if none did
 */
public record FinalResult(
    String batchNumber,
    String city,
    String holderCode,
    String holderName,
    String verdict,
    boolean refused,
    List<String> failedItems) {}
