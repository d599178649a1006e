package cn.qualitysafety.platform.law;

import java.util.Arrays;
import java.util.Optional;

/** How somebody made sure of a citation. */
public enum Source {
  /** Compared with the text of the law. */
  READ("read", "已核对原文"),
  /** Well known, the text was not opened. */
  KNOWN("known", "未核对原文"),
  /** The text was looked for and not found. */
  UNVERIFIED("待核实", "待核实");

  private final String written;
  private final String chinese;

  Source(String written, String chinese) {
    this.written = written;
    this.chinese = chinese;
  }

  static Optional<Source> of(String written) {
    return Arrays.stream(values()).filter(source -> source.written.equals(written)).findFirst();
  }

  /** For people. */
  public String chinese() {
    return chinese;
  }
}
