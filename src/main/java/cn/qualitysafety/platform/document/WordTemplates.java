package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.attachment.AttachmentKind;
import cn.qualitysafety.platform.attachment.OfficeFile;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.Remedies;
import cn.qualitysafety.platform.setting.DeployedModels;
import cn.qualitysafety.platform.setting.SettingField;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRegister;
import cn.qualitysafety.platform.setting.SettingValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The Word templates: what designers set, else the operator's file if there is one, else that of
 * the class path. Each version by date is a template of its own.
 */
@Component
class WordTemplates implements KnownTemplates, SettingRegister {

  private static final Logger LOG = LoggerFactory.getLogger(WordTemplates.class);

  /** What every document has, from its issue and not from the case. */
  private static final Set<String> OF_ISSUE =
      Set.of("number", "title", "date", "printedOn", Remedies.PLACEHOLDER);

  /** What each official document has (GB/T 9704): 发文字号 and 成文日期. */
  private static final Set<String> DEMANDED = Set.of("number", "date");

  /** To whom it goes, and what they can do against it, where the usual template says so. */
  private static final Set<String> KEPT =
      Set.of(
          "party", "partyName", "holderName", "applicantName", "government", Remedies.PLACEHOLDER);

  private static final String EXTENSION = ".docx";
  private static final Pattern NAME = Pattern.compile("[a-z]+/[a-z0-9]+(-[a-z0-9]+)*");

  /** Of a file below the folder: none that Word keeps while it is open. */
  private static final String FILE = "[^~.].*\\.docx";

  private static final int LONGEST_NAME = 100;

  /** In bytes: ours have 40,000. */
  private static final int LARGEST = 2 << 20;

  /** Unpacked, in bytes. */
  private static final long LARGEST_UNPACKED = 50L << 20;

  private static final int MOST_TEXTS = 200;

  private final Path folder;
  private final ObjectProvider<DeployedModels> models;
  private final Supplier<Set<String>> ofJar =
      SingletonSupplier.of(WordTemplates::namesInJar); // they never change
  private final Map<String, WordTemplate> known = new ConcurrentHashMap<>();
  private volatile Map<String, WordTemplate> set = Map.of();

  /** What people read of a file: to find its placeholders takes a while. */
  private final Cache<ByteBuffer, String> texts =
      Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

  WordTemplates(
      @Value("${documents.folder:data/documents}") Path folder,
      ObjectProvider<DeployedModels> models) {
    this.folder = folder;
    this.models = models;
  }

  /**
   * Reads the operator's templates when the program starts: what is broken would else fail the step
   * that needs it, weeks later. Those of the jar are checked when it is built: to read them all
   * takes a fifth of a start.
   *
   * @throws BrokenFileException names each that cannot be filled
   */
  @PostConstruct
  void check() {
    List<String> broken = new ArrayList<>();
    for (String name : ofFolder(folder, Integer.MAX_VALUE)) {
      try {
        KnownTemplates.from(name);
        read(name);
      } catch (DateTimeException noSuchDay) {
        broken.add("template %s%s: there is no such day".formatted(name, EXTENSION));
      } catch (IllegalStateException e) {
        broken.add(e.getMessage());
      }
    }
    if (!broken.isEmpty()) {
      throw new BrokenFileException(String.join("\n", broken));
    }
  }

