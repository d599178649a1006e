package cn.qualitysafety.platform.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A .form file of Camunda Forms. */
final class Form {

  private static final Pattern FEEL =
      Pattern.compile("\"=(?<is>(\\\\.|[^\"])*+)\"|\\{\\{(?<in>[^}]*+)}}");
  private static final Pattern TEXT = Pattern.compile("\\\\\"[^\"]*+\"");
  private static final Pattern VARIABLE = Pattern.compile("(?<![.\\w])[a-zA-Z]\\w*+(?!\\()");

  /** Of a choice, what a filter of choices compares: {@code =reviewers[value != leader]}. */
  private static final Pattern OF_CHOICE = Pattern.compile("(?<=\\[)\\s*(value|label|item)\\b");

  private static final Set<String> FEEL_WORDS =
      Set.of("null", "true", "false", "and", "or", "not", "if", "then", "else");

  private final ModelSource source;
  private final JsonNode json;
  private final List<Field> fields;
  private volatile Set<String> read;

  Form(ModelSource source, JsonNode json) {
    this.source = source;
    this.json = json;
    fields = json.findParents("key").stream().map(Field::new).toList();
  }

  ModelSource source() {
    return source;
  }

  JsonNode json() {
    return json;
  }

  String id() {
    return json.path("id").asText("");
  }

  /** Everything that reads or writes a variable, also inside groups. */
  List<Field> fields() {
    return fields;
  }

  Optional<Field> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** Posts that alone may see one of its fields. */
  List<String> seenBy() {
    return json.findValuesAsText("seenBy").stream()
        .flatMap(posts -> Arrays.stream(posts.split(",")))
        .map(String::strip)
        .toList();
  }

  /** What its conditions and texts read, and the variables that hold choices. */
  Set<String> read() {
    if (read == null) {
      read = namesRead();
    }
    return read;
  }

  private Set<String> namesRead() {
    Set<String> names = new TreeSet<>(json.findValuesAsText("valuesKey"));
    Matcher feel = FEEL.matcher(json.toString());
    while (feel.find()) {
      String expression = feel.group("is") == null ? feel.group("in") : feel.group("is");
      String rest = OF_CHOICE.matcher(TEXT.matcher(expression).replaceAll("")).replaceAll("");
      Matcher variable = VARIABLE.matcher(rest);
      while (variable.find()) {
        names.add(variable.group());
      }
    }
    names.removeAll(FEEL_WORDS);
    return names;
  }

  /** One component with a key. */
  record Field(JsonNode json) {

    String key() {
      return json.path("key").asText();
    }

    String label() {
      boolean isDate = json.path("type").asText().equals("datetime");
      boolean isTime = json.path("subtype").asText().equals("time");
      return json.path(!isDate ? "label" : isTime ? "timeLabel" : "dateLabel").asText();
    }

    boolean isReadOnly() {
      return json.path("readonly").asBoolean() || json.path("disabled").asBoolean();
    }

    boolean isText() {
      return json.path("type").asText().startsWith("text");
    }

    boolean isLine() {
      return json.path("type").asText().equals("textfield");
    }

    boolean hasMaxLength() {
      return json.path("validate").path("maxLength").isInt();
    }

    /** Whether logins are submitted. */
    boolean holdsPersons() {
      return json.path("properties").path("persons").asText().equals("true") && !isReadOnly();
    }

    /** In what it looks for what it asks for; empty if it looks nowhere. */
    List<String> lookedUpIn() {
      return Arrays.stream(json.path("properties").path("lookup").asText().split(","))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }

    /** Name of what holds its choices; empty if the form says them. */
    String choices() {
      return json.path("valuesKey").asText();
    }

    /** What somebody can choose; empty where anything can be entered. */
    List<String> answers() {
      return json.path("values").findValuesAsText("value");
    }
  }
}
