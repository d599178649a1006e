package cn.qualitysafety.locale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Our Chinese against the vendor's English, word by word. */
class LocaleTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|\\{\\w+}|%\\w+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Stay as they are: tokens of the trade, comparison signs, and joints that Chinese lacks. */
  private static final Pattern NEEDS_NO_CHINESE =
      Pattern.compile(
          "ID|URL|CSV|JSON|XML|DMN|BPMN|CMMN|CRON|[\\p{Punct}\\p{P}\\s0-9]*|dddd LT|HH:mm|<null>|<undefined>"
              + "|YYYY.*|LLLL?|LT|L|\\{\\{.*}}|%\\w+");

  /** The vendor's advertising, replaced as a whole. */
  private static final Set<String> REPLACED = Set.of("labels.BANNER_CE_EOL_TEXT");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void everyWordOfTheVendorHasAChineseOneThatKeepsItsPlaceholders(String app) throws IOException {
    Map<String, String> english = words(app, "en");
    Map<String, String> chinese = words(app, "zh-CN");
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, String> word : english.entrySet()) {
      String key = word.getKey();
      String translated = chinese.get(key);
      if (translated == null) {
        faults.add(key + " is missing");
      } else if (!CHINESE.matcher(translated).find()
          && !NEEDS_NO_CHINESE.matcher(translated).matches()) {
        faults.add(key + " is not Chinese: " + translated);
      } else if (!REPLACED.contains(key)
          && key.startsWith("labels")
          && !placeholders(word.getValue()).equals(placeholders(translated))) {
        faults.add("%s loses a placeholder: %s / %s".formatted(key, word.getValue(), translated));
      }
    }
    chinese.keySet().stream()
        .filter(key -> !english.containsKey(key))
        .forEach(key -> faults.add(key + " is unknown to the vendor"));
    assertThat(faults).isEmpty();
    assertThat(english).hasSizeGreaterThan(170);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void chineseIsTheOnlyLanguageAndTheNameIsOurs(String app) throws IOException {
    String config = text(app, "scripts/config.js");
    assertThat(config)
        .contains("availableLocales: ['zh-CN']")
        .contains("fallbackLocale: 'zh-CN'")
        .contains("质量安全工作平台");
    assertThat(text(app, "styles/user-styles.css")).contains(".ce-eol-banner");
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Map<String, String> words(String app, String language) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    collect("", new ObjectMapper().readTree(text(app, "locales/" + language + ".json")), words);
    return words;
  }

  private static void collect(String path, JsonNode node, Map<String, String> words) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      words));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "." + i, node.get(i), words);
      }
    } else {
      words.put(path, node.asText());
    }
  }

  private static String text(String app, String file) throws IOException {
    String text =
        new ClassPathResource("META-INF/resources/webjars/camunda/app/" + app + "/" + file)
            .getContentAsString(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
