package cn.qualitysafety.organisation;

/**
 * A bureau (质量技术监督局) or a laboratory (检验机构).
 *
 * @param code the Camunda tenant id: a bureau's administrative division code of six digits, GB/T
 *     2260; a laboratory's is that of its bureau with -L and a number
 * @param division name of the administrative division, for example 广州市; of a laboratory its name
 * @param parentCode code of the superior bureau; null for the province
 */
public record Unit(String code, String division, UnitLevel level, String parentCode) {

  /** The unit's official name, for example 广州市质量技术监督局. */
  public String name() {
    return isLaboratory() ? division : division + "质量技术监督局";
  }

  /** Whether it tests, and has no enterprises in its charge. */
  public boolean isLaboratory() {
    return level == UnitLevel.LABORATORY;
  }
}
