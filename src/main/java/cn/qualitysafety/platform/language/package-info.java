/**
 * What a model may say besides BPMN: a small closed language.
 *
 * <ul>
 *   <li>A service task is one step, {@code ${licenceReview.issueLicence(execution)}}, and so is the
 *       listener of a user task, {@code ${licenceReview.decideApplication(task)}}: {@link
 *       cn.qualitysafety.platform.language.Step}.
 *   <li>Conditions, inputs, due dates and mappings read facts of their case, {@code
 *       ${facts.visitPassed}}, which each regime lists in one class: {@link
 *       cn.qualitysafety.platform.language.RegimeFacts}.
 *   <li>And they call what reads and is marked {@link
 *       cn.qualitysafety.platform.engine.UsedInModels}, with constants, variables, or the case that
 *       they are of.
 *   <li>Some steps take the key of a decision table of the same deployment, {@code
 *       ${record.decision(execution, 'project-kind')}}: {@link
 *       cn.qualitysafety.platform.language.NamedTable}. A table that collects gives rows, and what
 *       is done once for each reads and keeps facts of its own: {@link
 *       cn.qualitysafety.platform.language.CasePlace}.
 * </ul>
 *
 * <p>A form that bears the name of a fact shows it; nothing of what is merely shown becomes a
 * variable.
 */
package cn.qualitysafety.platform.language;
