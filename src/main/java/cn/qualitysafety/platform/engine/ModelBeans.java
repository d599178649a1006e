package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.Step;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The beans that expressions may name: those with a method marked {@link Step}, {@link
 * UsedInModels} or {@link UsedInFilters}. A bean is created only when an expression names it, since
 * most of them need the engine themselves.
 */
class ModelBeans extends AbstractMap<Object, Object> {

  private final ListableBeanFactory beans;
  private final Set<String> names = new HashSet<>();

  ModelBeans(ListableBeanFactory beans) {
    this.beans = beans;
    Arrays.stream(beans.getBeanDefinitionNames()).filter(this::hasMark).forEach(names::add);
  }

  private boolean hasMark(String name) {
    Class<?> type = beans.getType(name, false);
    return type != null
        && Arrays.stream(ClassUtils.getUserClass(type).getDeclaredMethods())
            .anyMatch(
                method ->
                    method.isAnnotationPresent(Step.class)
                        || method.isAnnotationPresent(UsedInModels.class)
                        || method.isAnnotationPresent(UsedInFilters.class));
  }

  /** Our class behind a name, without creating the bean; empty for what no expression may name. */
  Optional<Class<?>> type(String name) {
    return containsKey(name)
        ? Optional.ofNullable(beans.getType(name)).map(ClassUtils::getUserClass)
        : Optional.empty();
  }

  Set<String> names() {
    return Set.copyOf(names);
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
