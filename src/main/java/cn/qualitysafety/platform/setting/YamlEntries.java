package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.TextFile;
import cn.qualitysafety.platform.language.Finding;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Entries of a settings file, written as the release writes its own. Whatever is no list and has no
 * entries of its own is a text as it was written: a day, a number with zeros in front.
 */
public final class YamlEntries {

  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 10;

  private YamlEntries() {}

  /**
   * An entry.
   *
   * @param line where it begins, counted from 1
   * @param value text, list or map
   */
  public record Entry(int line, Object value) {}

  /**
   * Why a file cannot be read.
   *
   * @param line counted from 1; 0 if that is not known
   * @param what follows the name of the file in a sentence of Chinese
   * @param remedy what to do about it, in Chinese
   * @param english both, for whoever starts a server
   */
  public record Broken(int line, String what, String remedy, String english) {}

  /**
   * What a file says below its one key.
   *
   * @param entries by name, without the brackets that Spring wants around one with dots; empty if
   *     it cannot be read
   */
  public record Read(Map<String, Entry> entries, Optional<Broken> broken) {

    private static Read broken(int line, String what, String remedy, String english) {
      return new Read(Map.of(), Optional.of(new Broken(line, what, remedy, english)));
    }
  }

  /** Reads the entries below the one key that a file has. */
  public static Read read(String text, String key) {
    try {
      Node root = yaml().compose(new StringReader(text));
      Object loaded = yaml().load(text);
      if (root instanceof MappingNode
          && loaded instanceof Map<?, ?> map
          && map.size() == 1
          && map.get(key) instanceof Map<?, ?> values) {
        Map<String, Entry> named = new LinkedHashMap<>();
        MappingNode entries = (MappingNode) ((MappingNode) root).getValue().get(0).getValueNode();
        for (NodeTuple entry : entries.getValue()) {
          String name = ((ScalarNode) entry.getKeyNode()).getValue();
          named.put(
              name(name), new Entry(line(entry.getKeyNode().getStartMark()), values.get(name)));
        }
        return new Read(named, Optional.empty());
      }
      return Read.broken(
          0,
          "不是设置文件的写法",
          "请以“%s:”一行开头，其余各行缩进写在它下面".formatted(key),
          "is no settings file; its only key is %s, and the entries stand below it, indented"
              .formatted(key));
    } catch (MarkedYAMLException broken) {
      return Read.broken(
          line(broken.getProblemMark()),
          "不是YAML，或者有重复的名称",
          "请更正（原文：%s）".formatted(broken.getProblem()),
          "is not YAML, or has a name twice: " + broken.getProblem());
    } catch (YAMLException | ClassCastException broken) {
      String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
      return Read.broken(0, "不能读取", "请更正（原文：%s）".formatted(why), "cannot be read: " + why);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    DumperOptions written = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(written),
        written,
        options,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // No dates, numbers or truth values: texts.
          }
        });
  }

  private static int line(Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }

  /**
   * The same of a file of a deployment.
   *
   * @param found gets what keeps it from being read
   */
  public static Map<String, Object> of(SettingFile file, String key, Consumer<Finding> found) {
    Map<String, Object> named = new LinkedHashMap<>();
    try {
      Read read = read(TextFile.read(new ByteArrayResource(file.content())), key);
      read.broken()
          .ifPresent(
              broken ->
                  found.accept(
                      new Finding(
                          file.name(), broken.line(), "", "", broken.what(), broken.remedy())));
      read.entries().forEach((name, entry) -> named.put(name, entry.value()));
    } catch (BrokenFileException inNoEncoding) {
      found.accept(
          new Finding(file.name(), inNoEncoding.line(), "", "", "不是UTF-8编码", "请另存为UTF-8编码"));
    }
    return named;
  }

  /** A key without the brackets that Spring wants around one with dots. */
  public static String name(Object key) {
    String name = String.valueOf(key);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
