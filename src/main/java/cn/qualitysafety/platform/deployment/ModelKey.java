package cn.qualitysafety.platform.deployment;

/** What the engine knows a part of a file by, whatever the file is called. */
record ModelKey(Kind kind, String id) {

  enum Kind {
    PROCESS("流程"),
    DECISION("决策表"),
    FORM("表单");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }
  }

  /** As a designer says it. */
  String text() {
    return "%s“%s”".formatted(kind.chinese, id);
  }
}
