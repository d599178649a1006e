package cn.qualitysafety.organisation;

import java.time.LocalDate;
import java.util.Set;

/**
 * A matter that the province has entrusted to another unit (委托), which does it in the province's name
 * (行政许可法 art. 24).
 *
 * @param matter as a regime lists it among its {@link DelegableMatters}
 * @param products to which it is limited; empty if it is for all
 * @param from first day
 * @param until last day; null if none is said
 * @param announcement by which it was made public, with its number, as papers cite it
 */
public record Delegation(
    String code,
    String unitCode,
    String matter,
    Set<String> products,
    LocalDate from,
    LocalDate until,
    String announcement) {

  boolean isFor(String unit, String what, String product, LocalDate day) {
    return unitCode.equals(unit)
        && matter.equals(what)
        && (products.isEmpty() || products.contains(product))
        && !day.isBefore(from)
        && (until == null || !day.isAfter(until));
  }
}
