package cn.qualitysafety.platform.casefile;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseMapper {

  void insert(CaseEntry entry);

  /** Writes number, title, party and search text, and when it was opened. */
  void describe(CaseEntry entry);

  void setResult(@Param("instanceId") String instanceId, @Param("result") String result);

  /**
   * @param result unless a step has said it
   * @param endEvent id of the end event that it has reached; null if it was terminated
   */
  void close(
      @Param("instanceId") String instanceId,
      @Param("at") LocalDateTime at,
      @Param("result") String result,
      @Param("endEvent") String endEvent);

  /**
   * An end event.
   *
   * @param name null if it has none
   */
  record EndReached(String endEvent, String name) {}

  /** Those of these end events that a case has reached by its history, the last one first. */
  List<EndReached> endsReached(
      @Param("instanceId") String instanceId, @Param("ends") Collection<String> ends);

  /**
   * A value that is recorded for a case.
   *
   * @param text empty if nothing was entered
   */
  record Same(String name, String text) {}

  /**
   * Other cases of a process with all these values, the oldest first, which go on or have reached
   * an end.
   *
   * @param refusals patterns of the ends that do not count
   * @param onlyOpen whether no end counts
   */
  List<String> another(
      @Param("processKey") String processKey,
      @Param("caseNumber") String caseNumber,
      @Param("same") List<Same> same,
      @Param("refusals") List<String> refusals,
      @Param("onlyOpen") boolean onlyOpen);

  /** Null if there is none. */
  CaseEntry ofInstance(String instanceId);

  /** The same without its limit. */
  CaseEntry find(String instanceId);

  /** When the first with this number was opened; null if there is none. */
  LocalDateTime openedAt(String caseNumber);

  /** Cases of a party, without their limits. */
  List<CaseEntry> ofParty(String partyCode);

  /** Keys of the processes of a party's cases in these units. */
  List<String> proceduresOfParty(
      @Param("partyCode") String partyCode, @Param("unitCodes") Collection<String> unitCodes);

  /** A party's cases of these processes in these units, without their limits, the newest first. */
  List<CaseEntry> ofPartyIn(
      @Param("partyCode") String partyCode,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("procedures") Collection<String> procedures,
      @Param("limit") int limit,
      @Param("offset") int offset);

  /** Documents of the same cases, the newest first. */
  List<PartyCases.PartyDocument> documentsOfParty(
      @Param("partyCode") String partyCode,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("procedures") Collection<String> procedures,
      @Param("limit") int limit,
      @Param("offset") int offset);

  /** Of what process a case is. */
  record Numbered(String caseNumber, String processKey) {}

  /** Those of some cases that are in these units. */
  List<Numbered> numbered(
      @Param("caseNumbers") Collection<String> caseNumbers,
      @Param("unitCodes") Collection<String> unitCodes);

  /** What a case is called. */
  record TitledCase(String instanceId, String caseNumber, String processKey, String title) {}

  /** Those of some cases that are in these units, by their numbers. */
  List<TitledCase> titled(
      @Param("caseNumbers") Collection<String> caseNumbers,
      @Param("unitCodes") Collection<String> unitCodes);

  /** Cases of a process in these units that were opened in a time, its end left out. */
  List<ProcessCases.ProcessCase> ofProcess(
      @Param("processKey") String processKey,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("from") LocalDateTime from,
      @Param("until") LocalDateTime until);

  /** Closed cases of a number in these units, the last one first. */
  List<CaseEntry> closed(
      @Param("caseNumber") String caseNumber, @Param("unitCodes") Collection<String> unitCodes);

  /** Instances of the cases in these units that another called and that do not bear its number. */
  List<String> calledUnderOtherNumbers(
      @Param("rootNumber") String rootNumber, @Param("unitCodes") Collection<String> unitCodes);

  List<CaseEntry> closedFamily(
      @Param("rootNumber") String rootNumber, @Param("unitCodes") Collection<String> unitCodes);

  /** Keys of the processes that are read with their callers. */
  List<String> services();

  /** Key of the process that called a service; empty of whatever is none. */
  List<String> causes(String instanceId);

  /** The post whose tasks a service has, as long as the engine knows. */
  List<String> postsOfService(String instanceId);

  /** Names of the procedures of which there are cases in these units. */
  List<Procedure> procedures(@Param("unitCodes") Collection<String> unitCodes);

  record Procedure(String processKey, String procedureName) {}

  int count(@Param("asked") CaseSearch asked);

  List<CaseEntry> search(
      @Param("asked") CaseSearch asked, @Param("limit") int limit, @Param("offset") int offset);

  /** A document by its number. */
  record FoundDocument(String number, String title, String caseNumber) {}

  /**
   * Documents of the cases that are found, the newest first.
   *
   * @param number pattern of like, with the escape character !
   */
  List<FoundDocument> documents(
      @Param("asked") CaseSearch asked, @Param("number") String number, @Param("limit") int limit);

  /** A step in which a case is. */
  record Standing(String instanceId, String step) {}

  List<Standing> standing(@Param("instanceIds") Collection<String> instanceIds);

  /** Open cases that are not in the register, callers before those that they called. */
  List<OpenBefore> openBefore();

  /** A case from before the register, as the engine's history has it. */
  record OpenBefore(
      String instanceId,
      String caseNumber,
      String unitCode,
      String modelId,
      String callerId,
      LocalDateTime openedAt) {}

  /** What was closed before the register and has been copied into it, with its day of opening. */
  List<CaseEntry> closedBefore();

  /** Keys of the processes of the cases of a number. */
  List<String> processesOf(String caseNumber);
}
