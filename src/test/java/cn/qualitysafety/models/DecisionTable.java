package cn.qualitysafety.models;

import java.nio.file.Path;
import java.util.Collection;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/** A .dmn file. */
public record DecisionTable(Path file, DmnModelInstance dmn) {

  static DecisionTable read(Path file) {
    return new DecisionTable(file, Dmn.readModelFromFile(file.toFile()));
  }

  String text() {
    return Dmn.convertToString(dmn);
  }

  Collection<Decision> decisions() {
    return dmn.getModelElementsByType(Decision.class);
  }
}
