package cn.qualitysafety.licence;

import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.RefusedInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The catalogue of products under licence, read once from the file {@code licence.products}. */
@Component
class ProductCatalogue {

  private final Map<String, CataloguedProduct> byCode = new LinkedHashMap<>();

  ProductCatalogue(@Value("${licence.products}") Resource file) {
    for (CsvFile.Row row : CsvFile.read(file)) {
      CataloguedProduct product =
          new CataloguedProduct(
              row.get("code"), row.get("name"), row.get("number_part"), row.get("kind"));
      if (!product.numberPart().matches("XK\\d{2}-\\d{3}|QS\\d{4}")) {
        throw row.broken("number_part must look like XK08-001 or QS0101");
      }
      if (byCode.put(product.code(), product) != null) {
        throw row.broken("code %s appears twice".formatted(product.code()));
      }
    }
  }

  Collection<CataloguedProduct> all() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  /** The product that a licence is for; null if it is none of the catalogue. */
  CataloguedProduct of(Licence licence) {
    return byCode.values().stream()
        .filter(each -> each.isOf(licence.productCode(), licence.number()))
        .findFirst()
        .orElse(null);
  }

  /** The same by its name, as cases that are called have it. */
  CataloguedProduct named(String name) {
    return byCode.values().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The product with this code.
   *
   * @throws RefusedInputException if the catalogue has none: no licence is needed for it
   */
  CataloguedProduct product(String code) {
    CataloguedProduct product = byCode.get(code);
    if (product == null) {
      throw new RefusedInputException("产品“%s”不在工业产品生产许可证目录中，请在“申请产品”中重新选择。".formatted(code));
    }
    return product;
  }
}
