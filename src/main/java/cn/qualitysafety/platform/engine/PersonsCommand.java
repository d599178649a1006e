package cn.qualitysafety.platform.engine;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/**
 * What a person tells the engine to do.
 *
 * @param command as the engine calls it, of the class that its service made
 * @param person with the posts and units of this request
 */
public record PersonsCommand(Command<?> command, Authentication person) {

  /** Whether it is of one of these classes of the engine, or made from one. */
  public boolean isOneOf(List<Class<?>> commands) {
    return commands.stream().anyMatch(kind -> kind.isInstance(command));
  }

  /** The same. */
  public boolean isOneOf(Class<?>... commands) {
    return isOneOf(Arrays.asList(commands));
  }

  /**
   * What it was given, by the name that the engine has for it; empty if it has nothing of that
   * name, or null. The engine's commands keep to themselves what they were given, and have no
   * methods to ask for it.
   */
  public <T> Optional<T> given(String name, Class<T> type) {
    return field(name)
        .map(field -> ReflectionUtils.getField(field, command))
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Lets the command do with this what it would have done with what it was given. */
  public void replace(String name, Object value) {
    field(name).ifPresent(field -> ReflectionUtils.setField(field, command, value));
  }

  private Optional<Field> field(String name) {
    Optional<Field> field =
        Optional.ofNullable(ReflectionUtils.findField(command.getClass(), name));
    field.ifPresent(ReflectionUtils::makeAccessible);
    return field;
  }

  /** Whether the person is an administrator of the system. */
  public boolean isAdministrators() {
    return person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
  }
}
