package cn.qualitysafety.organisation;

/**
 * A bureau (质量技术监督局).
 *
 * @param code administrative division code of six digits, GB/T 2260; the Camunda tenant id
 * @param division name of the administrative division, for example 广州市
 * @param level province, city or county
 * @param parentCode code of the superior bureau; null for the province
 */
public record Unit(String code, String division, UnitLevel level, String parentCode) {

  /** The bureau's official name, for example 广州市质量技术监督局. */
  public String name() {
    return division + "质量技术监督局";
  }
}
