package cn.qualitysafety.platform.language;

import java.util.Map;

/** Tells which names of a kind exist now. Several beans may tell some of a kind. */
public interface KnownNames {

  NameKind nameKind();

  /** What each is called in Chinese, by its name in models. */
  Map<String, String> existing();
}
