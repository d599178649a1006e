package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.Similar;
import cn.qualitysafety.platform.language.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Whether the documents that a model issues can be filled with what its cases know. */
final class DocumentRules {

  static final List<Rule> ALL = List.of(DocumentRules::documentsThatCannotBeFilled);

  private static final String ISSUES = "documents.issue";

  private DocumentRules() {}

  static void documentsThatCannotBeFilled(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Expression expression : model.expressions()) {
        if (!expression.text().contains(ISSUES)) {
          continue; // names a document that is there
        }
        expression.named(known.beans()).stream()
            .filter(thing -> thing.kind() == NameKind.DOCUMENT)
            .forEach(thing -> look(model, expression.place(), thing.name(), known, found));
      }
    }
  }

  private static void look(Model model, Element place, String kind, Known known, Findings found) {
    String name = KnownTemplates.name(model.key(), kind);
    Map<String, TemplateText> versions = known.templates().apply(name);
    if (versions.isEmpty()) {
      found.add(
          model,
          place,
          "印发的文书没有模板“%s”".formatted(name),
          "请把“%s.docx”与流程一并提交，或者先在“设置”页的文书模板中上传".formatted(kind));
      return;
    }
    versions.forEach((version, text) -> look(model, place, version, text, known, found));
  }

  private static void look(
      Model model, Element place, String name, TemplateText text, Known known, Findings found) {
    if (text.title().isEmpty()) {
      found.add(model, place, "所用的模板“%s”没有标题".formatted(name), "请在Word的“文件—信息—属性—标题”中填写文书的标题");
    }
    for (String fact : new TreeSet<>(text.facts())) {
      look(model, place, "的占位符{{%s}}".formatted(fact), name, fact, known, found);
    }
    for (String fact : new TreeSet<>(FactWords.in(text.title()))) {
      look(model, place, "标题中的{%s}".formatted(fact), name, fact, known, found);
    }
  }

  private static void look(
      Model model,
      Element place,
      String placeholder,
      String template,
      String name,
      Known known,
      Findings found) {
    Optional<Fact> fact = known.fact(model, name);
    if (fact.isEmpty()) {
      found.add(
          model,
          place,
          "所用的模板“%s”%s不是本流程的事项".formatted(template, placeholder),
          Similar.instead(
              "事项", name, known.facts().apply(model.key()).stream().map(Fact::name).toList()));
    } else if (fact.get().isSealed()) {
      found.add(
          model, place, "所用的模板“%s”%s是保密事项，不能写进文书".formatted(template, placeholder), "请从模板中删除");
    }
  }
}
