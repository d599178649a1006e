package cn.qualitysafety.platform.number;

/** A series of numbers, and the serial that was taken from it, 0 if none was. */
class Series {

  private final String unitCode;
  private final String kind;
  private final int year;
  private int taken;

  Series(String unitCode, String kind, int year) {
    this.unitCode = unitCode;
    this.kind = kind;
    this.year = year;
  }

  /** The first of its year, which nobody has taken before. */
  void begin() {
    taken = 1;
  }

  /**
   * @throws IllegalStateException if the database has not said which
   */
  int taken() {
    if (taken == 0) {
      throw new IllegalStateException(
          "the serial of '%s' of %s in %d is not known: is mybatis.configuration-properties.next-serial"
                  .formatted(kind, unitCode, year)
              + " that of this database (application-mysql.yaml)?");
    }
    return taken;
  }
}
