/**
 * The case record (办理记录): what people entered and what decision tables said, field by field, kept
 * for good. A procedure without rules of its own needs no register and no class: its forms say what
 * there is, a listener {@code ${record.form(task)}} keeps it, and from then on each field is a fact
 * of the case ({@link cn.qualitysafety.platform.language.RecordedFacts}).
 *
 * <p>A table is one of the deployment of the model that runs; it is asked with the facts of the
 * case. One that collects gives the case <em>rows</em>: what is done once for each, or once for
 * each of several persons, keeps and reads facts of its own ({@link
 * cn.qualitysafety.platform.language.CasePlace}).
 *
 * <p>A task that is done again, in a loop or for a correction, adds a <em>revision</em>; what was
 * entered before stays. A field whose name begins with {@code sealed} is kept only if its form says
 * by the property {@code seenBy} which posts may see it; no model, document or search reads it.
 */
package cn.qualitysafety.platform.record;
