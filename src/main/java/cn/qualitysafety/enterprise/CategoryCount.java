package cn.qualitysafety.enterprise;

/**
 * A kind of products, and how many enterprises make some.
 *
 * @param code of the category, as the register has it
 */
public record CategoryCount(String code, String name, int makers) {}
