package cn.qualitysafety.platform.document;

import java.time.LocalDateTime;

/**
 * An issued document; its bytes are read separately.
 *
 * @param number document number (发文字号), for example 粤质监〔2009〕1号
 * @param corrects number of the document that this one corrects; null if it is no correction
 * @param sha256 checksum of the bytes, hexadecimal
 * @param voidReason why it was voided; null while it is in force
 */
public record OfficialDocument(
    String number,
    String caseNumber,
    String kind,
    String occasion,
    String unitCode,
    String title,
    String issuedBy,
    LocalDateTime issuedAt,
    String corrects,
    String sha256,
    String voidReason,
    String voidedBy,
    LocalDateTime voidedAt) {

  public boolean voided() {
    return voidedAt != null;
  }
}
