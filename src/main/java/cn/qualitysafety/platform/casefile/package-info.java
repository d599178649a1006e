/**
 * A case's file (案卷): its steps and its way on the diagram, limits, official documents and
 * attachments, as a tab of every task in Tasklist and as a page of its own, {@code /cases/<case
 * number>}; and what Tasklist says of a case on its cards and after a step.
 *
 * <p>The engine decides who may see a case. Cases that call one another are one family: whoever
 * sees one of them sees the documents and attachments of the others as far as their unit reaches.
 * Of a family of many cases, such as a year of reports, the page of a case shows the files of the
 * case, of those that called it and of those that it called, and names the others. What is kept by
 * a case's number belongs to the number's unit ({@link
 * cn.qualitysafety.platform.casefile.NumberRegister}): no case of another unit opens it.
 */
package cn.qualitysafety.platform.casefile;
