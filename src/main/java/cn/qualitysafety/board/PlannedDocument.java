package cn.qualitysafety.board;

/**
 * A document or local standard that the plan of the campaign wants, as the tables of rule-making
 * name it.
 *
 * @param process key of the procedure that makes it
 * @param item what its start form calls it
 * @param clause number of the clause
 * @param division code of the division that drafts it
 */
record PlannedDocument(String process, String item, String clause, String title, String division) {

  /** Whether a case makes it: one that was refused or stopped leaves it undone. */
  boolean isMadeIn(CaseEntries made) {
    return made.processKey().equals(process)
        && item.equals(made.entries().get("planItem"))
        && !made.refused();
  }
}
