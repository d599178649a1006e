package cn.qualitysafety.platform.document;

/** Why a template cannot be filled, for operators and for whoever uploads it. */
final class TemplateFault extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String chinese;
  private final String remedy;

  /**
   * @param chinese follows the file's name as the rest of a sentence
   */
  TemplateFault(String english, String chinese, String remedy) {
    super(english);
    this.chinese = chinese;
    this.remedy = remedy;
  }

  String chinese() {
    return chinese;
  }

  String remedy() {
    return remedy;
  }
}
