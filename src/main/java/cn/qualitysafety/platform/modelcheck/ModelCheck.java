package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.engine.ModelJson;
import cn.qualitysafety.platform.engine.ModelLanguage;
import cn.qualitysafety.platform.engine.ModelXml;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.RefusedModelException;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.Articles;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all rules of what somebody wants to deploy. */
@Component
public class ModelCheck {

  private static final List<Rule> RULES =
      Stream.of(
              FileRules.ALL,
              NameRules.ALL,
              FlowRules.ALL,
              DiagramRules.ALL,
              WorkRules.ALL,
              CallRules.ALL,
              MessageRules.ALL,
              ExpressionRules.ALL,
              TimerRules.ALL,
              FormRules.ALL,
              DocumentRules.ALL,
              TableRules.ALL,
              RecordRules.ALL,
              TargetRules.ALL,
              LawRules.ALL)
          .flatMap(List::stream)
          .toList();

  /** Nodes of a model, rules of tables, fields of a form. */
  private static final int MOST = 300;

  /**
   * What was taken apart, by the bytes of the file themselves: what runs beside is the same for
   * every deployment, and nothing of it is changed.
   */
  private static final Cache<byte[], Object> TAKEN_APART =
      Caffeine.newBuilder().weakKeys().softValues().build();

  private final ModelLanguage language;
  private final ObjectProvider<FactsOfCases> facts;
  private final ObjectProvider<KnownNames> names;
  private final ObjectProvider<KnownTemplates> templates;
  private final ObjectProvider<Articles> articles;
  private final ObjectProvider<FactsOfEntry> registers;

  ModelCheck(
      ModelLanguage language,
      ObjectProvider<FactsOfCases> facts,
      ObjectProvider<KnownNames> names,
      ObjectProvider<KnownTemplates> templates,
      ObjectProvider<Articles> articles,
      ObjectProvider<FactsOfEntry> registers) {
    this.language = language;
    this.facts = facts;
    this.names = names;
    this.templates = templates;
    this.articles = articles;
    this.registers = registers;
  }

  /**
   * All that is wrong, by file and in each file from its beginning to its end.
   *
   * @param files that are checked
   * @param beside what runs now: what the files may name besides one another
   */
  public List<Finding> check(Collection<ModelSource> files, Collection<ModelSource> beside) {
    return check(files, beside, new Brought());
  }

  /**
   * The same of files with which something else comes.
   *
   * @param brought what they may name besides what exists
   */
  public List<Finding> check(
      Collection<ModelSource> files, Collection<ModelSource> beside, Brought brought) {
    Findings found = new Findings();
    Models.Beside running = read(beside, new Findings());
    Models.Beside sent = read(files, found);
    Models models = new Models(sent.models(), sent.tables(), sent.forms(), running);
    FormRules.unreadable(models, found);
    if (!found.all().isEmpty()) {
      return inOrder(found.all(), files); // or all that names what is in it would be wrong, too
    }
    Map<String, List<Fact>> recorded = recorded(files, beside, found);
    for (ModelSource file : files) {
      try {
        found.addAll(language.findings(file.name(), file.content(), recorded));
      } catch (RefusedInputException unreadable) {
        // told by read
      }
    }
    Known known = known(recorded, brought);
    RULES.forEach(rule -> rule.look(models, known, found));
    LawRules.look(brought, known, found);
    return inOrder(found.all(), files);
  }

  /** What would be wrong with models that run if these templates took the place of others. */
  public List<Finding> documents(Collection<ModelSource> running, Brought brought) {
    return documents(running, brought, known -> known.onlyWith(brought));
  }

  /** What is wrong with the documents of models by the templates of now. */
  public List<Finding> documents(Collection<ModelSource> models) {
    return documents(models, new Brought(), known -> known);
  }

  private List<Finding> documents(
      Collection<ModelSource> files, Brought brought, UnaryOperator<Known> templates) {
    Models.Beside read = read(files, new Findings());
    Models models =
        new Models(
            read.models(),
            read.tables(),
            read.forms(),
            new Models.Beside(List.of(), List.of(), List.of()));
    Known known = known(recorded(files, List.of(), new Findings()), brought);
    Findings wrong = new Findings();
    DocumentRules.ALL.forEach(rule -> rule.look(models, templates.apply(known), wrong));
    LawRules.look(brought, known, wrong);
    return inOrder(wrong.all(), files);
  }

  /** Key of a process among these files that names something; empty if none does. */
  public Optional<String> naming(NameKind kind, String name, Collection<ModelSource> files) {
    Models.Beside read = read(files, new Findings());
    Optional<String> process =
        read.models().stream()
            .filter(model -> names(model, kind).anyMatch(name::equals))
            .map(Model::key)
            .findFirst();
    return process.isPresent() || kind != NameKind.POST
        ? process
        : read.forms().stream()
            .filter(form -> form.seenBy().contains(name))
            .map(Form::id)
            .findFirst();
  }

  private Stream<String> names(Model model, NameKind kind) {
    Stream<String> called =
        model.expressions().stream()
            .flatMap(expression -> expression.named(language::bean).stream())
            .filter(thing -> thing.kind() == kind)
            .map(Expression.NamedThing::name);
    return Stream.concat(
        called,
        switch (kind) {
          case POST -> WorkRules.posts(model);
          case LIMIT -> WorkRules.stoppedLimits(model);
          default -> Stream.empty();
        });
  }

