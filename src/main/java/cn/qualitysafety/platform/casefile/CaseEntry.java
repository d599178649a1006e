package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A case in the register.
 *
 * @param instanceId of the engine; a number may be given to a case again
 * @param unitCode the unit in which it runs
 * @param procedureName name of its process, or its key if it has none
 * @param partyCode of the enterprise or other party; null if there is none or it has no code
 * @param partyName null if there is none
 * @param parentNumber the case that called it; null if none did
 * @param rootNumber the case that called it, directly or not; itself if none did
 * @param openedAt null if the engine had forgotten it before there was this register
 * @param closedAt null while it is open
 * @param result in words; null while it is open
 * @param limitOn last day of its limit, or else the day on which its next task is due; null if
 *     nothing is due, or the limit stands still
 */
record CaseEntry(
    String instanceId,
    String caseNumber,
    String unitCode,
    String processKey,
    String procedureName,
    String title,
    String partyCode,
    String partyName,
    String parentNumber,
    String rootNumber,
    LocalDateTime openedAt,
    LocalDateTime closedAt,
    String result,
    LocalDate limitOn) {

  /** Of the columns. */
  static final int LONGEST_TEXT = 255;

  private static final int LONGEST_CODE = 64;

  /** A text as far as its column takes it: no title is so long that a case may not be opened. */
  static String cut(String text) {
    return cut(text, LONGEST_TEXT);
  }

  CaseEntry {
    title = cut(title);
    partyCode = cut(partyCode, LONGEST_CODE);
    partyName = cut(partyName);
    result = cut(result);
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  public boolean open() {
    return closedAt == null;
  }

  CaseEntry titled(String itsTitle, String itsPartyCode, String itsPartyName) {
    return new CaseEntry(
        instanceId,
        caseNumber,
        unitCode,
        processKey,
        procedureName,
        itsTitle,
        itsPartyCode,
        itsPartyName,
        parentNumber,
        rootNumber,
        openedAt,
        closedAt,
        result,
        limitOn);
  }

  CaseEntry numbered(String number) {
    return new CaseEntry(
        instanceId,
        number,
        unitCode,
        processKey,
        procedureName,
        title,
        partyCode,
        partyName,
        parentNumber,
        rootNumber.equals(caseNumber) ? number : rootNumber,
        openedAt,
        closedAt,
        result,
        limitOn);
  }

  public String searchText() {
    return NormalForm.searchText(
        Stream.of(caseNumber, title, partyName, partyCode)
            .filter(Objects::nonNull)
            .toArray(String[]::new));
  }
}
