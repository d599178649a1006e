package cn.qualitysafety.brand;

/**
 * A member of the provincial committee (省名推委委员).
 *
 * @param employerKey organisation code of the enterprise that employs the member; null for others
 * @param cityCode code of the city whose bureau or association the member comes from; null for
 *     others
 */
record Member(String login, String name, String employerKey, String cityCode) {

  /** Why the member may not vote on a title; null if they may. */
  String conflictWith(BrandTitle title) {
    if (title.holderCode().equals(employerKey)) {
      return "受聘于该企业";
    }
    return title.unitCode().equals(cityCode) ? "来自该企业所在市的监督管理部门或者协会" : null;
  }
}
