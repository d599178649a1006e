package cn.qualitysafety.spotcheck.process;

/** What the model {@code spotcheck-city} and Java share. */
final class SpotcheckCityProcess {

  static final String PLAN_NUMBER = "planNumber";
  static final String CITY = "city";

  private SpotcheckCityProcess() {}
}
