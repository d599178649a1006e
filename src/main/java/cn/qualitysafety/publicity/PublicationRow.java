package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;

/**
 * A batch of a publication.
 *
 * @param enterpriseName as it is shown: masked where it has to be
 * @param verdict pass, fail, unsafe or refused
 * @param failedItems names of the failed items, or that sampling was refused; empty if it passed
 */
record PublicationRow(
    String publicationNumber,
    int serial,
    String batchNumber,
    String holderCode,
    String city,
    String enterpriseName,
    String verdict,
    String failedItems) {

  /** By what the public finds it, in the form in which it is compared: nothing that is masked. */
  String searchText() {
    return NormalForm.searchText(enterpriseName);
  }
}