  /** Of all files, by regime and kind. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>(ofJar.get());
    names.addAll(ofFolder(folder, Integer.MAX_VALUE));
    return names;
  }

  private static Set<String> namesInJar() {
    String jar = "documents/";
    try {
      Set<String> names = new TreeSet<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + jar + "**/*" + EXTENSION)) {
        String path = file.getURL().getPath();
        names.add(withoutExtension(path.substring(path.lastIndexOf(jar) + jar.length())));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for templates", e);
    }
  }

  private Set<String> ofFolder(Path where, int depth) {
    if (!Files.isDirectory(where)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(where, depth)) {
      return files
          .filter(file -> file.getFileName().toString().matches(FILE))
          .map(file -> withoutExtension(folder.relativize(file).toString().replace('\\', '/')))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for templates in " + where, e);
    }
  }

  private static String withoutExtension(String file) {
    return file.substring(0, file.length() - EXTENSION.length());
  }

  /** Whether a placeholder gets its value at the issue. */
  static boolean isOfIssue(String name) {
    return OF_ISSUE.contains(name)
        || name.startsWith(ArticleList.PREFIX)
        || name.startsWith(TemplateText.LIMIT);
  }

  /**
   * The version of a template that is used on a day.
   *
   * @param name without the day of a version
   * @throws IllegalStateException as {@link #read(String)} does, or if there is none for that day
   */
  WordTemplate read(String name, LocalDate day) {
    return read(
        versionsOf(name).stream()
            .filter(each -> KnownTemplates.from(each).map(from -> !from.isAfter(day)).orElse(true))
            .max(Comparator.comparing(each -> KnownTemplates.from(each).orElse(LocalDate.MIN)))
            .orElse(name));
  }

  /** Full names of all versions, whoever has them. */
  private Set<String> versionsOf(String name) {
    return Stream.of(set.keySet(), ofJar.get(), ofFolder(folder.resolve(name).getParent(), 1))
        .flatMap(Set::stream)
        .filter(each -> KnownTemplates.base(each).equals(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A template as it is now.
   *
   * @param name with the day of its version, if it has one
   * @throws IllegalStateException if it is missing, cannot be filled, or lacks number, date, the
   *     party to whom the document goes or what they can do against it
   */
  WordTemplate read(String name) {
    WordTemplate newest = set.get(name);
    return newest == null ? readFile(name) : newest;
  }

  private WordTemplate readFile(String name) {
    Path own = folder.resolve(name + EXTENSION);
    if (!Files.exists(own)) {
      return read(name, usual(name));
    }
    WordTemplate template = read(name, new FileSystemResource(own));
    template.demand(demanded(name));
    return template;
  }

  /** What a file that takes the place of the usual one needs. */
  private Set<String> demanded(String name) {
    Set<String> all = new TreeSet<>(DEMANDED);
    Set<String> kept = new TreeSet<>(usualPlaceholders(name));
    kept.retainAll(KEPT);
    all.addAll(kept);
    return all;
  }

  /** Of the file in the jar; a version that is none of the jar's is compared with the first. */
  private Set<String> usualPlaceholders(String name) {
    return Stream.of(name, KnownTemplates.base(name))
        .filter(each -> usual(each).exists())
        .findFirst()
        .map(each -> read(each + " in the jar", usual(each)).placeholders())
        .orElse(Set.of());
  }

  private static byte[] bytes(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file.getDescription(), e);
    }
  }

  private static Resource usual(String name) {
    return new ClassPathResource("documents/" + name + EXTENSION);
  }

  private WordTemplate read(String key, Resource file) {
    byte[] content = bytes(file);
    WordTemplate before = known.get(key);
    if (before != null && before.isReadFrom(file.getDescription(), content)) {
      return before;
    }
    WordTemplate now = WordTemplate.read(file.getDescription(), content);
    known.put(key, now);
    return now;
  }

  @Override
  public Map<String, TemplateText> versions(String name) {
    Map<String, TemplateText> versions = new TreeMap<>();
    for (String version : versionsOf(name)) {
      try {
        versions.put(version, text(read(version)));
      } catch (IllegalStateException broken) {
        LOG.debug("A model that issues {} is told that it cannot be filled", version, broken);
      }
    }
    return versions;
  }

  private static TemplateText text(WordTemplate template) {
    Set<String> facts =
        template.placeholders().stream()
            .filter(name -> !isOfIssue(name) && !name.equals(DocumentPart.UNIT))
            .collect(Collectors.toCollection(TreeSet::new));
    return new TemplateText(template.titleOrNone(), facts, articles(template), template.text());
  }

  private static Set<String> articles(WordTemplate template) {
    return template.placeholders().stream()
        .filter(name -> name.startsWith(ArticleList.PREFIX))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Set<String> articles() {
    Set<String> names = new TreeSet<>(names());
    names.addAll(set.keySet());
    return names.stream()
        .flatMap(name -> articles(read(name)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public SettingKind kind() {
    return SettingKind.TEMPLATE;
  }

  @Override
  public List<SettingField> fields() {
    return List.of();
  }

  @Override
  public boolean isName(String name) {
    return NAME.matcher(KnownTemplates.base(name)).matches()
        && hasSoundDay(name)
        && name.length() <= LONGEST_NAME;
  }

  private static boolean hasSoundDay(String name) {
    try {
      KnownTemplates.from(name);
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  @Override
  public String nameHint() {
    return "业务制度和文书种类，例如“licence/licence-grant”，自某日起用的写成“licence/licence-grant@2015-05-01”，不超过%d个字符"
        .formatted(LONGEST_NAME);
  }

  @Override
  public Map<String, SettingValue> released() {
    Map<String, SettingValue> values = new TreeMap<>();
    for (String name : names()) {
      Path own = folder.resolve(name + EXTENSION);
      Resource file = Files.exists(own) ? new FileSystemResource(own) : usual(name);
      values.put(name, SettingValue.of(bytes(file)));
    }
    return values;
  }

  @Override
  public String text(SettingValue value) {
    return texts.get(
        ByteBuffer.wrap(value.file()),
        content -> "%,d字节，%s".formatted(value.file().length, placeholders(value.file())));
  }

  private static String placeholders(byte[] content) {
    try {
      return WordTemplate.read("", content).placeholders().stream()
          .sorted()
          .map("{{%s}}"::formatted)
          .collect(Collectors.joining(" ", "占位符：", ""));
    } catch (IllegalStateException broken) {
      return "不能填写";
    }
  }

  @Override
  public List<Finding> faults(
      String place, Map<String, SettingValue> settings, Set<String> changed) {
    return changed.stream()
        .filter(name -> settings.containsKey(name) && isName(name))
        .flatMap(name -> fault(place, name, settings.get(name).file()).stream())
        .toList();
  }

  private Optional<Finding> fault(String place, String name, byte[] content) {
    if (content.length > LARGEST) {
      return Optional.of(
          new Finding(place, name, "", "超过%dMB的上限".formatted(LARGEST >> 20), "请压缩其中的图片后再提交"));
    }
    OfficeFile office = OfficeFile.of(content);
    if (office.kind() != AttachmentKind.DOCX || isLargeUnpacked(content)) {
      return Optional.of(new Finding(place, name, "", "不是可以读取的Word文档", "请用Word或者WPS另存为docx格式"));
    }
    if (office.hasMacros() || office.declaresEntities()) {
      return Optional.of(
          new Finding(place, name, "", "含有宏或者指向文件以外的声明", "请用Word或者WPS另存为不含宏的docx格式"));
    }
    if (OfficeFile.fetches(content)) {
      return Optional.of(
          new Finding(
              place,
              name,
              "",
              "打开时会取来别的文件（链接的模板、图片，或者DDE、INCLUDETEXT等域）",
              "请把图片直接放进文档，删除这些域，模板改为Normal后重新保存"));
    }
    try {
      WordTemplate template = WordTemplate.read(name, content);
      List<String> lacking = template.lacks(demanded(name));
      if (!lacking.isEmpty()) {
        return Optional.of(
            new Finding(
                place,
                name,
                "",
                "没有占位符" + inBraces(lacking),
                "请写上：文书必须有发文字号、日期，系统自带的模板有当事人、救济途径的，也必须有"));
      }
      Set<String> filled = filled(name);
      Set<String> empty = new TreeSet<>(template.placeholders());
      empty.removeAll(filled);
      empty.removeIf(WordTemplates::isOfIssue);
      return filled.isEmpty() || empty.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  place,
                  name,
                  "",
                  "的占位符%s印发时没有内容".formatted(inBraces(empty)),
                  "请改用系统自带的模板已有的：" + inBraces(filled)));
    } catch (IllegalStateException broken) {
      return Optional.of(
          broken.getCause() instanceof TemplateFault fault
              ? new Finding(place, name, "", fault.chinese(), fault.remedy())
              : new Finding(place, name, "", "不能读取", "请用Word或者WPS打开，改正占位符后另存为docx格式"));
    }
  }

  private static String inBraces(Collection<String> names) {
    return names.stream().map("{{%s}}"::formatted).collect(Collectors.joining("、"));
  }

  /** What the program fills in a document that it issues itself; empty of any other. */
  private Set<String> filled(String name) {
    Set<String> usual = usualPlaceholders(name);
    if (usual.isEmpty() || models.getObject().naming(SettingKind.TEMPLATE, name).isPresent()) {
      return Set.of(); // a model issues it, with its facts
    }
    Set<String> filled = new TreeSet<>(usual);
    filled.addAll(OF_ISSUE);
    return filled;
  }

  private static boolean isLargeUnpacked(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      long left = LARGEST_UNPACKED;
      byte[] some = new byte[1 << 16];
      while (zip.getNextEntry() != null) {
        for (int count = zip.read(some); count >= 0; count = zip.read(some)) {
          left -= count;
          if (left < 0) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void tell(Map<String, SettingValue> settings, Brought brought) {
    settings.forEach(
        (name, value) -> brought.template(name, text(WordTemplate.read(name, value.file()))));
  }

  @Override
  public Map<String, SettingValue> read(
      SettingFile file, Set<String> regimes, Consumer<Finding> found) {
    String kind = withoutExtension(file.name());
    Optional<String> regime =
        file.folder().isEmpty() ? regimeOf(kind, regimes) : Optional.of(file.folder());
    if (regime.isEmpty()) {
      found.accept(
          new Finding(
              file.name(),
              "",
              "",
              "不知道是哪个业务制度的模板",
              "请与使用它的流程一起提交，或者把文件名写成“制度/%s”，例如“licence/%s”".formatted(file.name(), file.name())));
      return Map.of();
    }
    return Map.of(regime.get() + "/" + kind, SettingValue.of(file.content()));
  }

  /** That of the models with which it comes, or else of the one template of this name. */
  private Optional<String> regimeOf(String kind, Set<String> regimes) {
    if (regimes.size() == 1) {
      return regimes.stream().findFirst();
    }
    Set<String> existing = new TreeSet<>(names());
    existing.addAll(set.keySet());
    List<String> found =
        existing.stream()
            .filter(name -> KnownTemplates.base(name).endsWith("/" + KnownTemplates.base(kind)))
            .map(name -> name.substring(0, name.indexOf('/')))
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public void use(Map<String, SettingValue> settings) {
    Map<String, WordTemplate> before = set;
    Map<String, WordTemplate> all = new HashMap<>();
    settings.forEach(
        (name, value) -> {
          String source = "set as " + name;
          WordTemplate old = before.get(name);
          try {
            all.put(
                name,
                old != null && old.isReadFrom(source, value.file())
                    ? old
                    : WordTemplate.read(source, value.file()));
          } catch (IllegalStateException broken) {
            LOG.error(
                "The template {} that was set cannot be filled by this release, and the file counts"
                    + " again: {}. Designers upload another one at /settings.",
                name,
                broken.getMessage());
          }
        });
    set = Map.copyOf(all);
  }
}
