package cn.qualitysafety.platform.schema;

/** The database is not of the version that this program needs. */
public class WrongSchemaException extends RuntimeException {

  private final String remedy;

  WrongSchemaException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do, as a sentence or a command. */
  public String remedy() {
    return remedy;
  }
}
