package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.casefile.NumberRegister;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.FactsOfEveryCase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What every case knows of the unit in which it runs, and of the province's, to which much is sent
 * from below: {@code ofUnit} = {@code provinceUnit}.
 */
@Component
class UnitFacts implements FactsOfEveryCase {

  /** Asked for when there is a case: the register needs the database. */
  private final ObjectProvider<NumberRegister> numbers;

  private final UnitRegister units;

  UnitFacts(ObjectProvider<NumberRegister> numbers, UnitRegister units) {
    this.numbers = numbers;
    this.units = units;
  }

  @Override
  public CaseFacts<?> facts() {
    return CaseFacts.of(number -> numbers.getObject().unitOf(number))
        .text("caseUnit", "办理单位代码", code -> code)
        .text("caseUnitName", "办理单位", units::name)
        .text("caseCity", "办理单位所在市代码", code -> units.cityOf(code).code())
        .text("provinceUnit", "省局代码", code -> units.province().code());
  }
}
