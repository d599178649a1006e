package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.Similar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Whether a file holds what its name says, once, and can be kept as long as the law wants. */
final class FileRules {

  static final List<Rule> ALL =
      List.of(
          FileRules::filesOfOneName,
          FileRules::severalProcesses,
          FileRules::keysUnlikeTheirFiles,
          FileRules::keysTakenOver,
          FileRules::idsTwice,
          FileRules::danglingReferences,
          FileRules::modelsOfAnotherEngine,
          FileRules::processesThatCannotRun,
          FileRules::processesWithoutBasis,
          FileRules::historyForEver,
          FileRules::unknownProperties);

  private static final String SHARED = "shared";
  private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)+";
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/";

  private static final Pattern DAYS = Pattern.compile("P?(\\d{1,6})D?");
  private static final int FEWEST_DAYS = 3650;

  private static final Map<String, String> REFERENCES =
      Map.of(
          "sourceRef", "起点",
          "targetRef", "终点",
          "default", "默认走向",
          "attachedToRef", "所附的环节",
          "messageRef", "消息",
          "errorRef", "错误",
          "escalationRef", "升级",
          "signalRef", "信号");

  private FileRules() {}

  static void filesOfOneName(Models models, Known known, Findings found) {
    Map<String, ModelSource> byName = new HashMap<>();
    sources(models)
        .forEach(
            source -> {
              ModelSource other = byName.putIfAbsent(source.name(), source);
              if (other != null) {
                found.add(source, "与另一个文件（%s）同名".formatted(other.path()), "请改名，否则一个会覆盖另一个");
              }
            });
  }

  private static List<ModelSource> sources(Models models) {
    List<ModelSource> all = new ArrayList<>(models.models().stream().map(Model::source).toList());
    models.tables().forEach(table -> all.add(table.source()));
    models.forms().forEach(form -> all.add(form.source()));
    return all;
  }

  static void severalProcesses(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      int count = model.processes().size();
      if (count == 0) {
        found.add(model.source(), "中没有流程", "请画一个流程");
      }
      model.processes().stream()
          .skip(1)
          .forEach(
              second -> found.add(model, second, "是同一文件中的另一个流程", "请一个文件画一个流程；对方的泳池请留空，不要在其中画流程"));
    }
  }

  static void keysUnlikeTheirFiles(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes().stream().limit(1).toList()) {
        if (!process.getAttribute("id").equals(model.source().base())) {
          found.add(
              model,
              process,
              "的标识与文件名不同",
              "请把标识（ID）和文件名改为同一个，例如“%s”".formatted(model.source().base()));
        }
        isOfRegime(model.source(), process.getAttribute("id"))
            .ifPresent(remedy -> found.add(model, process, "的标识不合规则", remedy));
      }
    }
    for (DecisionTable table : models.tables()) {
      Element first = table.decisions().stream().findFirst().orElse(table.root());
      if (!table.defines(table.source().base())) {
        found.add(
            table, first, "的标识与文件名不同", "请把标识（ID）和文件名改为同一个，例如“%s”".formatted(table.source().base()));
      }
      isOfRegime(table.source(), table.source().base())
          .ifPresent(remedy -> found.add(table, first, "的标识不合规则", remedy));
    }
  }

  private static Optional<String> isOfRegime(ModelSource source, String key) {
    String regime = source.folder();
    boolean right =
        key.matches(KEBAB_CASE)
            && (regime.isEmpty() || regime.equals(SHARED) || key.startsWith(regime + "-"));
    return right
        ? Optional.empty()
        : Optional.of(
            "请用小写英文单词和连字符，以业务制度开头，例如“%s-review”".formatted(regime.isEmpty() ? "licence" : regime));
  }

  /** Whoever sends a key under another file's name may not know that it is in use. */
  static void keysTakenOver(Models models, Known known, Findings found) {
    Set<String> keys = new HashSet<>();
    for (Model model : models.models()) {
      if (!keys.add(model.key())) {
        found.add(model, model.process(), "的标识还在另一个文件中出现", "请给其中一个流程另取标识");
      }
      models.beside().models().stream()
          .filter(running -> running.key().equals(model.key()))
          .map(running -> running.source().name())
          .filter(file -> !file.equals(model.source().name()))
          .findFirst()
          .ifPresent(
              file ->
                  found.add(
                      model,
                      model.process(),
                      "的标识正由文件“%s”的流程使用".formatted(file),
                      "要修改该流程请沿用其文件名，否则请另取标识"));
    }
  }

  static void idsTwice(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      Set<String> ids = new HashSet<>();
      for (Element element : model.elements()) {
        String id = element.getAttribute("id");
        if (!id.isEmpty() && !Dom.isCamunda(element) && !ids.add(id)) {
          found.add(model, element, "的标识在文件中出现两次", "请给其中一个另取标识（ID）");
        }
      }
    }
  }

  static void danglingReferences(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element element : model.elements()) {
        REFERENCES.forEach(
            (reference, chinese) -> {
              String id = element.getAttribute(reference);
              String local = id.substring(id.indexOf(':') + 1);
              if (!id.isEmpty() && model.byId(local).isEmpty()) {
                found.add(model, element, "的%s“%s”不存在".formatted(chinese, id), "请重新连接或者选择");
              }
            });
      }
    }
  }

  static void modelsOfAnotherEngine(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      model.elements().stream()
          .filter(element -> String.valueOf(element.getNamespaceURI()).startsWith(ZEEBE))
          .findFirst()
          .ifPresent(
              element ->
                  found.add(
                      model, element, "是Camunda 8的写法", "请在Modeler中新建Camunda 7的流程，把图复制过来，重新填写属性"));
    }
  }

  static void processesThatCannotRun(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes()) {
        if (!process.getAttribute("isExecutable").equals("true")) {
          found.add(model, process, "没有设为可执行，部署后不能发起", "请勾选“Executable”");
        }
      }
    }
  }

  static void processesWithoutBasis(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes()) {
        String documentation =
            Dom.children(process, "documentation").stream()
                .map(Dom::text)
                .collect(Collectors.joining());
        if (!documentation.contains("依据")) {
          found.add(model, process, "没有写明依据", "请在说明（Documentation）中写“依据：……”");
        }
      }
    }
  }

  static void historyForEver(Models models, Known known, Findings found) {
    for (Model model : models.models()) {
      for (Element process : model.processes()) {
        history(
            Dom.camunda(process, "historyTimeToLive"),
            (what, remedy) -> found.add(model, process, what, remedy));
      }
    }
  }

  /**
   * Ten years at least, as days: the time of a file of an administrative case.
   *
   * @param found gets what is wrong, and what to do
   */
  static void history(String kept, BiConsumer<String, String> found) {
    Matcher days = DAYS.matcher(kept);
    if (kept.isEmpty()) {
      found.accept("没有填写历史保存期限", "请填写History time to live，案卷一般为十年，写作“P3650D”");
    } else if (!days.matches() || Integer.parseInt(days.group(1)) < FEWEST_DAYS) {
      found.accept("的历史保存期限“%s”不足十年".formatted(kept), "到期就清除办结的案卷；请写作“P3650D”，要保存更久的写更多的日数");
    }
  }

  /** A misspelt one would silently do nothing. */
  static void unknownProperties(Models models, Known known, Findings found) {
    List<String> names =
        Arrays.stream(ModelProperty.values()).map(ModelProperty::propertyName).toList();
    for (Model model : models.models()) {
      for (Element property : model.all("property")) {
        if (!Dom.isCamunda(property)
            || !property.getParentNode().getLocalName().equals("properties")) {
          continue;
        }
        String name = property.getAttribute("name");
        String holder = Dom.withId(property).getLocalName();
        Optional<ModelProperty> meant = ModelProperty.named(name);
        if (meant.isEmpty()) {
          found.add(
              model, property, "的属性“%s”不存在".formatted(name), Similar.instead("属性", name, names));
        } else if (!meant.get().isOf(holder)) {
          found.add(
              model,
              property,
              "不能有属性“%s”（%s）".formatted(name, meant.get().chinese()),
              "请删除，或者写在应有的环节上");
        } else if (property.getAttribute("value").isBlank()) {
          found.add(
              model,
              property,
              "的属性“%s”（%s）没有内容".formatted(name, meant.get().chinese()),
              "请填写，或者删除该属性");
        }
      }
    }
  }
}
