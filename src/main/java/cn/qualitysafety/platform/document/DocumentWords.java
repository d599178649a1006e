package cn.qualitysafety.platform.document;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Words of the document numbers (机关代字); a broken entry stops the start.
 *
 * @param documentWords word by unit code and kind of document
 */
@ConfigurationProperties
record DocumentWords(Map<String, Map<String, String>> documentWords) {

  private static final int LONGEST = 20;

  DocumentWords {
    Map<String, String> owners = new HashMap<>();
    documentWords.forEach(
        (unit, words) ->
            words.forEach(
                (kind, word) -> {
                  if (word.isBlank() || word.length() > LONGEST) {
                    throw new IllegalStateException(
                        "document-words.yaml: unit %s, kind %s needs a word of 1 to %d characters"
                            .formatted(unit, kind, LONGEST));
                  }
                  String owner = owners.putIfAbsent(word, unit);
                  if (owner != null && !owner.equals(unit)) {
                    throw new IllegalStateException(
                        "document-words.yaml: units %s and %s have the same word %s"
                            .formatted(owner, unit, word));
                  }
                }));
  }

  /**
   * The word of a unit's documents of a kind.
   *
   * @throws IllegalArgumentException if none is configured
   */
  String of(String unitCode, String kind) {
    String word = documentWords.getOrDefault(unitCode, Map.of()).get(kind);
    if (word == null) {
      throw new IllegalArgumentException(
          "no word for unit %s, kind %s in document-words.yaml".formatted(unitCode, kind));
    }
    return word;
  }
}
