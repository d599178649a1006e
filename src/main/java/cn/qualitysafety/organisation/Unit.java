package cn.qualitysafety.organisation;

/**
 * A bureau or a laboratory (检验机构). What a bureau is called depends on the day: {@link
 * UnitRegister#name(String)}.
 *
 * @param code the Camunda tenant id: a bureau's administrative division code of six digits, GB/T
 *     2260; a laboratory's is that of its bureau with -L and a number
 * @param division name of the administrative division, for example 广州市; of a laboratory its name
 * @param parentCode code of the superior bureau; null for the province
 */
public record Unit(String code, String division, UnitLevel level, String parentCode) {

  /** Whether it tests, and has no enterprises in its charge. */
  public boolean isLaboratory() {
    return level == UnitLevel.LABORATORY;
  }
}
