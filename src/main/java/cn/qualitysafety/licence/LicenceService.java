package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of production licences. */
@Service
public class LicenceService {

  /** Order 80 (2005), annex on the licence's mark and number; food by the food rules. */
  private static final Pattern NUMBER =
      Pattern.compile("(\\(粤\\))?XK\\d{2}-\\d{3}-\\d{5}|QS\\d{12}|" + FoodNumber.SHAPE);

  /** What says how a food licence is numbered; before it QS, since then SC. */
  private static final String FOOD_NUMBER_RULE = "food-licence-number";

  /**
   * What the province may put before the number, by the rule of the second key: order 156, art. 39.
   */
  static final String PROVINCES_NAME = "(粤)";

  private static final String PROVINCES_NAME_RULE = "licence-rules-number";

  private static final int MONTHS_TO_URGE_AGAIN = 3;

  /** Numbers of licences do not begin anew each year. */
  private static final int NEVER_ANEW = 0;

  private static final String PROVINCE = "440000";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final LicenceMapper mapper;
  private final EnterpriseService enterprises;
  private final Deadline deadline;
  private final RunningNumbers numbers;
  private final ProductCatalogue catalogue;
  private final LicenceBans bans;
  private final Articles articles;
  private final Clock clock;

  LicenceService(
      LicenceMapper mapper,
      EnterpriseService enterprises,
      Deadline deadline,
      RunningNumbers numbers,
      ProductCatalogue catalogue,
      LicenceBans bans,
      Articles articles,
      Clock clock) {
    this.mapper = mapper;
    this.enterprises = enterprises;
    this.deadline = deadline;
    this.numbers = numbers;
    this.catalogue = catalogue;
    this.bans = bans;
    this.articles = articles;
    this.clock = clock;
  }

  /**
   * Registers a licence that is in use.
   *
   * @param number as it stands on the certificate
   * @param unitCode bureau in charge of the holder
   * @param validFrom day of issue, {@code yyyy-MM-dd}
   * @param validUntil last day of validity, {@code yyyy-MM-dd}
   * @throws RefusedInputException if something is not as on a certificate, it is registered
   *     already, or was given to somebody who was barred
   */
  @Transactional
  public Licence registerLicence(
      Object number,
      String unitCode,
      Object holderCode,
      Object holderName,
      Object product,
      Object validFrom,
      Object validUntil,
      String person) {
    Licence licence =
        new Licence(
            number(number),
            unitCode,
            enterprises.keyOf(Entered.code("企业组织机构代码", holderCode, 40)),
            Entered.line("企业名称", holderName, 200),
            Entered.line("产品", product, 200),
            Entered.date("发证日期", validFrom),
            Entered.date("有效期至", validUntil),
            LicenceState.VALID,
            person,
            LocalDateTime.now(clock),
            null,
            null,
            null,
            null,
            null,
            null);
    checkValidity(licence);
    Licence registered = mapper.find(licence.number());
    if (registered != null) {
      throw new RefusedInputException(
          "许可证%s已于%s登记，持证企业为“%s”，不能重复登记。"
              .formatted(
                  registered.number(),
                  DAY.format(registered.registeredAt()),
                  registered.holderName()));
    }
    catalogue.all().stream()
        .filter(each -> each.isOf(null, licence.number()))
        .forEach(each -> bans.checkIssue(licence.holderCode(), each, licence.validFrom()));
    mapper.insert(licence);
    return licence;
  }

  /**
   * Enters the licence that an application has led to, under the next number of its product. It is
   * valid from the day of the decision, whenever the paper is made out: a job that failed for days
   * gives nobody more time.
   *
   * @param unitCode bureau in charge of the holder
   */
  Licence issue(Application application, CataloguedProduct product, String unitCode) {
    LocalDate grantedOn = application.decidedAt().toLocalDate();
    return enter(
        application,
        product,
        nextNumber(application, product, unitCode, grantedOn),
        grantedOn,
        unitCode);
  }

  /**
   * The same under a number that somebody else has given.
   *
   * @throws RefusedInputException if it is no number of a licence, or taken
   */
  Licence enter(
      Application application,
      CataloguedProduct product,
      String number,
      LocalDate grantedOn,
      String unitCode) {
    String entered = number(number);
    if (mapper.find(entered) != null) {
      throw new RefusedInputException("许可证%s已经登记，请核对证书上的编号。".formatted(entered));
    }
    Licence licence =
        new Licence(
            entered,
            unitCode,
            application.holderCode(),
            application.holderName(),
            product.name(),
            grantedOn,
            lastDay(grantedOn, product.isFood()),
            LicenceState.VALID,
            application.decidedBy(),
            LocalDateTime.now(clock),
            null,
            product.code(),
            application.caseNumber(),
            null,
            application.address(),
            application.productionSite());
    mapper.insert(licence);
    return licence;
  }

