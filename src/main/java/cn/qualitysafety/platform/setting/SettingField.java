package cn.qualitysafety.platform.setting;

import java.util.Map;

/**
 * Something that a person types, or chooses, to set an entry.
 *
 * @param key in {@link SettingValue#fields}
 * @param hint what is expected, with an example
 * @param longest in characters
 * @param choices in Chinese by what is kept; empty where anything can be typed
 */
public record SettingField(
    String key, String label, String hint, int longest, Map<String, String> choices) {

  public static SettingField text(String key, String label, String hint, int longest) {
    return new SettingField(key, label, hint, longest, Map.of());
  }
}
