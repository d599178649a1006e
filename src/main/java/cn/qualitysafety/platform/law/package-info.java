/**
 * The law with its dates: which articles there are, what they rule, and how they are cited.
 *
 * <p>Everything that cites takes its article from one list ({@code law/articles.yaml}, and what
 * legal affairs add to it): services and templates of documents by its key, as {@code
 * {{law.penaltyHearingRequest}}}, which is filled with the article of the day; texts of models,
 * tables and forms in words, which are compared with the list. An {@link
 * cn.qualitysafety.platform.law.Article} is a subject, such as the time for asking for a hearing;
 * it has several citations if the law has moved it to another number. How bindingly each was
 * compared with the text of the law is its {@link cn.qualitysafety.platform.law.Source}.
 */
package cn.qualitysafety.platform.law;
