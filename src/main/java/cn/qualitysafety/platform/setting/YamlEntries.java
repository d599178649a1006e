package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.TextFile;
import cn.qualitysafety.platform.language.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Entries of a settings file, written as the release writes its own. */
public final class YamlEntries {

  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 10;

  private YamlEntries() {}

  /**
   * The entries below the one key that the file has.
   *
   * @param found gets what keeps it from being read
   * @return by name, without the brackets that Spring wants around one with dots; empty if it
   *     cannot be read
   */
  public static Map<String, Object> of(SettingFile file, String key, Consumer<Finding> found) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    try {
      Object root =
          new Yaml(
                  new SafeConstructor(options),
                  new Representer(new DumperOptions()),
                  new DumperOptions(),
                  options,
                  new DaysAsWritten())
              .load(TextFile.read(new ByteArrayResource(file.content())));
      if (root instanceof Map<?, ?> map
          && map.size() == 1
          && map.get(key) instanceof Map<?, ?> entries) {
        Map<String, Object> named = new LinkedHashMap<>();
        entries.forEach((name, value) -> named.put(name(name), value));
        return named;
      }
      found.accept(
          new Finding(file.name(), "", "", "不是设置文件的写法", "请以“%s:”一行开头，其余各行缩进写在它下面".formatted(key)));
    } catch (MarkedYAMLException broken) {
      found.accept(
          new Finding(
              file.name(),
              broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1,
              "",
              "",
              "不是YAML，或者有重复的名称",
              "请更正（原文：%s）".formatted(broken.getProblem())));
    } catch (YAMLException broken) {
      found.accept(
          new Finding(
              file.name(),
              "",
              "",
              "不能读取",
              "请更正（原文：%s）".formatted(broken.getMessage().lines().findFirst().orElse(""))));
    } catch (BrokenFileException inNoEncoding) {
      found.accept(
          new Finding(file.name(), inNoEncoding.line(), "", "", "不是UTF-8编码", "请另存为UTF-8编码"));
    }
    return Map.of();
  }

  /** A day stays the text that it is: YAML takes 2010-02-30 for a day in March. */
  private static final class DaysAsWritten extends Resolver {

    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }

  /** A key without the brackets that Spring wants around one with dots. */
  public static String name(Object key) {
    String name = String.valueOf(key);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
