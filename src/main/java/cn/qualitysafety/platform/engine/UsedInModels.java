package cn.qualitysafety.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that expressions of models may call: it reads, and tells what whoever draws a model and
 * whoever works on the case may know. What changes anything is done by delegates and listeners,
 * which know from the engine who does it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsedInModels {}
