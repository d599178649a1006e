package cn.qualitysafety.spotcheck;

import java.util.List;

/**
 * What a batch has come to, for who publishes it.
 *
 * @param verdict pass, fail or unsafe; or refused, if the enterprise refused the sampling
 * @param failedItems names of the items that failed in the last test; empty if none did
 */
public record FinalResult(
    String batchNumber,
    String city,
    String holderCode,
    String holderName,
    String verdict,
    List<String> failedItems) {}
