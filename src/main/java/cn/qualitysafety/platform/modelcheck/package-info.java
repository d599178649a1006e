/**
 * What is asked of models, decision tables and forms before anybody works by them: all at once, in
 * sentences for whoever drew them. The server asks when something is sent to be deployed, the
 * command {@code check} and the page 部署核准 without deploying, and a test of this release's own.
 *
 * <p>A {@link cn.qualitysafety.platform.modelcheck.Rule} is a method of one of the {@code …Rules}
 * classes, named as what it finds; {@link cn.qualitysafety.platform.modelcheck.ModelCheck} lists
 * them. What a model must not say, because it would be a program, {@code platform.engine} knows;
 * what a form can be asked, {@code platform.input}.
 */
package cn.qualitysafety.platform.modelcheck;
