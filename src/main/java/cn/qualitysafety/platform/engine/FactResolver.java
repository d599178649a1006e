package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.FactsOfCases;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Finds {@code ${facts.product}} in the case where the expression stands. */
class FactResolver extends ELResolver {

  private final Supplier<FactsOfCases> facts;

  FactResolver(Supplier<FactsOfCases> facts) {
    this.facts = facts;
  }

  private record FactsOf(VariableScope where) {}

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null && HarmlessExpressions.FACTS_OF_CASE.equals(property)) {
      context.setPropertyResolved(true);
      return new FactsOf((VariableScope) context.getContext(VariableScope.class));
    }
    if (base instanceof FactsOf of) {
      context.setPropertyResolved(true);
      Object value = facts.get().value(of.where(), String.valueOf(property));
      // No variable of the engine holds a day.
      return value instanceof LocalDate day ? day.toString() : value;
    }
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  /** Nothing is ever set, and nobody else can set what has this name. */
  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {}

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
      ELContext context, Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return null;
  }
}
