package cn.qualitysafety.platform.language;

import java.util.Set;

/**
 * What a template of a document asks of the case.
 *
 * @param title of its documents, with facts in braces; empty if it has none
 * @param facts its placeholders, without those that each document has from its issue
 */
public record TemplateText(String title, Set<String> facts) {}
