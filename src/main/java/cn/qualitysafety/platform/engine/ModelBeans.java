package cn.qualitysafety.platform.engine;

import java.util.AbstractMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The beans that expressions may call: delegates, task listeners, and what is marked {@link
 * UsedInModels}. A bean is created only when an expression names it, since most of them need the
 * engine themselves.
 */
class ModelBeans extends AbstractMap<Object, Object> {

  private final ListableBeanFactory beans;
  private final Set<String> names = new HashSet<>();

  ModelBeans(ListableBeanFactory beans) {
    this.beans = beans;
    names.addAll(List.of(beans.getBeanNamesForAnnotation(UsedInModels.class)));
    names.addAll(List.of(beans.getBeanNamesForType(JavaDelegate.class, true, false)));
    names.addAll(List.of(beans.getBeanNamesForType(TaskListener.class, true, false)));
  }

  /** Our class behind a name, without creating the bean; empty for what no expression may call. */
  Optional<Class<?>> type(String name) {
    return containsKey(name)
        ? Optional.ofNullable(beans.getType(name)).map(ClassUtils::getUserClass)
        : Optional.empty();
  }

  @Override
  public boolean containsKey(Object name) {
    return names.contains(name);
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? beans.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    Set<Entry<Object, Object>> entries = new HashSet<>();
    names.forEach(name -> entries.add(new SimpleImmutableEntry<>(name, beans.getBean(name))));
    return entries;
  }
}
