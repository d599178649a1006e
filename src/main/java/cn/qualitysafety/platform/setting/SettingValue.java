package cn.qualitysafety.platform.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an entry says.
 *
 * @param fields what somebody types, by the name of the field; empty for a file
 * @param file null for what is typed
 */
public record SettingValue(Map<String, String> fields, byte[] file) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static SettingValue of(Map<String, String> fields) {
    return new SettingValue(new TreeMap<>(fields), null);
  }

  public static SettingValue of(byte[] file) {
    return new SettingValue(Map.of(), file);
  }

  public String get(String field) {
    return fields.getOrDefault(field, "");
  }

  public boolean isSameAs(SettingValue other) {
    return other != null && fields.equals(other.fields) && Arrays.equals(file, other.file);
  }

  public byte[] stored() {
    try {
      return file == null ? JSON.writeValueAsBytes(fields) : file;
    } catch (JsonProcessingException texts) {
      throw new IllegalStateException(texts);
    }
  }

  /**
   * As it was stored.
   *
   * @throws IllegalStateException if that is not how one of its kind is stored
   */
  static SettingValue read(SettingKind kind, byte[] stored) {
    try {
      return kind.isFile()
          ? of(stored)
          : of(JSON.readValue(stored, new TypeReference<Map<String, String>>() {}));
    } catch (IOException damaged) {
      throw new IllegalStateException(
          "a setting of kind '%s' is damaged; restore it from a backup".formatted(kind.key()),
          damaged);
    }
  }
}
