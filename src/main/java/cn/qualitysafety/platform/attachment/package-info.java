/**
 * Attachments of a case (附件): the evidence that staff upload, kept unchanged.
 *
 * <p>Basis: 《行政许可法》 art. 31 and 61, 《技术监督行政案件办理程序的规定》: what an applicant hands in and what an
 * inspection finds is kept with the case. Vocabulary: an attachment has a <em>serial</em> within
 * its case; a wrong one is <em>withdrawn</em> (作废) by whoever uploaded it, which deletes nothing.
 * Who may see a case is decided by {@link cn.qualitysafety.platform.casefile}, not here.
 */
package cn.qualitysafety.platform.attachment;
