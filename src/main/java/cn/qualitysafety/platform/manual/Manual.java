package cn.qualitysafety.platform.manual;

import cn.qualitysafety.platform.EngineClock;
import cn.qualitysafety.platform.deadline.Limit;
import cn.qualitysafety.platform.deadline.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The pages of the manual, with the limits of today, and the designers' handbook behind them. */
@Component
class Manual {

  /** The page with which a reader begins. */
  static final String FIRST = "index";

  /** The designers' handbook is the first page of its folder. */
  private static final Map<String, String> NAMES = Map.of("README", "handbook");

  /** The name of a limit, instead of which its length stands. */
  private static final Pattern LIMIT = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final TextContentRenderer WORDS = TextContentRenderer.builder().build();

  private final Map<String, String> texts = new TreeMap<>();
  private final Limits limits;
  private final EngineClock clock;

  Manual(Limits limits, EngineClock clock) throws IOException {
    this.limits = limits;
    this.clock = clock;
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:manual/**/*.md")) {
      texts.put(name(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
    }
  }

  /** A heading of the second level, and where it is. */
  record Section(String id, String title) {}

  /**
   * A page as it is shown.
   *
   * @param sections in their order
   * @param html of the whole text, the title in it
   */
  record Page(String title, List<Section> sections, String html) {}

  /**
   * A page; empty if there is none of this name.
   *
   * @param root the path under which the manual is, {@code /manual}
   */
  Optional<Page> page(String name, String root) {
    return Optional.ofNullable(texts.get(name))
        .map(text -> shown(PARSER.parse(filled(text)), root));
  }

  private String filled(String text) {
    LocalDate today = LocalDate.now(clock);
    return LIMIT
        .matcher(text)
        .replaceAll(
            name ->
                limits.names().contains(name.group(1))
                    ? limits.find(name.group(1), today).map(Limit::length).orElse("现在没有期限")
                    : Matcher.quoteReplacement(name.group()));
  }

  private static Page shown(Node text, String root) {
    List<Heading> headings = new ArrayList<>();
    text.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            headings.add(heading);
          }

          @Override
          public void visit(Link link) {
            link.setDestination(address(link.getDestination(), root));
          }

          @Override
          public void visit(Image picture) {
            picture.setDestination(root + "/" + picture.getDestination());
          }
        });
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof Heading heading) {
                        attributes.put("id", id(headings, heading));
                      }
                    })
            .build();
    return new Page(
        WORDS.render(headings.get(0)),
        headings.stream()
            .filter(heading -> heading.getLevel() == 2)
            .map(heading -> new Section(id(headings, heading), WORDS.render(heading)))
            .toList(),
        renderer.render(text));
  }

  private static String id(List<Heading> headings, Heading heading) {
    return "s" + headings.indexOf(heading);
  }

  /** Pages refer to one another by their files, as on a disk. */
  private static String address(String file, String root) {
    String page = name(file);
    return page.equals(FIRST) ? root : root + "/" + page;
  }

  private static String name(String file) {
    String name = file.replaceFirst("^.*/", "").replaceFirst("\\.md(#.*)?$", "");
    return NAMES.getOrDefault(name, name);
  }
}
