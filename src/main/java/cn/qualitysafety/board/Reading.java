package cn.qualitysafety.board;

import cn.qualitysafety.campaign.CarriedClause;
import cn.qualitysafety.commitment.CommitmentItem;
import cn.qualitysafety.platform.deadline.Light;
import cn.qualitysafety.target.Expectations;
import cn.qualitysafety.target.TargetSum;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the registers say of some bureaus at one moment; each is asked once.
 *
 * @param year of the campaign that was started last, or this one
 * @param items commitments of that campaign, open and closed
 * @param lights of those that are open, by their numbers
 * @param cases of findings, listings, urgent reports, documents and projects
 * @param steps what the open ones among them wait for, by their numbers
 * @param planned documents that the plan wants; those of the province, and of nobody else
 * @param venues what of the six was reached, by the code of the city
 * @param names of people by login
 */
record Reading(
    Reach reach,
    LocalDateTime now,
    int year,
    List<BoardMapper.DatedPhase> phases,
    List<BoardMapper.Filing> filings,
    List<CommitmentItem> items,
    Map<String, Light> lights,
    List<CaseEntries> cases,
    Map<String, List<String>> steps,
    List<PlannedDocument> planned,
    List<BoardMapper.Reports> reports,
    List<BoardMapper.OverdueTasks> overdue,
    List<BoardMapper.LateTask> longestOverdue,
    List<BoardMapper.OfMonth> months,
    List<BoardMapper.Time> times,
    List<BoardMapper.OfRegister> registers,
    Expectations expectations,
    List<TargetSum> sums,
    List<TargetSum> sumsBefore,
    Map<String, Set<String>> venues,
    List<CarriedClause> clauses,
    Map<String, String> names) {

  static final String FINDING = "commitment-finding";
  static final String LISTING = "commitment-listing";
  static final String URGENT = "commitment-urgent-report";
  static final String DOCUMENT = "rulemaking-document";
  static final String STANDARD = "rulemaking-standard";
  static final String PROJECT = "project-case";

  LocalDate today() {
    return now.toLocalDate();
  }

  Stream<CaseEntries> cases(String processKey) {
    return cases.stream().filter(each -> each.processKey().equals(processKey));
  }

  Stream<CaseEntries> open(String processKey) {
    return cases(processKey).filter(CaseEntries::isOpen);
  }

  Stream<CommitmentItem> openItems() {
    return items.stream().filter(CommitmentItem::isOpen);
  }

  /** Those whose day is over. */
  Stream<CommitmentItem> overdueItems() {
    return openItems().filter(item -> item.isOverdue(today()));
  }

  String step(String caseNumber) {
    return String.join("、", steps.getOrDefault(caseNumber, List.of("系统处理中")));
  }

  /** Division of a unit: 广州市. */
  String lineName(String unitCode) {
    return reach.line(unitCode).name();
  }
}
