package cn.qualitysafety.platform.language;

/**
 * Facts that cases of every process have, because a part that all regimes share knows them. What a
 * procedure itself calls by the same name goes before.
 */
public interface FactsOfEveryCase {

  /** Of no process in particular. */
  CaseFacts<?> facts();
}
