package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.RegimeFacts;
import cn.qualitysafety.platform.record.CaseRecords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is known of the bureaus that are scored; each of them is a row of the case. */
@Component
class CommendationFacts implements RegimeFacts {

  /** Of a list on which nobody is. */
  private static final String NONE = "无";

  private final CommendationService commendations;
  private final CaseRecords records;
  private final UnitRegister units;

  CommendationFacts(CommendationService commendations, CaseRecords records, UnitRegister units) {
    this.commendations = commendations;
    this.records = records;
    this.units = units;
  }

  /**
   * A place in a case.
   *
   * @param score of the bureau whose row it is; null for the case as a whole
   */
  private record Scored(String caseNumber, Score score) {}

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.ofPlaces(this::scored, "commitment-commendation")
            .list("scoredUnits", "参评单位代码", place -> commendations.scored(place.caseNumber()))
            .choices("unitChoices", "参评单位", place -> names(place.caseNumber()))
            .text("praisedNames", "拟表扬的单位名称", listed("praised"))
            .text("praisedPeople", "拟表扬的个人名单", place -> people(place.caseNumber()))
            .text("criticisedNames", "拟批评的单位名称", listed("criticised"))
            .text("ranking", "考核排名", place -> ranking(place.caseNumber()))
            .text("scoredUnit", "单位代码", of(Score::unitCode))
            .text("scoredUnitName", "参评单位名称", of(score -> units.name(score.unitCode())))
            .day("frozenOn", "取数日期", of(score -> score.frozenAt().toLocalDate()))
            .number("reportsOwed", "应报月报", of(Score::reportsOwed))
            .number("reportsOnTime", "按时报送的月报", of(Score::reportsOnTime))
            .number("reportsLate", "迟报的月报", of(Score::reportsLate))
            .number("reportsMissing", "未报的月报", of(Score::reportsMissing))
            .number("itemsOnTime", "按期完成的督办任务", of(Score::itemsOnTime))
            .number("itemsLate", "逾期完成的督办任务", of(Score::itemsLate))
            .number("itemsFailed", "到期未完成的督办任务", of(Score::itemsFailed))
            .number("hardTargets", "约束性指标", of(Score::hardTargets))
            .number("hardReached", "达到的约束性指标", of(Score::hardReached))
            .number("findingsInTime", "按期整改的督查问题", of(Score::findingsInTime))
            .number("findingsLate", "逾期整改、逾期未整改的督查问题", of(Score::findingsLate))
            .number("listings", "挂牌督办", of(Score::listings))
            .number("urgentLate", "迟报的紧急情况", of(Score::urgentLate))
            .number("concealedAccidents", "查实的瞒报事故", of(Score::concealedAccidents))
            .number("falseFigures", "查实的数字不实", of(Score::falseFigures)));
  }

  /** The outermost row is the bureau's; what it is scored for are rows within it. */
  private Scored scored(CasePlace place) {
    List<String> rows = place.rows();
    return new Scored(
        place.caseNumber(),
        rows.isEmpty() ? null : commendations.score(place.caseNumber(), rows.get(rows.size() - 1)));
  }

  private static <T> Function<Scored, T> of(Function<Score, T> source) {
    return place -> place.score() == null ? null : source.apply(place.score());
  }

  private Map<String, String> names(String caseNumber) {
    Map<String, String> names = new LinkedHashMap<>();
    commendations.scored(caseNumber).forEach(code -> names.put(code, units.name(code)));
    return names;
  }

  /** A bureau that has been scored, as the tables say. */
  private record Standing(int points, String line) {}

  /** Best first, who has as many points as another has the same place; of one bureau no place. */
  private String ranking(String caseNumber) {
    List<Standing> standings =
        commendations.scored(caseNumber).stream()
            .map(code -> standing(CasePlace.of(caseNumber).row(code)))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Standing::points).reversed())
            .toList();
    return standings.size() < 2
        ? standings.stream().map(Standing::line).collect(Collectors.joining())
        : standings.stream()
            .map(each -> "第%d名 %s".formatted(1 + better(standings, each), each.line()))
            .collect(Collectors.joining("；"));
  }

  private Optional<Standing> standing(CasePlace row) {
    return Optional.ofNullable(records.text(row, "total"))
        .map(total -> new Standing(Integer.parseInt(total), records.text(row, "standingLine")));
  }

  private static long better(List<Standing> standings, Standing than) {
    return standings.stream().filter(each -> each.points() > than.points()).count();
  }

  /** Names of the units whose codes a list of the case has. */
  private Function<Scored, String> listed(String list) {
    return place -> {
      String codes = records.text(place.caseNumber(), list);
      return codes == null ? NONE : codes.lines().map(units::name).collect(Collectors.joining("、"));
    };
  }

  private String people(String caseNumber) {
    String people = records.text(caseNumber, "praisedPersons");
    return people == null ? NONE : people;
  }
}
