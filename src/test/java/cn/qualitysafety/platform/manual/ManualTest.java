package cn.qualitysafety.platform.manual;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.ModelXml;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;

/**
 * The manual against what it is about: posts, models, limits, and the words on buttons and forms.
 */
@SystemTest
class ManualTest {

  private static final Path MANUAL = Path.of("src/docs/manual");

  /** Whose page it is. */
  private static final Pattern POSTS = Pattern.compile("(?m)^岗位：(.+)$");

  /** A procedure, or a part after a colon, and all that is said of it. */
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## (?:[^\\n]*：)?(.+?)$(.*?)(?=^## |\\z)");

  private static final Pattern TASK = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern LIMIT = Pattern.compile("\\{\\{(.+?)}}");
  private static final Pattern ON_A_SCREEN = Pattern.compile("「(.+?)」");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(pictures/(.+?)\\.png\\)");
  private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/manual[^\"#]*)");

  /** Of the designers, who write placeholders. */
  private static final List<String> HANDBOOK = List.of("/manual/handbook", "/manual/facts");

  /** Where words stand that somebody sees on a screen. */
  private static final List<String> SCREENS =
      List.of("forms", "bpmn", "src/main/java", "src/main/resources");

  private static final Pattern WITH_WORDS =
      Pattern.compile(".*\\.(form|bpmn|dmn|java|html|js|json)");

  @LocalServerPort private int port;
  @Autowired private Limits limits;

  /** What a page says of each procedure, by the procedure's name. */
  private record Page(String name, String text, Set<String> posts, Map<String, String> sections) {

    static Page of(Path file) throws IOException {
      String text = Files.readString(file);
      Map<String, String> sections = new TreeMap<>();
      SECTION
          .matcher(text)
          .results()
          .forEach(found -> sections.merge(found.group(1), found.group(2), String::concat));
      Set<String> posts =
          POSTS
              .matcher(text)
              .results()
              .flatMap(found -> Arrays.stream(found.group(1).split("、")))
              .collect(Collectors.toCollection(TreeSet::new));
      return new Page(file.getFileName().toString(), text, posts, sections);
    }

    boolean tells(String post, String procedure, String what) {
      return posts.contains(post) && sections.getOrDefault(procedure, "-").contains(what);
    }
  }

  @Test
  void everyPostHasAPageWhichTheFirstOneLeadsTo() throws IOException {
    Set<String> posts = new TreeSet<>(posts().values());
    Set<String> named =
        pages().stream().flatMap(page -> page.posts().stream()).collect(Collectors.toSet());
    assertThat(posts)
        .as("posts without a page of the manual; write them behind 岗位： of one in %s", MANUAL)
        .isSubsetOf(named);
    assertThat(named).as("posts of the manual that posts.csv does not have").isSubsetOf(posts);
    String first = Files.readString(MANUAL.resolve("index.md"));
    assertThat(pages())
        .extracting(Page::name)
        .allSatisfy(page -> assertThat(first).contains("(" + page + ")"));
  }

  @Test
  void everyStepOfEveryProcedureStandsOnThePageOfItsPostAndNoOther() throws IOException {
    List<Page> pages = pages();
    Map<String, String> posts = posts();
    Map<String, Set<String>> tasks = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (Path file : files("bpmn", Pattern.compile(".*\\.bpmn"))) {
      for (Element process :
          Dom.all(ModelXml.read(file.toString(), Files.readAllBytes(file)), "process")) {
        String procedure = name(process);
        Set<String> ofProcedure = tasks.computeIfAbsent(procedure, key -> new TreeSet<>());
        for (String post : list(Dom.camunda(process, "candidateStarterGroups"))) {
          if (pages.stream().noneMatch(page -> page.tells(posts.get(post), procedure, ""))) {
            missing.add("%s: how %s starts it".formatted(procedure, posts.get(post)));
          }
        }
        for (Element task : Dom.all(process, "userTask")) {
          ofProcedure.add(name(task));
          for (String post : list(Dom.camunda(task, "candidateGroups"))) {
            String told = "**" + name(task) + "**";
            if (pages.stream().noneMatch(page -> page.tells(posts.get(post), procedure, told))) {
              missing.add("%s: %s of %s".formatted(procedure, told, posts.get(post)));
            }
          }
        }
      }
    }
    assertThat(missing)
        .as(
            "not in the manual; write a paragraph that begins with the step's name under the"
                + " heading of the procedure, on the page of the post in %s",
            MANUAL)
        .isEmpty();
    for (Page page : pages) {
      page.sections()
          .forEach(
              (section, text) ->
                  assertThat(named(TASK, text))
                      .as("%s, %s: steps that its model does not have", page.name(), section)
                      .isSubsetOf(tasks.getOrDefault(section, Set.of())));
    }
  }

