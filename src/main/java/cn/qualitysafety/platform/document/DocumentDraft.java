package cn.qualitysafety.platform.document;

import java.util.Map;

/**
 * What a regime wants to be issued.
 *
 * @param kind kind of document, for example campaign-year-plan; names its series of numbers
 * @param occasion what it is issued for, once per case and kind; for example the round of a review
 * @param unitCode unit that issues it, and has decided what it says: remedies are against it
 * @param template path below {@code documents/} without extension and without the day of a version
 * @param values values of the template's placeholders; {@code number}, {@code title}, {@code date},
 *     {@code remedies} and the articles ({@code law.…}) are filled in at issue; {@code reviewFirst}
 *     among them, whatever its value, if the remedies begin with reconsideration
 * @param person login of who signs it (签发人); where nobody acted, the post that answers for it
 */
public record DocumentDraft(
    String caseNumber,
    String kind,
    String occasion,
    String unitCode,
    String title,
    String template,
    Map<String, String> values,
    String person) {}
