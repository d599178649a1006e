package cn.qualitysafety.platform.modelcheck;

/** One way in which a model, a table or a form can be wrong. */
@FunctionalInterface
interface Rule {

  /** Looks at all that is checked, and notes each place where it is wrong. */
  void look(Models models, Known known, Findings found);
}