  /** What forms record, by the key of the process: those that are checked, and what runs. */
  private Map<String, List<Fact>> recorded(
      Collection<ModelSource> files, Collection<ModelSource> beside, Findings found) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    beside.forEach(file -> all.put(file.name(), file.content()));
    files.forEach(file -> all.put(file.name(), file.content()));
    try {
      return facts.getObject().recordedBy(all);
    } catch (RefusedModelException lost) {
      found.addAll(lost.findings());
      return Map.of();
    }
  }

  private Known known(Map<String, List<Fact>> recorded, Brought brought) {
    Map<NameKind, Map<String, String>> all = new EnumMap<>(NameKind.class);
    names
        .orderedStream()
        .forEach(
            each ->
                all.computeIfAbsent(each.nameKind(), kind -> new HashMap<>())
                    .putAll(each.existing()));
    for (NameKind kind : NameKind.values()) {
      all.computeIfAbsent(kind, each -> new HashMap<>()).putAll(brought.names(kind));
    }
    return new Known(
        all,
        process ->
            Stream.concat(
                    facts.getObject().of(process).stream(),
                    recorded.getOrDefault(process, List.of()).stream())
                .toList(),
        facts.getObject().ofEveryCase(),
        registers.orderedStream().toList(),
        name -> {
          Map<String, TemplateText> versions = new TreeMap<>();
          templates.orderedStream().forEach(each -> versions.putAll(each.versions(name)));
          versions.putAll(Known.versions(name, brought));
          return versions;
        },
        articles.stream()
            .map(Articles::list)
            .findFirst()
            .orElse(ArticleList.empty())
            .with(brought.get(ArticleList.class).orElse(ArticleList.empty())),
        language::bean,
        language.takenNames());
  }

  /** What can be read; of the rest the reason is noted. */
  static Models.Beside read(Collection<ModelSource> files, Findings found) {
    List<Model> models = new ArrayList<>();
    List<DecisionTable> tables = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (ModelSource file : files) {
      String name = file.name();
      try {
        if (name.endsWith(".bpmn")) {
          Model model =
              takenApart(
                  file,
                  Model.class,
                  Model::source,
                  () -> new Model(file, ModelXml.read(name, file.content())));
          add(models, model, model.nodes().size(), "环节", found, file);
        } else if (name.endsWith(".dmn")) {
          DecisionTable table =
              takenApart(
                  file,
                  DecisionTable.class,
                  DecisionTable::source,
                  () -> new DecisionTable(file, ModelXml.read(name, file.content())));
          add(tables, table, Dom.all(table.root(), "rule").size(), "规则", found, file);
        } else if (name.endsWith(".form")) {
          Form form =
              takenApart(
                  file,
                  Form.class,
                  Form::source,
                  () -> new Form(file, ModelJson.read(name, file.content())));
          add(forms, form, form.fields().size(), "字段", found, file);
        }
      } catch (RefusedInputException unreadable) {
        found.add(file, "不能读取", "请更正（%s）".formatted(unreadable.getMessage()));
      }
    }
    return new Models.Beside(models, tables, forms);
  }

  private static <T> T takenApart(
      ModelSource file, Class<T> type, Function<T, ModelSource> source, Supplier<T> reading) {
    Object known = TAKEN_APART.getIfPresent(file.content());
    if (type.isInstance(known) && source.apply(type.cast(known)).path().equals(file.path())) {
      return type.cast(known);
    }
    T read = reading.get();
    TAKEN_APART.put(file.content(), read);
    return read;
  }

  /** What nobody can take in is not looked at any closer: it would take as long as it is large. */
  private static <T> void add(
      List<T> all, T one, int size, String what, Findings found, ModelSource file) {
    if (size > MOST) {
      found.add(file, "有%d个%s，多于%d个".formatted(size, what, MOST), "请拆分为几个文件");
    } else {
      all.add(one);
    }
  }

  private static List<Finding> inOrder(List<Finding> found, Collection<ModelSource> files) {
    Map<String, String> texts = new HashMap<>();
    return found.stream()
        .map(
            finding ->
                finding.element().isEmpty()
                    ? finding
                    : finding.atLine(
                        line(
                            texts.computeIfAbsent(finding.file(), name -> text(name, files)),
                            finding)))
        .sorted()
        .toList();
  }

  private static String text(String name, Collection<ModelSource> files) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .map(
            file ->
                new String(
                    file.content(),
                    name.endsWith(".form")
                        ? StandardCharsets.UTF_8
                        : ModelXml.charset(name, file.content())))
        .orElse("");
  }

  /** Where its element begins; 0 if it is not found. */
  private static int line(String text, Finding finding) {
    int at =
        finding.file().endsWith(".form")
            ? text.indexOf("\"key\": \"%s\"".formatted(finding.element()))
            : text.indexOf(" id=\"%s\"".formatted(finding.element()));
    return at < 0 ? 0 : (int) text.substring(0, at).lines().count();
  }
}
