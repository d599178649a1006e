package cn.qualitysafety.platform.language;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be deployed, with all that is wrong with them. */
public class RefusedModelException extends RefusedInputException {

  /** Who has more to correct corrects these first. */
  private static final int MOST = 100;

  private final transient List<Finding> findings;

  public RefusedModelException(List<Finding> findings) {
    super(sentences(findings));
    this.findings = List.copyOf(findings);
  }

  private static String sentences(List<Finding> findings) {
    String first =
        findings.stream().limit(MOST).map(Finding::sentence).collect(Collectors.joining("\n"));
    return (findings.size() == 1 ? "" : "共有%d处须更正，没有部署：\n".formatted(findings.size()))
        + first
        + (findings.size() > MOST ? "\n另有%d处。".formatted(findings.size() - MOST) : "")
        + (findings.size() == 1 ? "没有部署。" : "");
  }

  public List<Finding> findings() {
    return findings;
  }
}
