package cn.qualitysafety.platform.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a step, or of a method that models read, to which the model gives the name of
 * something that exists: a model that names anything else is refused when it is deployed.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface NameOf {

  NameKind value();
}
