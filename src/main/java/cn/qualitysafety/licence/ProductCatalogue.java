package cn.qualitysafety.licence;

import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.RefusedInputException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The catalogue of products under licence, read once from the file {@code licence.products}, and
 * when a product of it is not under ours, from {@code licence/products-outside.csv}: a row of that
 * is of a product or of a kind, and says why and whence.
 */
@Component
class ProductCatalogue {

  /**
   * Days on which a product, or a kind of them, is under no licence of ours.
   *
   * @param of code of the product, or the kind
   * @param until last day; null if they have no end
   * @param reason what the applicant is told
   */
  private record Outside(String of, LocalDate from, LocalDate until, String reason) {

    boolean has(CataloguedProduct product, LocalDate day) {
      return (of.equals(product.code()) || of.equals(product.kind()))
          && !day.isBefore(from)
          && (until == null || !day.isAfter(until));
    }
  }

  private final Map<String, CataloguedProduct> byCode = new LinkedHashMap<>();
  private final List<Outside> outside;

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
    outside =
        CsvFile.read("licence/products-outside.csv").stream()
            .map(
                row ->
                    new Outside(
                        row.get("of"),
                        row.day("from"),
                        row.get("until").isEmpty() ? null : row.day("until"),
                        row.get("reason")))
            .toList();
  }

  /** Why no licence of ours is for this product on a day (目录以外); null if one is. */
  String outside(CataloguedProduct product, LocalDate day) {
    return outside.stream()
        .filter(each -> each.has(product, day))
        .map(Outside::reason)
        .findFirst()
        .orElse(null);
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
