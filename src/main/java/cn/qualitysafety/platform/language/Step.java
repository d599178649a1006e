package cn.qualitysafety.platform.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step of a procedure, which a service task or a listener of a model calls as its only
 * expression. The first parameter is the execution or the task that calls it, the others are
 * constants that stand in the model (texts, whole numbers, truth values): it can act on no case but
 * its own, and who acts it takes from there and never from the model.
 *
 * <p>Its bean and its class are public, and bear the name of the model or of the part.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

  /**
   * Whether it wants a transaction of its own, tried again if it fails: what it does leaves the
   * database, or takes long. Models call it behind an asynchronous boundary.
   */
  boolean apart() default false;
}
