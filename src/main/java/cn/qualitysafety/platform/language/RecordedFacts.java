package cn.qualitysafety.platform.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * What is entered in the forms of a case, or found in its decision tables, and kept field by field:
 * facts of the case for which nobody writes a class. A fact that a class lists goes before one of
 * the same name.
 */
public interface RecordedFacts {

  /** What the forms and tables of a model record. */
  List<Fact> of(ProcessDefinition model);

  /**
   * The same of models that are not deployed yet, by the key of the process.
   *
   * @param files what is deployed together, by name
   */
  Map<String, List<Fact>> of(Map<String, byte[]> files);

  /** The same of the newest version of a process that is deployed; nothing if there is none. */
  List<Fact> ofDeployed(String process);

  /**
   * What was entered last.
   *
   * @param value as models compare it; null if the field was left empty
   * @param words as people read it; empty if the field was left empty
   */
  record Recorded(Object value, String words) {}

  /** That of the innermost row that has it, or of the case; empty while nobody has been asked. */
  Optional<Recorded> find(CasePlace place, String name);

  /**
   * All that was recorded in a case, as it is read in one place of it.
   *
   * @param here values by name; null for what was left empty
   * @param ofRows what each of the rows of the place has under a name, in the order in which they
   *     came; without what was left empty
   */
  record Known(Map<String, Object> here, Map<String, List<Object>> ofRows) {}

  Known known(CasePlace place);
}
