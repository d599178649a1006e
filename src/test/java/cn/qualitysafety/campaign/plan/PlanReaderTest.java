package cn.qualitysafety.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class PlanReaderTest {

  /** A small plan without a fault; the tests of broken files change one place in it. */
  private static final String SMALL =
      """
      code: small
      year: 2009
      name: 小活动
      basis: 小活动方案
      phases:
        - { code: mobilisation, name: 动员部署, firstMonth: 1, lastMonth: 2 }
        - { code: rollout, name: 全面开展, firstMonth: 3, lastMonth: 10 }
      reporting: { firstMonth: 3, lastMonth: 10, limit: campaign.monthlyReport }
      divisions:
        - { code: metrology, name: 计量处 }
        - { code: standardisation, name: 标准化处 }
      toCome:
        - { regime: standard, name: 采标与技术壁垒, processes: [standard-filing] }
        - { regime: report, name: 定期报告, processes: [report-period] }
      clauses:
        - number: C001
          section: 三(二)3
          kind: commitment
          title: 产品采标
          responsible: standardisation
          due: "12-31"
          carriedBy: [standard-filing, licence-review]
          targets:
            - { key: C001, value: 1300, measure: 采标产品, unit: 个, scope: province, force: strive, shares: { "440100": 1299, "440000": 1 } }
            - { value: 50, measure: 采标企业, unit: "%", scope: city, force: hard, orValue: 500, orUnit: 家 }
        - number: C002
          section: 四(三)
          kind: regime
          title: 月报
          responsible: metrology
          carriedBy: [report-period]
      commitments:
        - { clause: C001, units: [province, each-city], interval: two-months, evidence: [证书清单], force: strive, allocation: cities, count: { register: 采标登记, event: 第一次发证, object: 产品 } }
      """;

  private final PlanReader reader = new PlanReader();

  @Test
  void theShippedPlanHasAllClausesOfTheDocumentInItsOrder() {
    CampaignPlan plan = shipped();
    assertThat(plan.code()).isEqualTo("quality-and-safety-year-2009");
    assertThat(plan.year()).isEqualTo(2009);
    assertThat(plan.basis()).contains("国务院", "国家质检总局", "全省质监工作要点");
    assertThat(plan.clauses())
        .extracting(Clause::number)
        .isEqualTo(IntStream.rangeClosed(1, 148).mapToObj("C%03d"::formatted).toList());
  }

  @Test
  void theShippedFiguresAreTheDocuments() {
    assertThat(shipped().clauses().stream().flatMap(clause -> figures(clause).stream()))
        .containsExactly(
            "C015 6类 city",
            "C033 1300个 province",
            "C037 3个 province",
            "C037 3个 province",
            "C078 1份/季度 province",
            "C078 1份/两个月 city",
            "C078 1份/月 county",
            "C105 20000名 province",
            "C113 100% province",
            "C119 50% 或 500家 city",
            "C129 4项 province",
            "C129 7项 province",
            "C129 1项 province",
            "C130 10个 province",
            "C131 2个 province",
            "C132 30个 province",
            "C133 4个 province",
            "C141 1份/月 city");
  }

  @Test
  void theShippedDatesAreTheDocuments() {
    assertThat(
            shipped().clauses().stream()
                .filter(clause -> clause.due() != null)
                .collect(Collectors.toMap(Clause::number, clause -> clause.due().toString())))
        .hasSize(12)
        .containsEntry("C009", "--03-15")
        .containsEntry("C033", "--12-31")
        .containsEntry("C105", "--12-31")
        .containsEntry("C107", "--12-31")
        .containsEntry("C111", "--12-31")
        .containsEntry("C122", "--12-31")
        .containsEntry("C130", "--12-31")
        .containsEntry("C135", "--03-31")
        .containsEntry("C136", "--03-31")
        .containsEntry("C137", "--03-31")
        .containsEntry("C138", "--10-31")
        .containsEntry("C139", "--12-31");
  }

  @Test
  void everyDivisionOfTheShippedPlanHasAClause() {
    CampaignPlan plan = shipped();
    assertThat(plan.divisions())
        .extracting(Division::code)
        .hasSameElementsAs(plan.clauses().stream().map(Clause::responsible).toList());
  }

  @Test
  void commitmentsAreNeitherGoalsNorRegimes() {
    CampaignPlan plan = shipped();
    assertThat(plan.commitments())
        .extracting(Clause::number)
        .contains("C033", "C105", "C119", "C139")
        .doesNotContain("C001", "C003", "C028", "C056", "C141", "C148");
  }

  @Test
  void eachOfTheNinetyCommitmentsIsOwedBySomebodyWhoReportsAndProvesIt() {
    CampaignPlan plan = shipped();
    assertThat(plan.handedOut())
        .extracting(Commitment::clause)
        .isEqualTo(plan.commitments().stream().map(Clause::number).toList())
        .hasSize(90);
    assertThat(plan.handedOut())
        .filteredOn(commitment -> commitment.allocation() != null)
        .extracting(Commitment::clause)
        .containsExactly("C033", "C105", "C132");
    assertThat(plan.handedOut())
        .filteredOn(commitment -> commitment.force() == Target.Force.STRIVE)
        .extracting(Commitment::clause)
        .as("争取、力争、努力 in the plan, or its own target's force")
        .containsExactly(
            "C018", "C033", "C036", "C095", "C107", "C111", "C122", "C131", "C132", "C133");
  }

  @Test
  void aCommitmentIsOwedByUnitsThatThereAre() {
    Set<String> drawn = Set.of("licence-review");
    Surroundings known = new Surroundings(drawn, drawn, Set.of("440000", "440100"));
    String listed = SMALL.replace("[province, each-city]", "[province, each-city, \"440300\"]");
    assertThatThrownBy(() -> new PlanReader(known).read(small(listed)))
        .hasMessage(
            "small.yaml:33: commitment C001: there is no unit '440300'; write province, each-city,"
                + " each-county, each-bureau or the code of a bureau");
    assertThat(read(SMALL).handedOut())
        .containsExactly(
            new Commitment(
                "C001",
                List.of("province", "each-city"),
                Commitment.Interval.TWO_MONTHS,
                List.of("证书清单"),
                Target.Force.STRIVE,
                new Commitment.Count("采标登记", "第一次发证", "产品"),
                Commitment.Allocation.CITIES));
  }

  @Test
  void phasesRunFromTheFirstToTheLastDayOfTheirMonths() {
    CampaignPlan plan = shipped();
    assertThat(plan.startOf("mobilisation", 2009)).isEqualTo("2009-03-01");
    assertThat(plan.endOf("mobilisation", 2009)).isEqualTo("2009-03-31");
    assertThat(plan.startOf("rollout", 2009)).isEqualTo("2009-04-01");
    assertThat(plan.endOf("rollout", 2009)).isEqualTo("2009-10-31");
    assertThat(plan.startOf("summary", 2009)).isEqualTo("2009-11-01");
    assertThat(plan.endOf("summary", 2009)).isEqualTo("2009-12-31");
    assertThat(plan.phase("summary").name()).isEqualTo("总结表彰");
  }

  @Test
  void aPhaseThatEndsInFebruaryKnowsLeapYears() {
    CampaignPlan plan = read(SMALL);
    assertThat(plan.endOf("mobilisation", 2009)).isEqualTo(LocalDate.of(2009, 2, 28));
    assertThat(plan.endOf("mobilisation", 2012)).isEqualTo(LocalDate.of(2012, 2, 29));
  }

  @Test
  void anUnknownPhaseIsRefusedByName() {
    assertThatThrownBy(() -> shipped().phase("festival"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no phase 'festival' in plan quality-and-safety-year-2009");
  }

  @Test
  void citiesReportOnEveryMonthOfTheRollout() {
    assertThat(shipped().reportMonths(2010))
        .hasSize(7)
        .startsWith(YearMonth.of(2010, 4))
        .endsWith(YearMonth.of(2010, 10));
    assertThat(shipped().reporting().limit()).isEqualTo("campaign.monthlyReport");
  }

  @Test
  void everythingThatAClauseSaysIsRead() {
    assertThat(read(SMALL).clauses())
        .containsExactly(
            new Clause(
                "C001",
                "三(二)3",
                Clause.Kind.COMMITMENT,
                "产品采标",
                "standardisation",
                MonthDay.of(12, 31),
                List.of("standard-filing", "licence-review"),
                List.of(
                    new Target(
                        "C001",
                        1300,
                        "采标产品",
                        "个",
                        Target.Scope.PROVINCE,
                        Target.Force.STRIVE,
                        null,
                        null,
                        Map.of("440100", 1299, "440000", 1)),
                    new Target(
                        null,
                        50,
                        "采标企业",
                        "%",
                        Target.Scope.CITY,
                        Target.Force.HARD,
                        500,
                        "家",
                        Map.of()))),
            new Clause(
                "C002",
                "四(三)",
                Clause.Kind.REGIME,
                "月报",
                "metrology",
                null,
                List.of("report-period"),
                List.of()));
  }

  /** The first text is replaced by the second; / stands for a line break. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          basis: 小活动方案/||1: plan: key 'basis' is missing
          year: 2009|year: zwölf|2: plan: year must be a whole number of at least 1
          year: 2009|year: 0|2: plan: year must be a whole number of at least 1
          name: 小活动/|name: 2009/|3: plan: name must be text
          name: 小活动/|name: [小活动]/|3: plan: name must be text
          year: 2009|year: 2009/motto: 质量|3: plan: key 'motto' is unknown
          year: 2009|year: 2009/year: 2010|3: plan: key 'year' appears twice
          firstMonth: 1,|firstMonth: 13,|6: phase mobilisation: firstMonth must be a month, 1 to 12
          lastMonth: 2 }|lastMonth: 0 }|6: phase mobilisation: lastMonth must be a month, 1 to 12
          firstMonth: 1,|firstMonth: 3,|6: phase mobilisation: lastMonth 2 is before firstMonth 3
          lastMonth: 2 }|lastMonth: 3 }|7: phase rollout: overlaps phase 'mobilisation'
          lastMonth: 2 }|lastMonth: 1 }|7: phase rollout: leaves a gap after phase 'mobilisation'
          firstMonth: 1, lastMonth: 2|firstMonth: 11, lastMonth: 12|7: phase rollout: begins before phase 'mobilisation' above it
          code: rollout|code: mobilisation|7: phase mobilisation: code 'mobilisation' is taken already
          reporting: {|reporting: #{|8: plan: reporting must consist of keys and values
          { firstMonth: 3, lastMonth: 10, limit|{ firstMonth: 3, lastMonth: 2, limit|8: reporting: lastMonth 2 is before firstMonth 3
          , limit: campaign.monthlyReport||8: reporting: key 'limit' is missing
          - { code: metrology, name: 计量处 }|- 计量处/  - { code: metrology, name: 计量处 }|10: plan: each division must consist of keys and values
          code: standardisation,|code: metrology, name: 重复 }/  - { code: standardisation,|11: division metrology: code 'metrology' is taken already
          regime: report,|regime: standard, name: 重复, processes: [licence-review] }/  - { regime: report,|14: toCome standard: regime 'standard' is taken already
          processes: [report-period] }|processes: [] }|14: toCome report: processes must be a list with at least one entry
          processes: [report-period] }|processes: [report-period, 7] }|14: toCome report: each entry of processes must be text
          processes: [report-period] }|processes: [report-period, standard-filing] }|14: toCome report: 'standard-filing' is named by regime 'standard' already
          processes: [report-period] }|processes: [report-period, report-year] }|14: toCome report: 'report-year' carries no clause; remove it, or name it in carriedBy of the clause that waits for it
          - number: C002|- number: C001|26: clause C001 四(三): number 'C001' is taken already
          - number: C002/    section|- section|26: clause 四(三): key 'number' is missing
          kind: commitment|kind: wish|18: clause C001 三(二)3: kind 'wish' is none of goal, commitment, regime
          title: 产品采标|title: ""|19: clause C001 三(二)3: title is empty
          title: 产品采标|title:|19: clause C001 三(二)3: title is empty
          responsible: standardisation|responsible: xyz|20: clause C001 三(二)3: responsible 'xyz' is not a division of this plan
          "12-31"|"02-30"|21: clause C001 三(二)3: due '02-30' is not a day of the form MM-DD
          "12-31"|年底|21: clause C001 三(二)3: due '年底' is not a day of the form MM-DD
          "12-31"|2009-12-31|21: clause C001 三(二)3: due must be text
          /    carriedBy: [report-period]|/    carriedBy: [report-period, report-period]|31: clause C002 四(三): carriedBy names 'report-period' twice
          carriedBy: [report-period]|carriedBy: [report-period]/    targets: []|32: clause C002 四(三): targets must be a list with at least one entry
          value: 1300, ||24: clause C001 三(二)3, target 采标产品: key 'value' is missing
          value: 1300|value: -1|24: clause C001 三(二)3, target 采标产品: value must be a whole number of at least 1
          value: 1300|value: 许多|24: clause C001 三(二)3, target 采标产品: value must be a whole number of at least 1
          scope: province|scope: world|24: clause C001 三(二)3, target 采标产品: scope 'world' is none of province, city, county
          , orUnit: 家||25: clause C001 三(二)3, target 采标企业: orValue and orUnit need each other
          force: strive, shares|force: soft, shares|24: clause C001 三(二)3, target 采标产品: force 'soft' is none of hard, strive
          key: C001,|key: C 001,|24: clause C001 三(二)3, target 采标产品: key 'C 001' must be letters, digits and hyphens, at most 24
          - { value: 50|- { key: C001, value: 50|23: clause C001 三(二)3: the key 'C001' of a target is taken already
          1299|1298|24: clause C001 三(二)3, target 采标产品: the shares come to 1299, less than the value 1300
          "440000": 1 }|"440000": 1, "440200": 0 }|24: clause C001 三(二)3, target 采标产品, shares: 440200 must be a whole number of at least 1
          measure: 采标企业|measure: 采标产品|25: clause C001 三(二)3, target 采标产品: measure '采标产品' is taken already
          - { clause: C001|- { clause: C003|18: clause C001 三(二)3: a commitment that nobody owes; name it in commitments, with its units/small.yaml:33: commitment C003: clause 'C003' is not a clause of this plan
          - { clause: C001|- { clause: C002|18: clause C001 三(二)3: a commitment that nobody owes; name it in commitments, with its units/small.yaml:33: commitment C002: clause C002 is no commitment; nobody can be made to finish it/small.yaml:33: commitment C002: clause C002 has no target that is counted; remove count/small.yaml:33: commitment C002: to share a target out it has to be the province's, a number of objects, and owed by province and each-city
          - { clause: C001|- { clause: C001, units: [province], interval: month, evidence: [文件], force: hard }/  - { clause: C001|33: commitment C001: clause C001 has a target that is counted; say by count what counts/small.yaml:33: commitment C001: force is not that of the targets of C001/small.yaml:33: commitment C001: a target of C001 has shares; write allocation: cities/small.yaml:34: commitment C001: clause 'C001' is taken already
          units: [province, each-city],|units: [province, each-town],|33: commitment C001: there is no unit 'each-town'; write province, each-city, each-county, each-bureau or the code of a bureau/small.yaml:33: commitment C001: to share a target out it has to be the province's, a number of objects, and owed by province and each-city
          units: [province, each-city]|units: [province, each-city, each-bureau]|33: commitment C001: each-bureau is all of them; remove the others
          units: [province, each-city], ||33: commitment C001: key 'units' is missing/small.yaml:33: commitment C001: to share a target out it has to be the province's, a number of objects, and owed by province and each-city
          interval: two-months|interval: year|33: commitment C001: interval 'year' is none of month, two-months, quarter
          evidence: [证书清单]|evidence: []|33: commitment C001: evidence must be a list with at least one entry
          evidence: [证书清单]|evidence: [一, 二, 三, 四, 五, 六]|33: commitment C001: evidence names more than 5 kinds
          evidence: [证书清单]|evidence: [一二三四五六七八九十一二三四五六七八九十一]|33: commitment C001: a kind of evidence has at most 20 characters
          force: strive, allocation|force: soft, allocation|33: commitment C001: force 'soft' is none of hard, strive
          allocation: cities|allocation: counties|33: commitment C001: allocation 'counties' is none of cities/small.yaml:33: commitment C001: a target of C001 has shares; write allocation: cities
          event: 第一次发证, ||33: count: key 'event' is missing
          """)
  void aBrokenFileIsRefusedWithFileLineAndReason(String from, String to, String complaint) {
    String found = from.replace('/', '\n');
    assertThat(SMALL).containsOnlyOnce(found);
    String broken = SMALL.replace(found, to == null ? "" : to.replace('/', '\n'));
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessage("small.yaml:" + complaint.replace("/small.yaml", "\nsmall.yaml"));
  }

  @Test
  void aClauseNamesModelsThatAreThereOrThatAreToCome() {
    Set<String> drawn = Set.of("licence-review");
    Surroundings models = new Surroundings(drawn, drawn, Set.of("440000", "440100"));
    assertThat(new PlanReader(models).read(small(SMALL)).toCome("report-period"))
        .hasValueSatisfying(regime -> assertThat(regime.name()).isEqualTo("定期报告"));

    assertThatThrownBy(
            () ->
                new PlanReader(models)
                    .read(small(SMALL.replace("[report-period]\n", "[report-perod]\n"))))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessage(
            """
            small.yaml:14: toCome report: 'report-period' carries no clause; remove it, or name it in carriedBy of the clause that waits for it
            small.yaml:31: clause C002 四(三): carriedBy names 'report-perod', which is neither a deployed model nor named in toCome; correct the key, or add it to toCome under the regime that will bring the model""");
  }

  @Test
  void aModelThatHasArrivedIsNoLongerToCome() {
    Set<String> arrived = Set.of("licence-review", "report-period");
    Set<String> units = Set.of("440000", "440100");
    assertThatThrownBy(
            () -> new PlanReader(new Surroundings(arrived, arrived, units)).read(small(SMALL)))
        .hasMessage(
            "small.yaml:14: toCome report: 'report-period' is a model of this release and no longer to"
                + " come; remove it from toCome");
    assertThatCode(
            () ->
                new PlanReader(new Surroundings(arrived, Set.of("licence-review"), units))
                    .read(small(SMALL)))
        .as("what a designer has deployed stops no start")
        .doesNotThrowAnyException();
  }

  @Test
  void aTargetIsSharedOutToUnitsThatThereAre() {
    Set<String> drawn = Set.of("licence-review");
    assertThatThrownBy(
            () ->
                new PlanReader(new Surroundings(drawn, drawn, Set.of("440000"))).read(small(SMALL)))
        .hasMessage(
            "small.yaml:23: clause C001 三(二)3: target 采标产品: there is no unit '440100' to share it out to");
  }

  @Test
  void allComplaintsOfAFileAreReportedAtOnceInTheOrderOfItsLines() {
    String broken =
        SMALL
            .replace("year: 2009\n", "")
            .replace("lastMonth: 2 }", "lastMonth: 14 }")
            .replace("responsible: metrology", "responsible: xyz")
            .replace("title: 产品采标", "titel: 产品采标");
    assertThatThrownBy(() -> read(broken))
        .hasMessage(
            """
            small.yaml:1: plan: key 'year' is missing
            small.yaml:5: phase mobilisation: lastMonth must be a month, 1 to 12
            small.yaml:15: clause C001 三(二)3: key 'title' is missing
            small.yaml:18: clause C001 三(二)3: key 'titel' is unknown
            small.yaml:29: clause C002 四(三): responsible 'xyz' is not a division of this plan""");
  }

  @Test
  void aFileThatIsNotYamlIsRefusedWithTheLine() {
    assertThatThrownBy(() -> read(SMALL.replace("name: 小活动\n", "name: \"小活动\n")))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessageStartingWith("small.yaml:")
        .hasMessageContaining("is not YAML: ");
    assertThatThrownBy(() -> read("code: a\nyear: [2009\nname: b\n"))
        .hasMessageStartingWith("small.yaml:3: is not YAML: ");
    assertThatThrownBy(() -> read("code: a\nname: \u0000\n"))
        .hasMessageStartingWith("small.yaml:1: is not YAML: ");
  }

  @Test
  void aFileWithoutKeysIsRefused() {
    assertThatThrownBy(() -> read(""))
        .hasMessage("small.yaml:1: the file must consist of keys and values");
    assertThatThrownBy(() -> read("- 一\n")).isInstanceOf(BrokenPlanException.class);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    assertThatThrownBy(() -> reader.read(file(SMALL, Charset.forName("GBK"))))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessageStartingWith("small.yaml:3: is not in UTF-8; ");
  }

  @Test
  void aFileThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> reader.read(new ClassPathResource("campaign/none.yaml")))
        .isInstanceOf(BrokenPlanException.class)
        .hasMessageContaining("none.yaml:1: ")
        .hasMessageContaining("does not exist");
  }

  private CampaignPlan shipped() {
    return reader.read(new ClassPathResource("campaign/quality-and-safety-year-2009.yaml"));
  }

  private CampaignPlan read(String text) {
    return reader.read(small(text));
  }

  private static ByteArrayResource small(String text) {
    return file(text, StandardCharsets.UTF_8);
  }

  private static ByteArrayResource file(String text, Charset encoding) {
    return new ByteArrayResource(text.getBytes(encoding)) {
      @Override
      public String getFilename() {
        return "small.yaml";
      }
    };
  }

  private static List<String> figures(Clause clause) {
    return clause.targets().stream()
        .map(
            target ->
                "%s %d%s%s %s"
                    .formatted(
                        clause.number(),
                        target.value(),
                        target.unit(),
                        target.orValue() == null
                            ? ""
                            : " 或 %d%s".formatted(target.orValue(), target.orUnit()),
                        target.scope().name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
