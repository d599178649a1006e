package cn.qualitysafety.licence;

import cn.qualitysafety.licence.LicenceMatters.Matter;
import cn.qualitysafety.organisation.Delegation;
import cn.qualitysafety.organisation.Delegations;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which unit acts in licensing, and in whose name: the province, or another one that it has
 * entrusted with the matter (条例 art. 11, 14, 24, 68; 行政许可法 art. 24). Who decides is what the
 * decision table {@code licence-competence} has said in the case.
 */
@Component
class LicenceAuthorities {

  /** Outputs of the table, in the record of the case. */
  private static final String LEVEL = "decidingLevel";

  private static final String DELEGABLE = "delegable";

  /** The level at which the state's administration decides; the province prepares. */
  private static final String NATIONAL = "总局";

  private final Delegations delegations;
  private final UnitRegister units;
  private final CaseRecords records;
  private final Articles articles;

  LicenceAuthorities(
      Delegations delegations, UnitRegister units, CaseRecords records, Articles articles) {
    this.delegations = delegations;
    this.units = units;
    this.records = records;
    this.articles = articles;
  }

  /**
   * In whose name a paper is issued, and by whom.
   *
   * @param unitCode authority whose paper it is: its name and number, and remedies against it
   * @param delegation for the end of a paper's text, a paragraph of its own; empty if the authority
   *     acts itself
   */
  record Signature(String unitCode, String name, String delegation) {}

  /**
   * Makes sure that a unit may receive an application.
   *
   * @throws RefusedInputException if the province has not entrusted it with that
   */
  void mayReceive(String unitCode, CataloguedProduct product, LocalDate day) {
    if (!isProvince(unitCode) && delegated(unitCode, Matter.ACCEPT, product, day).isEmpty()) {
      throw new RefusedInputException(
          "%s不能受理%s的生产许可申请：申请由%s受理（%s），没有委托本单位受理的公告。请告知申请人向%s申请；已有公告的，请省局法制工作人员在“设置”页的委托中登记。"
              .formatted(
                  units.name(unitCode),
                  product.name(),
                  province(),
                  articles.cite(day, "product-licence-application"),
                  province()));
    }
  }

  /** Of what is issued before the decision, by the day on which the application came. */
  Signature receiving(String unitCode, CataloguedProduct product, LocalDate receivedOn) {
    return isProvince(unitCode)
        ? own(unitCode)
        : delegated(unitCode, Matter.ACCEPT, product, receivedOn)
            .map(delegation -> inTheProvincesName(delegation, receivedOn))
            // Received before there was a rule, and still under way.
            .orElseGet(() -> own(unitCode));
  }

  /**
   * The unit whose post decides: the province, which of what the state decides gives its opinion,
   * or the case's own if it may.
   *
   * @param matter null if nobody can be entrusted with it
   */
  String decidingUnit(
      String caseNumber, String unitCode, Matter matter, CataloguedProduct product, LocalDate day) {
    String level = records.text(caseNumber, LEVEL);
    // Of models deployed before the table was asked.
    return level == null || entrusted(caseNumber, unitCode, matter, product, day).isPresent()
        ? unitCode
        : units.province().code();
  }

  /** Whether the state's administration decides what the case is about. */
  boolean isNational(String caseNumber) {
    return NATIONAL.equals(records.text(caseNumber, LEVEL));
  }

  /** Of a decision, by its day. */
  Signature deciding(
      String caseNumber, String unitCode, Matter matter, CataloguedProduct product, LocalDate day) {
    return entrusted(caseNumber, unitCode, matter, product, day)
        .map(delegation -> inTheProvincesName(delegation, day))
        .orElseGet(() -> own(decidingUnit(caseNumber, unitCode, matter, product, day)));
  }

  private Optional<Delegation> entrusted(
      String caseNumber, String unitCode, Matter matter, CataloguedProduct product, LocalDate day) {
    return matter == null
            || isProvince(unitCode)
            || isNational(caseNumber)
            || !"true".equals(records.text(caseNumber, DELEGABLE))
        ? Optional.empty()
        : delegated(unitCode, matter, product, day);
  }

  private Optional<Delegation> delegated(
      String unitCode, Matter matter, CataloguedProduct product, LocalDate day) {
    return delegations.of(unitCode, matter.code(), product == null ? "" : product.code(), day);
  }

  private boolean isProvince(String unitCode) {
    return unitCode.equals(units.province().code());
  }

  private String province() {
    return units.name(units.province().code());
  }

  private Signature own(String unitCode) {
    return new Signature(unitCode, units.name(unitCode), "");
  }

  private Signature inTheProvincesName(Delegation delegation, LocalDate day) {
    return new Signature(
        units.province().code(),
        province(),
        "\n　　根据%s和%s，%s委托%s办理本事项，本文书以%s的名义作出。"
            .formatted(
                delegation.announcement(),
                articles.cite(day, "licence-delegation", "licence-delegate-name"),
                province(),
                units.name(delegation.unitCode()),
                province()));
  }
}
