package cn.qualitysafety.licence;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.law.Articles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who may not apply for a product's licence again yet: three years after a revocation (条例 art. 55)
 * or after a licence obtained by fraud was annulled (行政许可法 art. 79), one year after false
 * statements in an application (art. 78). The day on which the decision took effect does not count;
 * the last day of the ban is its anniversary.
 */
@Component
class LicenceBans {

  private static final int YEARS_AFTER_FALSE_STATEMENTS = 1;

  private static final List<Measure> BARRING =
      Arrays.stream(Measure.values()).filter(measure -> measure.yearsOfBan() > 0).toList();

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final RevocationMapper revocations;
  private final ApplicationMapper applications;
  private final Articles articles;
  private final Clock clock;

  LicenceBans(
      RevocationMapper revocations,
      ApplicationMapper applications,
      Articles articles,
      Clock clock) {
    this.revocations = revocations;
    this.applications = applications;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * @throws RefusedInputException if the holder may not apply for this product today; it names the
   *     case, the article and the last day of the ban
   */
  void check(String holderCode, CataloguedProduct product) {
    check(holderCode, product, LocalDate.now(clock), "%s，至%s不得再次申请同一产品的生产许可证，不能收件。");
  }

  /**
   * The same of a licence that is in use and was given on some day: within a ban nobody could give
   * it.
   *
   * @throws RefusedInputException if the holder was barred on that day
   */
  void checkIssue(String holderCode, CataloguedProduct product, LocalDate issuedOn) {
    check(holderCode, product, issuedOn, "%s，至%s不得再次申请同一产品的生产许可证；证书上的发证日期在此期间，不能登记，请核对证书的真伪和发证日期。");
  }

  private void check(String holderCode, CataloguedProduct product, LocalDate day, String refusal) {
    for (RevocationMapper.BarringDecision decision : revocations.barring(holderCode, BARRING)) {
      if (product.isOf(decision.productCode(), decision.licenceNumber())) {
        check(
            day,
            refusal,
            decision.effectiveOn(),
            decision.measure().yearsOfBan(),
            "该企业的许可证%s已被%s（%s），依照%s"
                .formatted(
                    decision.licenceNumber(),
                    decision.measure().chinese(),
                    decision.caseNumber(),
                    articles.cite(LocalDate.now(clock), decision.measure().banArticle())));
      }
    }
    Application untrue = applications.lastFalse(holderCode, product.code());
    if (untrue != null) {
      check(
          day,
          refusal,
          untrue.falseOn(),
          YEARS_AFTER_FALSE_STATEMENTS,
          "该企业在申请%s中隐瞒有关情况或者提供虚假材料，依照%s"
              .formatted(
                  untrue.caseNumber(),
                  articles.cite(LocalDate.now(clock), "licence-false-statements")));
    }
  }

  private static void check(
      LocalDate day, String refusal, LocalDate since, int years, String cause) {
    LocalDate until = since.plusYears(years);
    if (!day.isBefore(since) && !day.isAfter(until)) {
      throw new RefusedInputException(refusal.formatted(cause, DAY.format(until)));
    }
  }
}
