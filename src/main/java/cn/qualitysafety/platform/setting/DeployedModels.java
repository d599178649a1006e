package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a change of a setting asks of the models that are deployed. */
public interface DeployedModels {

  /** Key of a process that names the entry, of the newest version or of one with open cases. */
  Optional<String> naming(SettingKind kind, String name);

  /** What would be wrong with the newest versions that issue documents by these templates. */
  List<Finding> faultsOfDocuments(Brought brought);

  /** Within a transaction, and until its end: nobody deploys, on whichever node. */
  <T> T alone(Supplier<T> action);
}
