package cn.qualitysafety.licence;

import java.time.LocalDate;

/**
 * The product test of an application (产品检验).
 *
 * @param samplingSheet number of the sampling sheet (抽样单)
 * @param deliverBy last day on which the applicant may bring the sample to the laboratory; told
 *     when the sample is sealed, so that holidays which become known later do not move it
 * @param laboratory code of the unit that the applicant chose
 * @param objectBy last day for an objection against a failure
 * @param retestLaboratory code of the unit that tests again; null if there was no objection
 */
public record ProductTest(
    String caseNumber,
    String unitCode,
    String holderCode,
    String holderName,
    String product,
    String samplingSheet,
    String quantity,
    LocalDate sealedOn,
    String sealedBy,
    LocalDate deliverBy,
    String laboratory,
    LocalDate objectBy,
    String objection,
    LocalDate objectedOn,
    String retestLaboratory) {

  boolean objectionRaised() {
    return objectedOn != null;
  }
}
