package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfEntry;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.law.ArticleList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the server knows, whoever draws models.
 *
 * @param names that exist, by kind, each with what it is called
 * @param facts of the cases of a process
 * @param ofEveryCase facts that the cases of all processes have
 * @param registers what follows from an entry that a case names
 * @param templates all versions of a document's template by their names, for its regime and kind
 * @param law the articles that can be cited
 * @param beans class behind a name in expressions; empty for what no expression may name
 * @param taken names of beans, which no variable may have
 */
record Known(
    Map<NameKind, Map<String, String>> names,
    Function<String, List<Fact>> facts,
    List<Fact> ofEveryCase,
    List<FactsOfEntry> registers,
    Function<String, Map<String, TemplateText>> templates,
    ArticleList law,
    Function<String, Optional<Class<?>>> beans,
    Set<String> taken) {

  /** Of a template that is not asked about. */
  private static final TemplateText NOTHING_TO_FILL = new TemplateText("－", Set.of(), Set.of(), "");

  /** The same, with nothing to say against templates but those that are brought. */
  Known onlyWith(Brought brought) {
    return new Known(
        names,
        facts,
        ofEveryCase,
        registers,
        name -> {
          Map<String, TemplateText> versions = versions(name, brought);
          return versions.isEmpty() ? Map.of(name, NOTHING_TO_FILL) : versions;
        },
        law,
        beans,
        taken);
  }

  /** What is brought of a template, by the names of its versions. */
  static Map<String, TemplateText> versions(String name, Brought brought) {
    return brought.templates().entrySet().stream()
        .filter(each -> KnownTemplates.base(each.getKey()).equals(name))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  boolean has(NameKind kind, String name) {
    return names.getOrDefault(kind, Map.of()).containsKey(name);
  }

  /** What it is called in Chinese; empty if it does not exist. */
  String chinese(NameKind kind, String name) {
    return names.getOrDefault(kind, Map.of()).getOrDefault(name, "");
  }

  Optional<Fact> fact(Model model, String name) {
    return facts.apply(model.key()).stream().filter(fact -> fact.name().equals(name)).findFirst();
  }

  boolean hasFact(Model model, String name) {
    return fact(model, name).isPresent();
  }

  /** What to write instead of a name that does not exist. */
  String instead(NameKind kind, String wrong) {
    Set<String> right = names.getOrDefault(kind, Map.of()).keySet();
    String remedy = Similar.instead(kind.chinese(), wrong, right);
    return kind.file().isEmpty() || Similar.meant(wrong, right).isPresent()
        ? remedy
        : "%s；新的%s请写进“%s”一并提交".formatted(remedy, kind.chinese(), kind.file());
  }
}