  /**
   * Industrial products count per product for the whole province, food per issuing city and kind,
   * and by the rules of 2015 per county and category. The row of the counter stays locked until the
   * transaction ends, so that no number is lost or given twice; numbers that old certificates have
   * already are passed over.
   */
  private String nextNumber(
      Application application, CataloguedProduct product, String unitCode, LocalDate grantedOn) {
    String number;
    do {
      if (product.isFood() && articles.isInForce(grantedOn, FOOD_NUMBER_RULE)) {
        String county =
            enterprises.find(application.holderCode()).map(Enterprise::unitCode).orElse(unitCode);
        String category = product.foodCategory();
        number = FoodNumber.of(category, county, numbers.next(county, "SC" + category, NEVER_ANEW));
      } else if (product.isFood()) {
        String city = unitCode.substring(0, 4);
        number =
            "QS%s%s%04d"
                .formatted(
                    city,
                    product.numberPart().substring(2),
                    numbers.next(city, product.numberPart(), NEVER_ANEW));
      } else {
        number =
            "%s-%05d"
                .formatted(
                    product.numberPart(), numbers.next(PROVINCE, product.numberPart(), NEVER_ANEW));
      }
    } while (mapper.find(number) != null);
    return number;
  }

  /**
   * Lets a licence go on under its number; its new term counts from the end of the old one, or from
   * the day of the decision if that is later.
   */
  Licence renew(Application application, LocalDate grantedOn) {
    Licence licence = mapper.lock(application.licenceNumber());
    if (!licence.state().isRenewable()) {
      throw new IllegalStateException(
          "licence %s is %s and cannot be renewed; refuse application %s or void it"
              .formatted(licence.number(), licence.state(), application.caseNumber()));
    }
    LocalDate termBegins =
        licence.validUntil().isBefore(grantedOn) ? grantedOn : licence.validUntil().plusDays(1);
    mapper.renew(
        licence.number(),
        grantedOn,
        lastDay(termBegins, isOfFood(licence.number())),
        application.caseNumber());
    return mapper.find(licence.number());
  }

  /** QS and SC are the letters of food. */
  static boolean isOfFood(String number) {
    return number.startsWith("QS") || FoodNumber.isOne(number);
  }

  /** Name of the limit that says how long a licence is valid. */
  private static String validity(boolean food) {
    return food ? "licence.validityFood" : "licence.validity";
  }

  private LocalDate lastDay(LocalDate from, boolean food) {
    return deadline.lastDay(from, validity(food)).minusDays(1);
  }

  /** Makes a licence public, with the day. */
  void publish(String number) {
    mapper.publish(number, LocalDateTime.now(clock));
  }

  public Licence of(String number) {
    return mapper.find(number);
  }

  /**
   * Valid licences of a holder for one product, by number.
   *
   * @param productCode code in the catalogue of products under licence
   */
  public List<Licence> validFor(String holderCode, String productCode) {
    CataloguedProduct product = catalogue.product(productCode);
    return mapper.validOf(holderCode).stream()
        .filter(licence -> product.isOf(licence.productCode(), licence.number()))
        .toList();
  }

  /**
   * Whether somebody holds a valid licence.
   *
   * @param holderCode organisation code, as the register of enterprises goes by it
   */
  public boolean isHolder(String holderCode) {
    return !mapper.validOf(holderCode).isEmpty();
  }

  /**
   * Makes sure that a product is under licence.
   *
   * @throws RefusedInputException if the catalogue does not have it
   */
  public void mustBeCatalogued(String productCode) {
    catalogue.product(productCode);
  }

  /** Whether a product of the catalogue is food. */
  public boolean isFood(String productCode) {
    return catalogue.product(productCode).isFood();
  }

  /**
   * Valid licences that were made public, by number.
   *
   * @param text part of the number, the product or the holder's name, in whatever form they are
   *     written; blank for all
   */
  public List<Licence> published(String text) {
    return mapper.published(NormalForm.pattern(text));
  }

