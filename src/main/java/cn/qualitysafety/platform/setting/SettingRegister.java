package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A register whose entries may be set while it runs. It answers from memory. */
public interface SettingRegister {

  SettingKind kind();

  /** What a person types to set an entry; nothing where a file is uploaded. */
  List<SettingField> fields();

  /** Whether an entry can have this name. */
  boolean isName(String name);

  /** What a name of an entry looks like, with an example, and how long it may be. */
  String nameHint();

  /** What the release and the operator's files say, by name. */
  Map<String, SettingValue> released();

  /** What an entry says, for people, in one line. */
  String text(SettingValue value);

  /**
   * All that is wrong with some changes besides their names, for whoever makes them.
   *
   * @param place what each finding is found in, for people
   * @param settings all that would go before what is released, the changes among it
   * @param changed names of the changes; one that is not in {@code settings} is taken back
   */
  List<Finding> faults(String place, Map<String, SettingValue> settings, Set<String> changed);

  /** What models can name by then. */
  void tell(Map<String, SettingValue> settings, Brought brought);

  /**
   * Reads a file of a deployment that is of this kind.
   *
   * @param regimes of the models of the same deployment
   * @param found gets all that is wrong with the file
   * @return entries by name
   */
  Map<String, SettingValue> read(SettingFile file, Set<String> regimes, Consumer<Finding> found);

  /** From now on these go before what is released. */
  void use(Map<String, SettingValue> settings);

  /**
   * The value that an entry has after somebody has typed something.
   *
   * @param before null if there is no such entry
   * @param typed by the keys of the fields; empty where nothing was typed
   */
  default SettingValue entered(SettingValue before, Map<String, String> typed) {
    return SettingValue.of(typed);
  }

  /** What the fields show of a value before somebody types, by their keys. */
  default Map<String, String> shown(SettingValue value) {
    return value.fields();
  }

  /**
   * Told in the transaction in which an entry changes, for what else keeps it.
   *
   * @param value null if there is no such entry any more
   * @param person login of whoever changes it
   */
  default void written(String name, SettingValue value, String person, String reason) {}
}
