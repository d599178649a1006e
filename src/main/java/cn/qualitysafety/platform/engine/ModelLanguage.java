package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Whether a model says only what this release knows. */
@Component
public class ModelLanguage {

  private final SingletonSupplier<SafeModels> models;

  ModelLanguage(ListableBeanFactory beans, ObjectProvider<FactsOfCases> facts) {
    models =
        SingletonSupplier.of(
            () -> new SafeModels(new HarmlessExpressions(new ModelBeans(beans), facts::getObject)));
  }

  /**
   * What is wrong with it.
   *
   * @param file its name, ending in .bpmn, .dmn or .form
   * @return a sentence for people; empty if all is well
   */
  public Optional<String> objection(String file, byte[] content) {
    try {
      models.obtain().check(file, content);
      return Optional.empty();
    } catch (RefusedInputException refused) {
      return Optional.of(refused.getMessage());
    }
  }
}
