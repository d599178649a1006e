package cn.qualitysafety.campaign;

import cn.qualitysafety.campaign.plan.CampaignPlan;
import cn.qualitysafety.campaign.plan.Clause;
import cn.qualitysafety.campaign.plan.Commitment;
import cn.qualitysafety.campaign.plan.Target;
import cn.qualitysafety.commitment.Commitments;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitLevel;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.message.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the plan's commitments out to the units that owe them when the roll-out begins (交办), and
 * calls them in when the campaign closes (结算). Each is a message of its own: what starts hundreds
 * of cases goes on with the next one if one fails.
 */
@Service
public class CampaignCommitments {

  private static final String PERCENT = "%";

  /** Most of them; a clause that counts more wants another model. */
  private static final int MOST_TARGETS = 2;

  private final CampaignPlan plan;
  private final CampaignMapper mapper;
  private final UnitRegister units;
  private final Commitments commitments;
  private final Messages messages;

  CampaignCommitments(
      CampaignPlan plan,
      CampaignMapper mapper,
      UnitRegister units,
      Commitments commitments,
      Messages messages) {
    this.plan = plan;
    this.mapper = mapper;
    this.units = units;
    this.commitments = commitments;
    this.messages = messages;
  }

  /**
   * What a unit owes of a clause.
   *
   * @param dueOn as the plan says it, or the last day of the campaign
   */
  record Owed(Clause clause, Commitment commitment, Unit unit, LocalDate dueOn) {}

  /**
   * All that is owed in a campaign, in the order of the plan and of the units. What was due before
   * the roll-out begins was the business of the mobilisation.
   */
  List<Owed> owed(int campaignYear) {
    LocalDate begins = plan.startOf(Phase.ROLLOUT, campaignYear);
    List<Owed> owed = new ArrayList<>();
    for (Commitment commitment : plan.handedOut()) {
      Clause clause = plan.clause(commitment.clause());
      LocalDate dueOn =
          clause.due() == null
              ? plan.endOf(Phase.SUMMARY, campaignYear)
              : clause.due().atYear(campaignYear);
      if (!dueOn.isBefore(begins)) {
        units.all().stream()
            .filter(unit -> owes(commitment, unit))
            .forEach(unit -> owed.add(new Owed(clause, commitment, unit, dueOn)));
      }
    }
    return owed;
  }

  private static boolean owes(Commitment commitment, Unit unit) {
    if (unit.isLaboratory()) {
      return false;
    }
    String ofLevel =
        Map.of(
                UnitLevel.PROVINCE,
                Commitment.PROVINCE,
                UnitLevel.CITY,
                Commitment.EACH_CITY,
                UnitLevel.COUNTY,
                Commitment.EACH_COUNTY)
            .get(unit.level());
    return commitment.units().stream()
        .anyMatch(
            who ->
                who.equals(ofLevel)
                    || who.equals(Commitment.EACH_BUREAU)
                    || who.equals(unit.code()));
  }

  /** Sends each unit what it owes, once in a campaign. */
  @Transactional
  public void handOut(String number) {
    int year = mapper.find(number).campaignYear();
    owed(year).forEach(owed -> send(number, year, owed));
  }

  private void send(String number, int year, Owed owed) {
    messages.send(
        "commitmentDue",
        null,
        number,
        "%s %s".formatted(owed.clause().number(), owed.unit().code()),
        owed.unit().code(),
        told(number, year, owed));
  }

  /** By the names under which the receiving model knows them. */
  Map<String, Object> told(String number, int year, Owed owed) {
    Commitment commitment = owed.commitment();
    Map<String, Object> told = new HashMap<>();
    told.put("campaignNumber", number);
    told.put("itemTitle", owed.clause().title());
    told.put("source", "方案条款");
    told.put("clause", owed.clause().number());
    told.put("carryingUnit", owed.unit().code());
    told.put("responsible", owed.clause().responsible());
    told.put("dueOn", owed.dueOn().toString());
    told.put("begunOn", plan.startOf(Phase.ROLLOUT, year).toString());
    told.put("endsOn", plan.endOf(Phase.SUMMARY, year).toString());
    told.put("interval", word(commitment.interval()));
    told.put("force", word(commitment.force()));
    told.put("evidence", String.join("、", commitment.evidence()));
    Optional.ofNullable(commitment.count())
        .ifPresent(
            count ->
                told.put(
                    "countRule",
                    "%s：%s时计入，一个%s只计一次"
                        .formatted(count.register(), count.event(), count.object())));
    List<Target> counted = counted(owed.clause());
    if (counted.size() > MOST_TARGETS) {
      throw new IllegalStateException(
          "clause %s counts %d targets; an item has at most %d"
              .formatted(owed.clause().number(), counted.size(), MOST_TARGETS));
    }
    for (int i = 0; i < counted.size(); i++) {
      told.put(i == 0 ? "targetKey" : "otherTargetKey", counted.get(i).key());
    }
    counted.stream()
        .filter(target -> PERCENT.equals(target.unit()))
        .findFirst()
        .ifPresent(target -> told.put("percentTarget", target.key()));
    if (commitment.allocation() != null && owed.unit().level() == UnitLevel.PROVINCE) {
      told.put("allocatedTarget", counted.get(0).key());
    }
    return told;
  }

  private static List<Target> counted(Clause clause) {
    return clause.targets().stream().filter(target -> target.key() != null).toList();
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells each item that is open that the campaign closes. */
  @Transactional
  public void callIn(String number) {
    commitments
        .open()
        .forEach(
            item ->
                messages.send(
                    "campaignClosing",
                    item.number(),
                    number,
                    item.number(),
                    item.unitCode(),
                    Map.of("campaignCode", number)));
  }
}
