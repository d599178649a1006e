package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.search.Searched;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the enterprises of the register make, by kinds. */
@Component
@Order(30)
class ProductCategories implements Searched {

  private static final String PRODUCTS = "product";

  private final EnterpriseService enterprises;
  private final Visitors visitors;

  ProductCategories(EnterpriseService enterprises, Visitors visitors) {
    this.enterprises = enterprises;
    this.visitors = visitors;
  }

  @Override
  public Map<String, String> registers() {
    return Map.of(PRODUCTS, "产品类别");
  }

  @Override
  public boolean hasPages() {
    return false;
  }

  @Override
  public List<Hit> find(Collection<String> registers, String text, String person, int most) {
    if (!registers.contains(PRODUCTS)) {
      return List.of();
    }
    Visitor visitor = visitors.of(person);
    return visitor.testsSamples()
        ? List.of()
        : enterprises.categories(text, visitor.reachedUnits(), most).stream()
            .map(
                category ->
                    new Hit(
                        "产品类别",
                        category.code(),
                        category.name(),
                        "企业名录中有%d家".formatted(category.makers()),
                        ""))
            .toList();
  }
}
