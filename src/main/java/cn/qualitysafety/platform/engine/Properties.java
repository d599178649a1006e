package cn.qualitysafety.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The properties that a model gives an element, {@code camunda:property}. */
public final class Properties {

  private Properties() {}

  /** The values of all properties of this name, in their order. */
  public static List<String> of(Element element, String name) {
    Element extensions = element.element("extensionElements");
    Element properties = extensions == null ? null : extensions.element("properties");
    if (properties == null) {
      return List.of();
    }
    return properties.elements("property").stream()
        .filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attribute("value"))
        .toList();
  }
}
