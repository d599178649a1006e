package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases of a procedure, for those who count them: by its key alone, so that nobody needs to
 * know whether there is such a model yet.
 */
@Service
public class ProcessCases {

  private final CaseMapper mapper;

  ProcessCases(CaseMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * A case.
   *
   * @param closedAt null while it goes on
   * @param result how it ended; null while nobody has said so
   */
  public record ProcessCase(
      String caseNumber,
      String unitCode,
      LocalDateTime openedAt,
      LocalDateTime closedAt,
      String result) {}

  /** Those of some units that were opened in a calendar year, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<ProcessCase> openedIn(int year, String processKey, Collection<String> unitCodes) {
    return unitCodes.isEmpty()
        ? List.of()
        : mapper.ofProcess(
            processKey,
            unitCodes,
            LocalDateTime.of(year, 1, 1, 0, 0),
            LocalDateTime.of(year + 1, 1, 1, 0, 0));
  }

  /**
   * Whether there is a case of this number of the regime of a process: steps that undo what another
   * case has done undo none of another regime's.
   *
   * @param caseNumber any text
   */
  @Transactional(readOnly = true)
  public boolean isOfRegime(String caseNumber, String processKey) {
    return mapper.processesOf(caseNumber).stream()
        .anyMatch(other -> regime(other).equals(regime(processKey)));
  }

  private static String regime(String processKey) {
    return processKey.split("-")[0];
  }
}
