package cn.qualitysafety.platform.record;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.language.Divisions;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells people what the system records in keys: of a post, a division or a unit its name. Any other
 * key that a table says is for the model that goes on with it, and nobody's to read.
 */
@Component
class KeysInWords {

  /** The beginning of the ids of tasks that ask tables. */
  private static final String TABLES = "businessRuleTask_";

  private static final Pattern UNIT = Pattern.compile("\\d{6}(-L\\d+)?");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*([.:/_-][A-Za-z0-9]+)*");

  private final ObjectProvider<KnownNames> known;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;

  KeysInWords(ObjectProvider<KnownNames> known, PersonNames names, InTheNameOf inTheNameOf) {
    this.known = known;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
  }

  /** What a field says to people; empty if it says nothing to them. */
  Optional<String> of(RecordedField field) {
    String words = field.words();
    if (words == null || words.isBlank()) {
      return Optional.empty();
    }
    if (field.recordedBy() != null) {
      return Optional.of(words);
    }
    if (UNIT.matcher(words).matches()) {
      return Optional.of(inTheNameOf.system(() -> names.unit(words)));
    }
    if (!KEY.matcher(words).matches()) {
      return Optional.of(words);
    }
    Map<String, String> posts = posts();
    return Optional.ofNullable(posts.get(words))
        .or(() -> Divisions.name(words, posts))
        .or(() -> Optional.of(words).filter(key -> !field.taskKey().startsWith(TABLES)));
  }

  private Map<String, String> posts() {
    Map<String, String> posts = new HashMap<>();
    known.stream()
        .filter(each -> each.nameKind() == NameKind.POST)
        .forEach(each -> posts.putAll(each.existing()));
    return posts;
  }
}
