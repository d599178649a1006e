package cn.qualitysafety.enterprise;

/**
 * By what a register other than that of parties knows a person again, without the number.
 *
 * @param fingerprint 64 hexadecimal digits, the same for the same number and key
 * @param mark which key it was made by
 * @param end the last four characters of the number; nobody reads more of it
 */
public record PersonIdentity(String fingerprint, String mark, String end) {}
