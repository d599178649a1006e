package cn.qualitysafety.platform.number;

/** A series of numbers, and the serial that was taken from it last. */
class Series {

  private final String unitCode;
  private final String kind;
  private final int year;
  private int taken;

  Series(String unitCode, String kind, int year) {
    this.unitCode = unitCode;
    this.kind = kind;
    this.year = year;
    this.taken = 1;
  }

  int taken() {
    return taken;
  }
}
