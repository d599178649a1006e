package cn.qualitysafety.platform;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The settings that operators keep in files of their own. Spring binds what it knows and is silent
 * about the rest: a key that is misspelt would leave the old value in force, so it stops the start.
 */
@Component
class OperatorSettings {

  /** By file what its keys look like, as the environment writes them. */
  private static final Map<Resource, Pattern> KEYS =
      Map.of(
          new FileSystemResource("data/document-words.yaml"),
          Pattern.compile("document-words\\.(units|kinds)(\\[.+]|\\..+)"));

  OperatorSettings(ConfigurableEnvironment environment) {
    environment.getPropertySources().forEach(OperatorSettings::check);
  }

  static Iterable<Resource> files() {
    return KEYS.keySet();
  }

  private static void check(PropertySource<?> source) {
    KEYS.forEach(
        (file, keys) -> {
          String path = ((FileSystemResource) file).getPath();
          if (source.getName().contains(path)
              && source instanceof EnumerablePropertySource<?> settings) {
            for (String key : settings.getPropertyNames()) {
              if (!keys.matcher(key).matches()) {
                throw new BrokenFileException(
                    path, line(settings, key), "the key '%s' is unknown".formatted(key));
              }
            }
          }
        });
  }

  private static int line(PropertySource<?> source, String key) {
    return OriginLookup.getOrigin(source, key) instanceof TextResourceOrigin origin
            && origin.getLocation() != null
        ? origin.getLocation().getLine() + 1
        : 1;
  }
}