  @Test
  void whatItQuotesIsOnAScreenWhatLimitsItNamesThereAreAndEachPictureIsThere() throws IOException {
    StringBuilder screens = new StringBuilder();
    for (String folder : SCREENS) {
      for (Path file : files(folder, WITH_WORDS)) {
        screens.append(Files.readString(file)).append('\n');
      }
    }
    Set<String> pictures = new TreeSet<>();
    for (Page page : allPages()) {
      assertThat(named(ON_A_SCREEN, page.text()))
          .as("%s: buttons, fields and answers that no form, page or script has", page.name())
          .allSatisfy(word -> assertThat(screens).contains(word));
      assertThat(limits.names())
          .as("%s: limits that limits.yaml does not have", page.name())
          .containsAll(named(LIMIT, page.text()));
      pictures.addAll(named(PICTURE, page.text()));
    }
    assertThat(pictures)
        .as(
            "pictures that pages show and that are there; mvn test -Dtest=ManualPicturesTest"
                + " -DexcludedGroups= -Dmanual.write=true takes them")
        .isEqualTo(
            files(MANUAL.resolve("pictures").toString(), Pattern.compile(".*\\.png")).stream()
                .map(file -> file.getFileName().toString().replace(".png", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A laboratory reads it, too: what it says is no case's. */
  @Test
  void whoeverIsLoggedInReadsEachPageWithTheLimitsOfTodayAndNoLinkLeadsNowhere() throws Exception {
    WebLogin laboratory = new WebLogin(port, "gz-jianyan", "tasklist");
    Set<String> open = new TreeSet<>(Set.of("/manual"));
    Set<String> read = new TreeSet<>();
    while (!open.equals(read)) {
      String path = open.stream().filter(one -> !read.contains(one)).findFirst().orElseThrow();
      HttpResponse<String> answer = laboratory.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      read.add(path);
      if (!path.endsWith(".png")) {
        assertThat(answer.body()).as(path).doesNotContain("<script");
        if (!HANDBOOK.contains(path)) {
          assertThat(answer.body()).as(path).doesNotContain("{{", "**");
        }
        open.addAll(named(LINKED, answer.body()));
      }
    }
    assertThat(read).containsAll(HANDBOOK).hasSizeGreaterThan(allPages().size());
    assertThat(laboratory.get("/manual/summons").body())
        .contains("<h1 id=\"s0\">约谈</h1>", "至少提前3个工作日送到企业", "href=\"#s1\">省名牌企业约谈</a>");
    assertThat(laboratory.get("/manual/nothing").statusCode()).isEqualTo(404);
    assertThat(laboratory.get("/work/held").body()).contains("<a href=\"/manual\">使用手册</a>");
  }

  private static List<Page> allPages() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path file : files(MANUAL.toString(), Pattern.compile(".*\\.md"))) {
      pages.add(Page.of(file));
    }
    return pages;
  }

  /** Those of the posts. */
  private static List<Page> pages() throws IOException {
    return allPages().stream().filter(page -> !page.posts().isEmpty()).toList();
  }

  /** Names by code. */
  private static Map<String, String> posts() {
    return CsvFile.read("organisation/posts.csv").stream()
        .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("name")));
  }

  private static String name(Element element) {
    return element.getAttribute("name").replace("\n", "");
  }

  private static List<String> list(String names) {
    return Arrays.stream(names.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Set<String> named(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(String folder, Pattern name) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(file -> name.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
