package cn.qualitysafety.enterprise;

/**
 * Told within the transaction of a correction: the enterprise that was registered wrongly under a
 * key goes by another one from now on. Whoever keeps keys of enterprises changes theirs, or they
 * would mean whoever is registered under the freed one next.
 */
public record KeyCorrected(String from, String to) {}