  /** For example 2009年3月10日至2014年3月9日. */
  String validityText(Licence licence) {
    return "%s至%s".formatted(DAY.format(licence.validFrom()), DAY.format(licence.validUntil()));
  }

  /** Last day on which the holder can apply for renewal in time. */
  LocalDate lastDayToApply(Licence licence) {
    return deadline.dayBefore(
        licence.validUntil(),
        isOfFood(licence.number()) ? "licence.renewalFood" : "licence.renewal");
  }

  /** Morning on which to urge first: in time before the last day on which the holder may apply. */
  Date firstUrging(Licence licence) {
    return deadline.reminderOf(lastDayToApply(licence), "licence.renewalLead");
  }

  /** Morning on which to urge again: the working day before the third last month begins. */
  Date secondUrging(Licence licence) {
    return deadline.reminderOf(licence.validUntil().minusMonths(MONTHS_TO_URGE_AGAIN));
  }

  /** Mornings on which a yearly review begins: each anniversary of the issue, ISO 8601. */
  String annualReviews(Licence licence) {
    LocalDate first = licence.validFrom().plusYears(1);
    while (!first.isAfter(LocalDate.now(clock))) {
      first = first.plusYears(1);
    }
    return "R/%sT08:30:00/P1Y".formatted(first);
  }

  /** The last second of validity. */
  Date validityEnds(Licence licence) {
    return deadline.endOfDay(licence.validUntil());
  }

  /** Records what the holder answered when it was urged to apply for renewal. */
  @Transactional
  public void urgeRenewal(
      String number, int roundNumber, boolean willRenew, String note, String person) {
    mapper.urge(
        new Urging(
            number,
            roundNumber,
            willRenew,
            Entered.required("催办情况", note, 500),
            person,
            LocalDateTime.now(clock)));
  }

  public List<Urging> urgings(String number) {
    return mapper.urgings(number);
  }

  @Transactional
  public void markExpired(String number) {
    mapper.end(number, LicenceState.EXPIRED, LocalDateTime.now(clock));
  }

  private static String number(Object entered) {
    return Entered.code(
        "许可证编号",
        entered,
        20,
        NUMBER,
        "请按证书填写：工业产品如 XK08-001-00123（2014年8月1日起发的可以是“(粤)XK08-001-00123”），食品为 QS 加12位数字，2015年10月1日起发的为 SC 加14位数字。");
  }

  private void checkValidity(Licence licence) {
    LocalDate today = LocalDate.now(clock);
    if (licence.validFrom().isAfter(today)) {
      throw new RefusedInputException("“发证日期”不能晚于今天，请按证书更正。");
    }
    if (licence.number().startsWith(PROVINCES_NAME)
        && !articles.isInForce(licence.validFrom(), PROVINCES_NAME_RULE)) {
      throw new RefusedInputException(
          "编号前加“(粤)”的证书自2014年8月1日起才有，与“发证日期”%s不符，请按证书更正。"
              .formatted(DAY.format(licence.validFrom())));
    }
    checkFoodNumber(licence);
    if (licence.validUntil().isBefore(today)) {
      throw new RefusedInputException(
          "该许可证已于%s期满，不能登记为在用许可证。".formatted(DAY.format(licence.validUntil())));
    }
    LocalDate latest = deadline.lastDay(licence.validFrom(), validity(isOfFood(licence.number())));
    if (licence.validUntil().isAfter(latest)) {
      throw new RefusedInputException(
          "“有效期至”超过了法定的有效期，最迟为%s，请按证书更正。".formatted(DAY.format(latest)));
    }
  }

  /** The letters are those of the day of issue, and the check digit is right. */
  private void checkFoodNumber(Licence licence) {
    if (!isOfFood(licence.number())) {
      return;
    }
    boolean byNewRules = FoodNumber.isOne(licence.number());
    if (byNewRules != articles.isInForce(licence.validFrom(), FOOD_NUMBER_RULE)) {
      throw new RefusedInputException(
          "食品生产许可证2015年10月1日以前发的编号为QS加12位数字，此后发的为SC加14位数字；编号%s与“发证日期”%s不符，请按证书更正。"
              .formatted(licence.number(), DAY.format(licence.validFrom())));
    }
    if (byNewRules && !FoodNumber.isRight(licence.number())) {
      throw new RefusedInputException("许可证编号%s的校验码不对，请按证书核对各位数字。".formatted(licence.number()));
    }
  }
}
