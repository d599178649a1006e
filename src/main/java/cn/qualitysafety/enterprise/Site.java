package cn.qualitysafety.enterprise;

/** A place where an enterprise produces (生产场所). */
public record Site(String organisationCode, int serial, String address) {}
