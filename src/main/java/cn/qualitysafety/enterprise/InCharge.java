package cn.qualitysafety.enterprise;

/**
 * Which bureau has an enterprise in its charge.
 *
 * @param knownBy the nine characters by which it was asked for: its key, or one it goes by as well
 * @param organisationCode its key
 */
public record InCharge(String knownBy, String organisationCode, String unitCode) {}
