package cn.qualitysafety.platform.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * What is entered in the forms of a case and kept field by field: facts of the case for which
 * nobody writes a class. A fact that a class lists goes before one of the same name.
 */
public interface RecordedFacts {

  /** What the forms of a model record. */
  List<Fact> of(ProcessDefinition model);

  /**
   * The same of models that are not deployed yet, by the key of the process.
   *
   * @param files what is deployed together, by name
   */
  Map<String, List<Fact>> of(Map<String, byte[]> files);

  /**
   * What was entered last.
   *
   * @param value as models compare it; null if the field was left empty
   * @param words as people read it; empty if the field was left empty
   */
  record Recorded(Object value, String words) {}

  /** Empty while nobody has been asked for it. */
  Optional<Recorded> find(String caseNumber, String name);
}
