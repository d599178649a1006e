package cn.qualitysafety.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A .form file of Camunda Forms. */
public record Form(Path file, JsonNode json) {

  private static final Pattern FEEL =
      Pattern.compile("\"=(?<is>(\\\\.|[^\"])*)\"|\\{\\{(?<in>.*?)}}");
  private static final Pattern VARIABLE = Pattern.compile("(?<![.\\w])[a-zA-Z]\\w*(?![\\w(])");
  private static final Set<String> FEEL_WORDS =
      Set.of("null", "true", "false", "and", "or", "not", "if", "then", "else");

  static Form read(Path file) {
    try {
      return new Form(file, new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": not a form: " + e.getMessage(), e);
    }
  }

  public String id() {
    return json.path("id").asText();
  }

  String folder() {
    return file.getParent().getFileName().toString();
  }

  /** Everything that reads or writes a variable, also inside groups. */
  List<Field> fields() {
    return json.findParents("key").stream().map(Field::new).toList();
  }

  Optional<Field> field(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** Variables that conditions and texts of the form read. */
  Set<String> variablesInExpressions() {
    Set<String> names = new TreeSet<>();
    Matcher feel = FEEL.matcher(json.toString());
    while (feel.find()) {
      String expression = feel.group("is") == null ? feel.group("in") : feel.group("is");
      Matcher variable = VARIABLE.matcher(expression.replaceAll("\\\\\".*?\\\\\"", ""));
      while (variable.find()) {
        names.add(variable.group());
      }
    }
    names.removeAll(FEEL_WORDS);
    return names;
  }

  String at(String fieldKey) {
    return file + " " + fieldKey;
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

    /** Whether several answers can be ticked. */
    boolean isList() {
      return json.path("type").asText().matches("checklist|taglist");
    }

    boolean isText() {
      return json.path("type").asText().startsWith("text");
    }

    boolean hasMaxLength() {
      return json.path("validate").path("maxLength").isInt();
    }

    /** What somebody can choose; empty where anything can be entered. */
    List<String> answers() {
      return json.path("values").findValuesAsText("value");
    }
  }
}
