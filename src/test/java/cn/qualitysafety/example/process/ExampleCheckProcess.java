package cn.qualitysafety.example.process;

/** What the model {@code example-check} and Java share. */
public final class ExampleCheckProcess {

  static final String EXAMPLE_YEAR = "exampleYear";

  private ExampleCheckProcess() {}
}
