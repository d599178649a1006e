package cn.qualitysafety.campaign.plan;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a plan's file, read key by key. A key that is missing or wrong is complained of
 * and yields a harmless value, so that one reading finds all that is wrong. A key that nobody asked
 * for is unknown.
 */
class PlanEntry {

  private final MappingNode node;
  private final Complaints complaints;
  private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final String label;

  /**
   * @param label what the mapping is, for complaints
   * @param nameKeys keys whose values tell it from its like; the values follow the label
   */
  PlanEntry(MappingNode node, Complaints complaints, String label, String... nameKeys) {
    this.node = node;
    this.complaints = complaints;
    node.getValue().forEach(tuple -> tuples.putIfAbsent(scalar(tuple.getKeyNode()), tuple));
    this.label =
        Stream.concat(Stream.of(label), Stream.of(nameKeys).map(this::written))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
  }

  String label() {
    return label;
  }

  /** What the reader makes of this mapping; keys that it did not ask for are complained of. */
  <T> T as(Function<PlanEntry, T> reader) {
    T result = reader.apply(this);
    for (NodeTuple tuple : node.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!asked.contains(key)) {
        complain(tuple.getKeyNode(), "key '%s' is unknown".formatted(key));
      } else if (tuples.get(key) != tuple) {
        complain(tuple.getKeyNode(), "key '%s' appears twice".formatted(key));
      }
    }
    return result;
  }

  boolean has(String key) {
    return tuples.containsKey(key);
  }

  /** What the reader makes of a key that may be absent; null if it is. */
  <T> T optional(String key, Function<String, T> reader) {
    return has(key) ? reader.apply(key) : null;
  }

  String text(String key) {
    Node value = ask(key);
    if (value == null) {
      return "";
    }
    if (value instanceof ScalarNode && scalar(value).isBlank()) {
      complain(key, "%s is empty".formatted(key));
      return "";
    }
    if (!value.getTag().equals(Tag.STR)) {
      complain(key, "%s must be text".formatted(key));
      return "";
    }
    return scalar(value);
  }

  /** A whole number of at least 1; 0 after a complaint. */
  int number(String key) {
    Node value = ask(key);
    if (value == null) {
      return 0;
    }
    if (!value.getTag().equals(Tag.INT) || !scalar(value).matches("0*[1-9]\\d{0,8}")) {
      complain(key, "%s must be a whole number of at least 1".formatted(key));
      return 0;
    }
    return Integer.parseInt(scalar(value));
  }

  /** 1 to 12; 0 after a complaint. */
  int month(String key) {
    Node value = ask(key);
    if (value == null) {
      return 0;
    }
    if (!value.getTag().equals(Tag.INT) || !scalar(value).matches("0?[1-9]|1[0-2]")) {
      complain(key, "%s must be a month, 1 to 12".formatted(key));
      return 0;
    }
    return Integer.parseInt(scalar(value));
  }

  MonthDay day(String key) {
    String text = text(key);
    try {
      return text.isEmpty() ? null : MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      complain(key, "%s '%s' is not a day of the form MM-DD".formatted(key, text));
      return null;
    }
  }

  /** One of the given codes, which are those of what the noun says. */
  String code(String key, Set<String> codes, String noun) {
    String code = text(key);
    if (!code.isEmpty() && !codes.contains(code)) {
      complain(key, "%s '%s' is not a %s of this plan".formatted(key, code, noun));
    }
    return code;
  }

  /** A constant of an enum, written in small letters with hyphens; null after a complaint. */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    String word = text(key);
    Map<String, E> choices = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    if (!word.isEmpty() && !choices.containsKey(word)) {
      complain(
          key, "%s '%s' is none of %s".formatted(key, word, String.join(", ", choices.keySet())));
    }
    return choices.get(word);
  }

  /** The texts of a list, of which there is at least one and none twice. */
  List<String> words(String key) {
    Node value = ask(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list) || list.getValue().isEmpty()) {
      complain(key, "%s must be a list with at least one entry".formatted(key));
      return List.of();
    }
    Set<String> words = new LinkedHashSet<>();
    for (Node item : list.getValue()) {
      if (!item.getTag().equals(Tag.STR) || scalar(item).isBlank()) {
        complain(item, "each entry of %s must be text".formatted(key));
      } else if (!words.add(scalar(item))) {
        complain(item, "%s names '%s' twice".formatted(key, scalar(item)));
      }
    }
    return List.copyOf(words);
  }

  /** Whole numbers of at least 1 by keys of any name. */
  Map<String, Integer> numbers(String key) {
    Node value = ask(key);
    if (!(value instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
      complain(key, "%s must consist of keys and numbers".formatted(key));
      return Map.of();
    }
    PlanEntry entry = new PlanEntry(mapping, complaints, label + ", " + key);
    return entry.as(
        numbers -> {
          Map<String, Integer> read = new LinkedHashMap<>();
          numbers.tuples.keySet().forEach(name -> read.put(name, numbers.number(name)));
          return read;
        });
  }

  /** Complains in the line of a word of such a list. */
  void complain(String key, String word, String reason) {
    ((SequenceNode) tuples.get(key).getValueNode())
        .getValue().stream()
            .filter(item -> scalar(item).equals(word))
            .findFirst()
            .ifPresent(item -> complain(item, reason));
  }

  /** The mapping under a key; null after a complaint. */
  PlanEntry entry(String key) {
    Node value = ask(key);
    if (value instanceof MappingNode mapping) {
      return new PlanEntry(mapping, complaints, key);
    }
    if (value != null) {
      complain(key, "%s must consist of keys and values".formatted(key));
    }
    return null;
  }

  /**
   * The mappings of a list, of which there is at least one.
   *
   * @param label what each of them is
   * @param idKey no two of them may have the same value here
   * @param nameKeys further keys whose values name them in complaints
   */
  List<PlanEntry> entries(String key, String label, String idKey, String... nameKeys) {
    Node value = ask(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list) || list.getValue().isEmpty()) {
      complain(key, "%s must be a list with at least one entry".formatted(key));
      return List.of();
    }
    String[] names = Stream.concat(Stream.of(idKey), Stream.of(nameKeys)).toArray(String[]::new);
    List<PlanEntry> entries = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (item instanceof MappingNode mapping) {
        entries.add(new PlanEntry(mapping, complaints, label, names));
      } else {
        complain(item, "each %s must consist of keys and values".formatted(label));
      }
    }
    refuseSame(idKey, entries);
    return entries;
  }

  private static void refuseSame(String idKey, List<PlanEntry> entries) {
    Set<String> taken = new HashSet<>();
    for (PlanEntry entry : entries) {
      String id = entry.written(idKey);
      if (!id.isBlank() && !taken.add(id)) {
        entry.complain(idKey, "%s '%s' is taken already".formatted(idKey, id));
      }
    }
  }

  /** Complains in the line of this key. */
  void complain(String key, String reason) {
    complain(has(key) ? tuples.get(key).getKeyNode() : node, reason);
  }

  private void complain(Node place, String reason) {
    complaints.add(place.getStartMark().getLine() + 1, "%s: %s".formatted(label, reason));
  }

  private Node ask(String key) {
    asked.add(key);
    if (!has(key)) {
      complain(key, "key '%s' is missing".formatted(key));
      return null;
    }
    return tuples.get(key).getValueNode();
  }

  private String written(String key) {
    return has(key) ? scalar(tuples.get(key).getValueNode()) : "";
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
