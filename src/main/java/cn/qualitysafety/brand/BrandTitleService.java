package cn.qualitysafety.brand;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.KeyCorrected;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of titles. */
@Service
public class BrandTitleService {

  private static final Pattern NUMBER = Pattern.compile("MP\\d{4}-\\d{4}");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final BrandTitleMapper mapper;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final Deadline deadline;
  private final BrandRules rules;
  private final Clock clock;

  BrandTitleService(
      BrandTitleMapper mapper,
      EnterpriseService enterprises,
      UnitRegister units,
      Deadline deadline,
      BrandRules rules,
      Clock clock) {
    this.mapper = mapper;
    this.enterprises = enterprises;
    this.units = units;
    this.deadline = deadline;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Registers a title that the committee granted.
   *
   * @param number as on the certificate
   * @param grantedOn day of the grant, {@code yyyy-MM-dd}
   * @throws RefusedInputException if something is not as on a certificate, the holder is not in the
   *     register of enterprises, the title is registered already, or the holder is banned
   */
  @Transactional
  public BrandTitle registerTitle(
      Object number, Object holderCode, Object product, Object grantedOn, String person) {
    Enterprise holder = holder(holderCode);
    LocalDate granted = Entered.date("授予日期", grantedOn);
    BrandTitle title =
        new BrandTitle(
            number(number),
            cityOf(holder.unitCode()),
            holder.organisationCode(),
            holder.name(),
            Entered.line("产品", product, 200),
            granted,
            granted.plusYears(rules.titleYears()).minusDays(1),
            TitleState.VALID,
            null,
            null);
    LocalDate today = LocalDate.now(clock);
    if (granted.isAfter(today)) {
      throw new RefusedInputException("“授予日期”不能晚于今天，请按证书更正。");
    }
    if (title.validUntil().isBefore(today)) {
      throw new RefusedInputException(
          "该称号已于%s期满，不能登记为有效称号。".formatted(DAY.format(title.validUntil())));
    }
    if (mapper.find(title.number()) != null) {
      throw new RefusedInputException("称号%s已经登记，请核对证书编号。".formatted(title.number()));
    }
    LocalDate banned = mapper.bannedUntil(title.holderCode(), granted);
    if (banned != null) {
      throw new RefusedInputException(
          "%s的名牌产品称号曾被取消，至%s不得再次获得称号。".formatted(title.holderName(), DAY.format(banned)));
    }
    mapper.insert(title);
    addEvent(title.number(), TitleEvent.Kind.REGISTERED, title.number(), person);
    return title;
  }

  private Enterprise holder(Object code) {
    String key = enterprises.keyOf(Entered.code("企业组织机构代码", code, 40));
    return enterprises
        .find(key)
        .orElseThrow(
            () -> new RefusedInputException("企业名录中没有代码为“%s”的企业，请先在企业名录中登记。".formatted(key)));
  }

  private String cityOf(String unitCode) {
    return units.unit(unitCode).level() == UnitLevel.COUNTY
        ? units.unit(unitCode).parentCode()
        : unitCode;
  }

  /**
   * The valid title with this number, locked until the transaction ends.
   *
   * @throws RefusedInputException if there is none
   */
  BrandTitle lockValid(Object entered) {
    String number = number(entered);
    BrandTitle title = mapper.lock(number);
    if (title == null) {
      throw new RefusedInputException("没有编号为“%s”的名牌产品称号，请核对证书上的编号。".formatted(number));
    }
    if (title.state() != TitleState.VALID) {
      throw new RefusedInputException("名牌产品称号%s已经失效，不需要处理。".formatted(number));
    }
    return title;
  }

  /** Valid titles of a holder, by number. */
  public List<BrandTitle> validOf(String holderCode) {
    return mapper.validOf(holderCode);
  }

  /** Titles that were revoked since the day. */
  public List<BrandTitle> revokedSince(LocalDate since) {
    return mapper.revokedSince(since.atStartOfDay());
  }

  public BrandTitle of(String number) {
    return mapper.find(number);
  }

  /** What happened to a title, each with its case, oldest first. */
  public List<TitleEvent> events(String number) {
    return mapper.events(number);
  }

  /** The last second of validity. */
  Date validityEnds(BrandTitle title) {
    return deadline.endOfDay(title.validUntil());
  }

  @Transactional
  public void expireTitle(String number) {
    mapper.lock(number);
    mapper.end(number, TitleState.EXPIRED, LocalDateTime.now(clock), null);
    addEvent(number, TitleEvent.Kind.EXPIRED, number, null);
  }

  /** The last day on which the holder of a title gets no other that is revoked by a decision. */
  LocalDate bannedUntil(LocalDate decidedOn) {
    return decidedOn.plusYears(rules.banYears()).minusDays(1);
  }

  /**
   * Ends a title, one that expired while the case was open too.
   *
   * @param bannedUntil last day on which the holder gets no other; null if it is not banned
   */
  void revoke(String number, String caseNumber, LocalDate bannedUntil, String person) {
    mapper.lock(number);
    mapper.end(number, TitleState.REVOKED, LocalDateTime.now(clock), bannedUntil);
    addEvent(number, TitleEvent.Kind.REVOKED, caseNumber, person);
  }

  void criticise(String number, String caseNumber, String person) {
    mapper.lock(number);
    addEvent(number, TitleEvent.Kind.CRITICISED, caseNumber, person);
  }

  private void addEvent(String number, TitleEvent.Kind kind, String caseNumber, String person) {
    mapper.addEvent(number, kind, caseNumber, person, LocalDateTime.now(clock));
  }

  private static String number(Object entered) {
    return Entered.code("称号编号", entered, 20, NUMBER, "请按证书填写，例如 MP2008-0123。");
  }

  /** An enterprise that had been registered wrongly keeps its titles under the right key. */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}
