package cn.qualitysafety.platform.language;

import java.util.Collection;

/** Tells which names of a kind exist now. Several beans may tell some of a kind. */
public interface KnownNames {

  NameKind kind();

  Collection<String> existing();
}
