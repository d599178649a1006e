package cn.qualitysafety.licence;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A production licence.
 *
 * @param number XK, two digits of industry, three of product, five running ones, since 2014-08-01
 *     with (粤) before it or not; food: QS and twelve digits
 * @param unitCode bureau in charge of the holder
 * @param holderCode organisation code of the holder, the nine characters that the register of
 *     enterprises goes by
 * @param validUntil the last day on which the holder may produce
 * @param endedAt when it stopped being valid; null while it is valid
 * @param productCode code in the catalogue of products; null if registered from an old certificate
 * @param caseNumber the application that led to it, or to its last renewal; null as above
 * @param address seat of the holder as it stands on the certificate; null as above
 * @param productionSite where it produces; null as above
 * @param publishedAt when it was made public; null if it is not
 */
public record Licence(
    String number,
    String unitCode,
    String holderCode,
    String holderName,
    String product,
    LocalDate validFrom,
    LocalDate validUntil,
    LicenceState state,
    String registeredBy,
    LocalDateTime registeredAt,
    LocalDateTime endedAt,
    String productCode,
    String caseNumber,
    LocalDateTime publishedAt,
    String address,
    String productionSite) {

  /** By what the public finds it, in the form in which it is compared. */
  String searchText() {
    return searchText(number, product, holderName);
  }

  static String searchText(String number, String product, String holderName) {
    return NormalForm.searchText(number, product, holderName);
  }
}
