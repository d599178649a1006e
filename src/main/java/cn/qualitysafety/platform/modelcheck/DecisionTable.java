package cn.qualitysafety.platform.modelcheck;

import cn.qualitysafety.platform.engine.Dom;
import java.util.List;
import org.w3c.dom.Element;

/** A .dmn file. */
record DecisionTable(ModelSource source, Element root, List<Element> decisions) {

  DecisionTable(ModelSource source, Element root) {
    this(source, root, Dom.all(root, "decision"));
  }

  boolean defines(String decision) {
    return decisions.stream().anyMatch(each -> each.getAttribute("id").equals(decision));
  }
}
