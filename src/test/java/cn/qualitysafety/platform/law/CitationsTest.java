package cn.qualitysafety.platform.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever this release says of the law is in the list of articles; the models, tables and forms
 * are asked in ReleaseModelsTest. A subject has one article on a day: two papers of one case that
 * are about the same thing cite the same.
 */
@SystemTest
class CitationsTest {

  private static final LocalDate DAY = LocalDate.of(2009, 3, 2);

  /** Under orders 133 on spot checks and 156 on licences. */
  private static final LocalDate BETWEEN = LocalDate.of(2015, 6, 1);

  /** After the laws on licences, penalties and spot checks were changed. */
  private static final LocalDate LATER = LocalDate.of(2021, 9, 15);

  private static final Path CODE = Path.of("src/main/java");
  private static final Path PAGES = Path.of("src/main/resources/templates");
  private static final Pattern LITERAL = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\blaw\\.[a-z]\\w+");
  private static final Pattern CITED = Pattern.compile("\\.cite\\(([^;]*?)\\)[;,)]");

  @Autowired private Articles articles;
  @Autowired private Limits limits;
  @Autowired private KnownTemplates templates;
  @Autowired private List<SettingRegister> registers;
  @Autowired private ModelCheck check;

  /** Of a limit with dates, and of a version of a template, the law of that time. */
  @ParameterizedTest
  @EnumSource(names = {"TEMPLATE", "LIMIT"})
  void everyTemplateAndLimitCitesTheLaw(SettingKind kind) {
    SettingRegister register =
        registers.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    Brought brought = new Brought();
    register.tell(register.released(), brought);
    assertThat(brought.templates().size() + CitingTexts.of(brought).size()).isGreaterThan(25);
    assertThat(check.documents(List.of(), brought)).extracting(Finding::sentence).isEmpty();
  }

  /** Whoever approves a supplement of the list sees which articles of the release it changes. */
  @Test
  void aSupplementSaysWhatOfTheReleaseItChanges() {
    SettingRegister register =
        registers.stream()
            .filter(each -> each.kind() == SettingKind.ARTICLE)
            .findFirst()
            .orElseThrow();
    String supplement =
        """
        law:
          articles:
            penalty-decision-letter:
              subject: 处罚决定书载明的事项
              citations:
                - { law: penalty, article: 39, paragraph: 1, from: 1996-10-01, until: 2021-07-14, source: read }
                - { law: penalty, article: 60, paragraph: 1, from: 2021-07-15, source: known }
        """;
    assertThat(register.text(SettingValue.of(supplement.getBytes(StandardCharsets.UTF_8))))
        .contains("；改变系统自带的：条文“penalty-decision-letter”（处罚决定书载明的事项）由“")
        .containsPattern("行政处罚法（2021）第五十九条第一款”改为“.*行政处罚法（2021）第六十条第一款”");
    assertThat(register.text(register.released().get("release"))).doesNotContain("改变系统自带的");
  }

  /** What the program says on paper it takes from the list, for the day. */
  @Test
  void theProgramCitesByKeysAndTheKeysAreInTheList() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path file : files(CODE, ".java")) {
      Matcher literal = LITERAL.matcher(Files.readString(file));
      while (literal.find()) {
        String text = literal.group();
        if (!file.toString().contains("platform/law/")) {
          assertThat(articles.list().faults(text, Period.ALWAYS))
              .as("%s; write {{law.…}} and Articles.fill", file)
              .isEmpty();
        }
        PLACEHOLDER.matcher(text).results().forEach(found -> keys.add(found.group()));
      }
      for (Matcher cite = CITED.matcher(Files.readString(file)); cite.find(); ) {
        LITERAL
            .matcher(cite.group(1))
            .results()
            .map(key -> key.group().replace("\"", ""))
            .forEach(key -> assertThat(articles.list().articles()).as("%s", file).containsKey(key));
      }
    }
    assertThat(keys).contains("law.licenceRevocationBan");
    assertThat(articles.list().placeholders()).containsAll(keys);
  }

  /** A screen is read from its first heading on; the manual's pages bring their own. */
  @Test
  void everyPageCitesTheLawAndHasOneFirstHeading() throws IOException {
    for (Path page : files(PAGES, ".html")) {
      String text = Files.readString(page);
      assertThat(articles.list().faults(text, Period.ALWAYS)).as("%s", page).isEmpty();
      if (!page.endsWith("manual.html")) {
        assertThat(text.split("<h1[ >]")).as("%s", page).hasSameSizeAs(text.split("<main[ >]"));
      }
    }
  }

  private static List<Path> files(Path folder, String extension) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The limit of a letter and the letter name the same article, paragraph and item: not one the
   * article and the other a paragraph of it, and each the law of the day. So it is of every law
   * that both name. What a letter cites in some cases alone is looked at where these are played.
   */
  @ParameterizedTest
  @CsvSource({
    "licence.acceptance,  licence/licence-acceptance",
    "licence.acceptance,  licence/licence-correction",
    "licence.review,      licence/licence-acceptance",
    "licence.review,      licence/licence-grant",
    "licence.certificate, licence/licence-grant",
    "licence.test,        licence/licence-test-conclusion",
    "licence.annualReport, licence/licence-report-reminder",
    "spotcheck.object,    spotcheck/spotcheck-result-notice",
    "spotcheck.rectify,   spotcheck/spotcheck-rectification-order"
  })
  void limitAndPaperCiteTheSame(String limit, String template) {
    for (LocalDate day : List.of(DAY, BETWEEN, LATER)) {
      Map<String, Set<String>> ofLimit = places(limits.named(limit, day).basis(), day);
      Map<String, Set<String>> ofPaper = places(inForce(template, day).text(), day);
      assertThat(ofLimit.keySet())
          .as("articles of %s and %s of %s", limit, template, day)
          .containsAnyElementsOf(ofPaper.keySet());
      ofLimit.forEach(
          (article, places) ->
              assertThat(places)
                  .as("%s in %s and %s of %s", article, limit, template, day)
                  .containsAnyElementsOf(ofPaper.getOrDefault(article, places)));
    }
  }

  private TemplateText inForce(String template, LocalDate day) {
    return templates.versions(template).entrySet().stream()
        .filter(version -> !from(version.getKey()).isAfter(day))
        .max(Comparator.comparing(version -> from(version.getKey())))
        .orElseThrow()
        .getValue();
  }

  private static LocalDate from(String version) {
    return KnownTemplates.from(version).orElse(LocalDate.MIN);
  }

  /** What a text cites on a day, by articles: of 产品质量法第十五条 第四款. */
  private Map<String, Set<String>> places(String text, LocalDate day) {
    ArticleList list = articles.list();
    return CitationText.in(list.fill(day, text), list.laws().values()).stream()
        .collect(
            Collectors.groupingBy(
                cited -> cited.law().title() + cited.place().article(),
                Collectors.mapping(cited -> cited.place().chinese(), Collectors.toSet())));
  }
}
