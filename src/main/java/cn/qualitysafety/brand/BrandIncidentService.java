package cn.qualitysafety.brand;

import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.number.RunningNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Serious quality incidents of holders of a title. */
@Service
public class BrandIncidentService {

  /** Message that starts the model {@code brand-revocation}. */
  private static final String REVOCATION_PROPOSED = "brandRevocationProposed";

  private final BrandIncidentMapper mapper;
  private final BrandTitleService titles;
  private final SanctionService sanctions;
  private final UnitRegister units;
  private final Messages messages;
  private final RunningNumbers numbers;
  private final Clock clock;

  BrandIncidentService(
      BrandIncidentMapper mapper,
      BrandTitleService titles,
      SanctionService sanctions,
      UnitRegister units,
      Messages messages,
      RunningNumbers numbers,
      Clock clock) {
    this.mapper = mapper;
    this.titles = titles;
    this.sanctions = sanctions;
    this.units = units;
    this.messages = messages;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * Registers an incident.
   *
   * @param unitCode unit that works on the case
   * @param person who registers it; null if another regime's case does
   * @return number of the case, for example MS2009-440000-0001
   * @throws RefusedInputException if there is no such valid title
   */
  @Transactional
  public String registerBrandIncident(
      Object titleNumber, Object description, String unitCode, String person) {
    BrandTitle title = titles.lockValid(titleNumber);
    int year = LocalDate.now(clock).getYear();
    String caseNumber =
        "MS%d-%s-%04d".formatted(year, unitCode, numbers.next(unitCode, "MS", year));
    mapper.insert(
        caseNumber,
        title.number(),
        unitCode,
        Entered.required("事件情况", description, 2000),
        person,
        LocalDateTime.now(clock));
    return caseNumber;
  }

  public BrandIncident of(String caseNumber) {
    return mapper.find(caseNumber);
  }

  BrandTitle title(BrandIncident incident) {
    return titles.of(incident.titleNumber());
  }

  /**
   * Records what the investigation found.
   *
   * @param harm name of a {@link Harm} in small letters
   * @param unsafe yes or no
   */
  @Transactional
  public void investigateBrandIncident(
      String caseNumber,
      String facts,
      String harm,
      int victims,
      int failedBatches,
      String unsafe,
      String person) {
    Harm worst = Entered.choice("损害后果", harm, Harm.class);
    boolean people = worst == Harm.INJURY || worst == Harm.DEATH;
    if (people != victims > 0) {
      throw new RefusedInputException("“损害后果”为人身伤害或者人员死亡的，“伤亡人数”应大于0，否则应为0，请核对后更正。");
    }
    mapper.investigate(
        caseNumber,
        Entered.required("调查查明的事实", facts, 3000),
        worst,
        victims,
        failedBatches,
        yes(unsafe),
        person);
  }

  private static boolean yes(String entered) {
    return switch (Entered.required("涉及安全指标", entered, 20)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new RefusedInputException("请在“涉及安全指标”中选择一项后再提交。");
    };
  }

  /** The finding in one sentence, for whoever proposes; null before. */
  String findingText(BrandIncident incident) {
    if (incident.harm() == null) {
      return null;
    }
    return "%s；伤亡%d人；不合格%d批次；%s安全指标。"
        .formatted(
            incident.harm().chinese(),
            incident.victims(),
            incident.failedBatches(),
            incident.unsafe() ? "涉及" : "不涉及");
  }

  /**
   * Proposes what the decision table says to the committee, or does not.
   *
   * @param sanction what the decision table says
   */
  @Transactional
  public void proposeTitleSanction(
      String caseNumber,
      boolean approved,
      String sanction,
      String opinion,
      String legalBasis,
      String person) {
    String basis =
        approved
            ? Entered.required("处理依据", legalBasis, 500)
            : Entered.optional("处理依据", legalBasis, 500);
    if (basis != null) {
      sanctions.mustBeLaw(basis);
    }
    mapper.propose(
        caseNumber,
        approved ? BrandIncident.State.PROPOSED : BrandIncident.State.OPEN,
        approved ? sanctions.lawful("建议处理", sanction) : Sanction.entered("建议处理", sanction),
        Entered.required("处理意见", opinion, 1000),
        basis,
        person);
  }

  /** Passes the case to {@code brand-revocation}, with all that is known. */
  @Transactional
  public void sendTitleProposal(String caseNumber) {
    BrandIncident incident = of(caseNumber);
    messages.send(
        REVOCATION_PROPOSED,
        null,
        caseNumber,
        "proposal",
        units.province().code(),
        Map.of(
            "titleNumber", incident.titleNumber(),
            "proposedSanction", incident.sanction().key(),
            "facts", incident.facts(),
            "legalBasis", incident.legalBasis(),
            "incidentNumber", caseNumber));
    mapper.close(caseNumber, BrandIncident.State.PROPOSED, LocalDateTime.now(clock));
  }

  @Transactional
  public void closeBrandIncident(String caseNumber) {
    mapper.close(caseNumber, BrandIncident.State.CLOSED, LocalDateTime.now(clock));
  }
}
