package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.Fact;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Whether models say only what this release knows. */
@Component
public class ModelLanguage {

  private final SingletonSupplier<ModelBeans> beans;
  private final SingletonSupplier<SafeModels> models;

  ModelLanguage(ListableBeanFactory factory, ObjectProvider<FactsOfCases> facts) {
    beans = SingletonSupplier.of(() -> new ModelBeans(factory));
    models =
        SingletonSupplier.of(
            () ->
                new SafeModels(
                    new HarmlessExpressions(beans.obtain(), facts::getObject), facts::getObject));
  }

  /**
   * What it says that no model may say.
   *
   * @param file its name, ending in .bpmn, .dmn or .form
   * @param recorded what forms record, by the key of the process
   * @throws RefusedInputException if it cannot be read at all
   */
  public List<Finding> findings(String file, byte[] content, Map<String, List<Fact>> recorded) {
    return models.obtain().findings(file, content, recorded);
  }

  /** The class behind a name in expressions; empty for what no expression may name. */
  public Optional<Class<?>> bean(String name) {
    return beans.obtain().type(name);
  }

  /** All names that expressions give beans, the case and its facts. */
  public Set<String> takenNames() {
    return beans.obtain().names();
  }

  /**
   * What is wrong with what is deployed together.
   *
   * @param files by name, ending in .bpmn, .dmn or .form
   * @return a sentence for people; empty if all is well
   */
  public Optional<String> objection(Map<String, byte[]> files) {
    try {
      return models.obtain().findings(files).stream().map(Finding::sentence).findFirst();
    } catch (RefusedInputException refused) {
      return Optional.of(refused.getMessage());
    }
  }
}
