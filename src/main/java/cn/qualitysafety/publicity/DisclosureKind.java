package cn.qualitysafety.publicity;

/**
 * A kind of what is visible.
 *
 * @param code of the catalogue
 * @param visible how many there are
 */
public record DisclosureKind(String code, String name, int visible) {}
