package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Whether models say only what this release knows. */
@Component
public class ModelLanguage {

  private final SingletonSupplier<SafeModels> models;

  ModelLanguage(ListableBeanFactory beans, ObjectProvider<FactsOfCases> facts) {
    models =
        SingletonSupplier.of(
            () ->
                new SafeModels(
                    new HarmlessExpressions(new ModelBeans(beans), facts::getObject),
                    facts::getObject));
  }

  /**
   * What is wrong with what is deployed together.
   *
   * @param files by name, ending in .bpmn, .dmn or .form
   * @return a sentence for people; empty if all is well
   */
  public Optional<String> objection(Map<String, byte[]> files) {
    try {
      models.obtain().check(files);
      return Optional.empty();
    } catch (RefusedInputException refused) {
      return Optional.of(refused.getMessage());
    }
  }
}
