package cn.qualitysafety.platform.language;

import java.util.Set;

/**
 * What a template of a document asks of the case, and says by itself.
 *
 * @param title of its documents, with facts in braces; empty if it has none
 * @param facts its placeholders, without those that each document has from its issue
 * @param articles its placeholders of the law, {@code law.penaltyHearing}
 * @param text what people read, a paragraph in a line
 */
public record TemplateText(String title, Set<String> facts, Set<String> articles, String text) {}
