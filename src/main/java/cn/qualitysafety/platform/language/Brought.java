package cn.qualitysafety.platform.language;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What comes with models that are not deployed yet, besides what exists: they may name it. */
public final class Brought {

  private final Map<NameKind, Map<String, String>> names = new EnumMap<>(NameKind.class);
  private final Map<String, TemplateText> templates = new HashMap<>();
  private final Map<Class<?>, Object> others = new HashMap<>();

  /**
   * @param chinese what it is called
   */
  public void name(NameKind kind, String name, String chinese) {
    names.computeIfAbsent(kind, each -> new HashMap<>()).put(name, chinese);
  }

  /**
   * @param name as {@link KnownTemplates} has it
   */
  public void template(String name, TemplateText template) {
    templates.put(name, template);
  }

  public Map<String, String> names(NameKind kind) {
    return names.getOrDefault(kind, Map.of());
  }

  /** All templates, by name. */
  public Map<String, TemplateText> templates() {
    return Collections.unmodifiableMap(templates);
  }

  /** Something else that it brings, one of its type. */
  public <T> void put(Class<T> type, T thing) {
    others.put(type, thing);
  }

  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(type.cast(others.get(type)));
  }

  /** Whether it brings a template. */
  public boolean hasTemplates() {
    return !templates.isEmpty();
  }
}
