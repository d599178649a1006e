/**
 * Checks of what people enter, with sentences for them. Every start and every completion of a task
 * by a person is checked by its deployed form ({@link cn.qualitysafety.platform.input.FormSchema});
 * {@link cn.qualitysafety.platform.input.Entered} is for what a form cannot say.
 */
package cn.qualitysafety.platform.input;
