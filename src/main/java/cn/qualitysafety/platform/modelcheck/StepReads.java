package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.input.SubmittedForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Which fields of its form, and which variables, a step reads: found in its compiled code, where
 * {@code form.text("opinion")} is a constant before a call. Nobody has to tell it twice, and no
 * model can promise what its step does not do.
 */
final class StepReads {

  private static final String OURS = "cn/qualitysafety/";
  private static final String FORM = Type.getInternalName(SubmittedForm.class);
  private static final Set<String> SCOPES =
      Set.of(
          Type.getInternalName(VariableScope.class),
          Type.getInternalName(DelegateTask.class),
          Type.getInternalName(DelegateExecution.class),
          Type.getInternalName(ExecutionEntity.class),
          Type.getInternalName(TaskEntity.class));

  private static final Map<String, StepReads> SEEN = new ConcurrentHashMap<>();

  private final Map<String, String> labels = new HashMap<>();
  private boolean everything;

  private StepReads() {}

  /**
   * Of a method of a bean, and of all that it hands the task, the case or the form to.
   *
   * @param method its name; of several of that name, which want more or less, all
   */
  static StepReads of(Class<?> bean, String method) {
    return SEEN.computeIfAbsent(
        bean.getName() + "." + method, name -> new StepReads().follow(bean, method));
  }

  /** Keys of what it reads. */
  Set<String> keys() {
    return labels.keySet();
  }

  /** How it calls a field to people; null if it does not. */
  String label(String key) {
    return labels.get(key);
  }

  /** Whether it reads fields whose names its code does not say. */
  boolean everything() {
    return everything;
  }

  private record Place(String owner, String name, String descriptor) {}

  private StepReads follow(Class<?> bean, String method) {
    Deque<Place> open = new ArrayDeque<>();
    Set<Place> seen = new HashSet<>();
    open.add(new Place(Type.getInternalName(bean), method, null));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (seen.add(place)) {
        read(place, open);
      }
    }
    return this;
  }

  private void read(Place place, Deque<Place> open) {
    try (InputStream code =
        SubmittedForm.class.getClassLoader().getResourceAsStream(place.owner() + ".class")) {
      if (code == null) {
        return;
      }
      new ClassReader(code)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  return name.equals(place.name())
                          && (place.descriptor() == null || place.descriptor().equals(descriptor))
                      ? new Body(open)
                      : null;
                }
              },
              ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One method: the texts that stand before a call are what it is told. */
  private class Body extends MethodVisitor {

    private final Deque<Place> open;
    private final List<String> texts = new ArrayList<>();

    Body(Deque<Place> open) {
      super(Opcodes.ASM9);
      this.open = open;
    }

    @Override
    public void visitLdcInsn(Object constant) {
      if (constant instanceof String text) {
        texts.add(text);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      if (owner.equals(FORM)) {
        readsField(name, Type.getArgumentTypes(descriptor));
      } else if (SCOPES.contains(owner) && name.startsWith("getVariable")) {
        readsVariable();
      } else if (owner.startsWith(OURS) && isHandedOn(descriptor)) {
        open.add(new Place(owner, name, descriptor));
      }
      texts.clear();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle lambda && lambda.getOwner().startsWith(OURS)) {
          open.add(new Place(lambda.getOwner(), lambda.getName(), lambda.getDesc()));
        }
      }
    }

    private boolean isHandedOn(String descriptor) {
      for (Type argument : Type.getArgumentTypes(descriptor)) {
        if (argument.getSort() == Type.OBJECT
            && (argument.getInternalName().equals(FORM)
                || SCOPES.contains(argument.getInternalName()))) {
          return true;
        }
      }
      return false;
    }

    private void readsField(String name, Type[] arguments) {
      switch (name) {
        case "text", "ticked", "list" -> note(last(0), null);
        case "date", "number" -> note(last(0), last(1));
        case "approved" -> note(SubmittedForm.DECISION, last(0));
        case "values" -> everything = true;
        default -> {} // the case and the person
      }
    }

    private void readsVariable() {
      if (texts.isEmpty()) {
        everything = true;
      } else {
        note(last(0), null);
      }
    }

    private String last(int back) {
      return texts.size() > back ? texts.get(texts.size() - 1 - back) : null;
    }

    private void note(String key, String label) {
      if (key == null) {
        everything = true;
      } else if (label != null || !labels.containsKey(key)) {
        labels.put(key, label);
      }
    }
  }
}
