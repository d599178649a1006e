/**
 * Official documents (公文、文书): filled from Word templates, numbered, kept unchanged.
 *
 * <p>Basis: 《国家行政机关公文处理办法》 (国发〔2000〕23号) for numbers, issue and voiding; GB/T 9704-1999 for the
 * look of the templates. Vocabulary: a document is <em>issued</em> (印发) once per <em>occasion</em>
 * of a case; its <em>word</em> (机关代字) begins its number; it can be <em>voided</em> (作废), which
 * keeps the number, or <em>corrected</em> (更正) by a new document that refers to it. Any regime's
 * service may call {@link cn.qualitysafety.platform.document.OfficialDocuments}, inside its own
 * transaction.
 */
package cn.qualitysafety.platform.document;
