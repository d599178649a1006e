package cn.qualitysafety.enterprise;

/**
 * A kind of compliance fact (监管记录种类).
 *
 * @param code as models and services name it
 * @param name in Chinese, for people
 * @param severity what such a fact usually weighs
 */
record ComplianceKind(String code, String name, Severity severity) {}
