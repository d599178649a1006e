package cn.qualitysafety.platform.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.deadline.Limit;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever this release says of the law is in the list of articles; the models, tables and forms
 * are asked in ReleaseModelsTest. A subject has one article on a day: two papers of one case that
 * are about the same thing cite the same.
 */
@SystemTest
class CitationsTest {

  private static final Path CODE = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\blaw\\.[a-z]\\w+");
  private static final Pattern CITED = Pattern.compile("\\.cite\\(([^;]*?)\\)[;,)]");

  @Autowired private Articles articles;
  @Autowired private Limits limits;
  @Autowired private KnownTemplates templates;
  @Autowired private List<SettingRegister> registers;
  @Autowired private ModelCheck check;

  @Test
  void everyTemplateCitesTheLaw() {
    SettingRegister register =
        registers.stream()
            .filter(each -> each.kind() == SettingKind.TEMPLATE)
            .findFirst()
            .orElseThrow();
    Brought brought = new Brought();
    register.tell(register.released(), brought);
    assertThat(brought.templates()).hasSizeGreaterThan(25);
    assertThat(check.documents(List.of(), brought)).extracting(Finding::sentence).isEmpty();
  }

  /** Each version of a limit cites what holds from its first day to its last. */
  @Test
  void everyLimitCitesTheLaw() {
    List<String> wrong = new ArrayList<>();
    for (String name : limits.names()) {
      for (Limit limit : limits.versions(name)) {
        articles
            .list()
            .faults(limit.basis(), new Period(limit.from(), limit.until()))
            .forEach(fault -> wrong.add("%s: %s".formatted(name, fault)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What the program says on paper it takes from the list, for the day. */
  @Test
  void theProgramCitesByKeysAndTheKeysAreInTheList() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path file : sources()) {
      Matcher literal = LITERAL.matcher(Files.readString(file));
      while (literal.find()) {
        String text = literal.group();
        if (!file.toString().contains("platform/law/")) {
          assertThat(CitationText.in(text, articles.list().laws().values()))
              .as("%s cites in words; write {{law.…}} and Articles.fill", file)
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

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(CODE)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The limit of a letter and the letter name the same article, paragraph and item. */
  @ParameterizedTest
  @CsvSource({
    "licence.acceptance,  licence/licence-acceptance",
    "licence.acceptance,  licence/licence-correction",
    "licence.review,      licence/licence-acceptance",
    "licence.review,      licence/licence-grant",
    "licence.certificate, licence/licence-grant",
    "licence.visit,       licence/licence-visit-conclusion",
    "licence.deliverSample, licence/licence-visit-conclusion",
    "licence.test,        licence/licence-test-conclusion",
    "licence.annualReport, licence/licence-report-reminder",
    "spotcheck.object,    spotcheck/spotcheck-result-notice",
    "spotcheck.rectify,   spotcheck/spotcheck-rectification-order"
  })
  void limitAndPaperCiteTheSame(String limit, String template) {
    TemplateText paper = templates.versions(template).get(template);
    assertThat(subjects(limits.named(limit, LocalDate.of(2009, 9, 1)).basis()))
        .containsAnyElementsOf(subjects(paper.text()));
  }

  /** Keys of what a text cites. */
  private Set<String> subjects(String text) {
    Set<String> keys = new TreeSet<>();
    for (CitationText.Cited cited : CitationText.in(text, articles.list().laws().values())) {
      articles
          .list()
          .articles()
          .forEach(
              (key, article) -> {
                if (article.citations().stream()
                    .anyMatch(
                        each ->
                            each.law().equals(cited.law().key())
                                && cited.place().contains(each.place()))) {
                  keys.add(key);
                }
              });
    }
    return keys;
  }
}
