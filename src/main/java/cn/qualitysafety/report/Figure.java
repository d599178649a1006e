package cn.qualitysafety.report;

/**
 * A figure that the catalogue asks for.
 *
 * @param code by which the catalogue and the frozen figure know it
 * @param source which register says it: see {@link Registers}
 */
record Figure(String code, String name, String unit, String source) {}
