package cn.qualitysafety.commitment;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.target.Targets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the models know of an item beside what they record: whose it is, how far it has come, and
 * what of it another case is about.
 */
@Component
class CommitmentFacts implements RegimeFacts {

  private final Commitments commitments;
  private final CommitmentChanges changes;
  private final CommitmentMapper mapper;
  private final Targets targets;
  private final UnitRegister units;
  private final Attachments attachments;
  private final CaseRecords records;
  private final Clock clock;

  CommitmentFacts(
      Commitments commitments,
      CommitmentChanges changes,
      CommitmentMapper mapper,
      Targets targets,
      UnitRegister units,
      Attachments attachments,
      CaseRecords records,
      Clock clock) {
    this.commitments = commitments;
    this.changes = changes;
    this.mapper = mapper;
    this.targets = targets;
    this.units = units;
    this.attachments = attachments;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(item(), listing(), change());
  }

  private CaseFacts<CommitmentItem> item() {
    return ofUnit(
            CaseFacts.of(number -> commitments.item(number).orElse(null), Commitments.PROCESS),
            CommitmentItem::unitCode)
        .text("figures", "完成数", this::figures)
        .number("reached", "已完成数", item -> item.figures().stream().mapToInt(Figure::reached).sum())
        .number("expected", "应完成数", CommitmentFacts::expected)
        .yesNo("met", "已达到应完成数", CommitmentItem::isMet)
        .yesNo("metByDue", "期限内已达到应完成数", this::isMetByDue)
        .yesNo("short", "未达到应完成数", CommitmentItem::isShort)
        .yesNo("undecided", "应完成数未定", CommitmentItem::isUndecided)
        .yesNo("notApplicable", "不适用", CommitmentItem::isNotApplicable)
        .number("elapsedShare", "已过时间的百分比", item -> item.elapsedShare(today()))
        .number("reachedShare", "完成的百分比", item -> Commitments.orNull(item.reachedShare(today())))
        .number("dueNow", "今日应完成数", item -> Commitments.orNull(item.dueNow(today())))
        .yesNo("overdue", "已逾期", item -> item.isOverdue(today()))
        .yesNo("listed", "正在挂牌督办", CommitmentItem::isListed)
        .text("lightNow", "当前亮灯", item -> Commitments.words(commitments.light(item)))
        .text("evidenceMissing", "尚缺的证明材料", this::evidenceMissing)
        .yesNo("claimPending", "已报完成待核实", commitments::isClaimPending);
  }

  private CaseFacts<ItemCase> listing() {
    return aboutItem("commitment-listing")
        .day("listedOn", "挂牌之日", this::listedOn)
        .yesNo(
            "ofOtherUnit",
            "属于其他单位",
            listing ->
                listing.item() != null && !listing.item().unitCode().equals(listing.unitCode()));
  }

  /** When it was said what is required; null before. */
  private LocalDate listedOn(ItemCase listing) {
    LocalDateTime said = records.at(listing.number(), "requirement");
    return said == null ? null : said.toLocalDate();
  }

  private CaseFacts<ItemCase> change() {
    return aboutItem("commitment-change")
        .number("itemExtensions", "已延期次数", change -> item(change, CommitmentItem::extensions))
        .yesNo("itemListed", "正在挂牌督办", change -> item(change, CommitmentItem::isListed))
        .text("sharedTarget", "分解到本单位的指标", change -> changes.sharedTarget(change.item()))
        .number("ownShare", "本单位现应完成数", change -> changes.ownShare(change.item()))
        .yesNo(
            "targetCovered",
            "合计仍达到方案指标",
            change -> changes.isTargetCovered(change.number(), change.item()))
        .text("coverage", "各单位分解合计", change -> changes.coverage(change.item()));
  }

  /** A case about an item; the item is null until it is said which, or if there is none. */
  private record ItemCase(String number, String unitCode, CommitmentItem item) {}

  private CaseFacts<ItemCase> aboutItem(String process) {
    return ofUnit(CaseFacts.of(this::itemCase, process), ItemCase::unitCode)
        .text("itemTitle", "任务", itemCase -> item(itemCase, CommitmentItem::title))
        .text("itemClause", "方案条款", itemCase -> item(itemCase, CommitmentItem::clause))
        .text("itemUnit", "承担单位代码", itemCase -> item(itemCase, CommitmentItem::unitCode))
        .text(
            "itemUnitName", "承担单位", itemCase -> item(itemCase, item -> units.name(item.unitCode())))
        .text("itemDivision", "负责处室", itemCase -> item(itemCase, CommitmentItem::division))
        .day("itemDueOn", "任务期限", itemCase -> item(itemCase, CommitmentItem::dueOn))
        .day("itemEndsOn", "活动截止日", itemCase -> item(itemCase, CommitmentItem::endsOn))
        .text("itemFigures", "完成数", itemCase -> item(itemCase, this::figures));
  }

  private static <T> T item(ItemCase itemCase, Function<CommitmentItem, T> told) {
    return itemCase.item() == null ? null : told.apply(itemCase.item());
  }

  private ItemCase itemCase(String number) {
    String unitCode = mapper.unitOf(number);
    String itemNumber = records.text(number, "itemNumber");
    return unitCode == null
        ? null
        : new ItemCase(
            number,
            unitCode,
            itemNumber == null ? null : commitments.item(itemNumber.strip()).orElse(null));
  }

  /** Whose a case is, and who is above it. */
  private <C> CaseFacts<C> ofUnit(CaseFacts<C> facts, Function<C, String> unitCode) {
    Function<C, Unit> unit = unitCode.andThen(units::unit);
    return facts
        .text("ownUnit", "单位代码", unitCode)
        .text("unitName", "单位", each -> units.name(unitCode.apply(each)))
        .text("unitLevel", "单位级别", each -> unit.apply(each).level().name().toLowerCase(Locale.ROOT))
        .text("superiorUnit", "上级单位代码", each -> superior(unit.apply(each)))
        .text("provinceUnit", "省局代码", each -> units.province().code());
  }

  /** Of the province its own. */
  private static String superior(Unit unit) {
    return unit.parentCode() == null ? unit.code() : unit.parentCode();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Integer expected(CommitmentItem item) {
    return item.figures().stream().allMatch(figure -> figure.expected().amount() == null)
        ? null
        : item.figures().stream()
            .filter(figure -> figure.expected().amount() != null)
            .mapToInt(figure -> figure.expected().amount())
            .sum();
  }

  private String figures(CommitmentItem item) {
    String counted = item.figures().stream().map(Figure::words).collect(Collectors.joining("\n"));
    return item.figures().isEmpty()
        ? item.ownNumber() == null
            ? "本项没有数量指标，凭证明材料核实。"
            : "应完成%d，没有列入指标台账，凭证明材料核实。".formatted(item.ownNumber())
        : counted;
  }

  private boolean isMetByDue(CommitmentItem item) {
    return item.isMet()
        && item.dueOn() != null
        && item.figures().stream()
            .filter(figure -> figure.expected().amount() != null)
            .allMatch(
                figure ->
                    targets.reached(
                            item.begunOn().getYear(),
                            figure.targetKey(),
                            item.unitCode(),
                            item.dueOn())
                        >= figure.expected().amount());
  }

  /** The kinds that no file of the case has in its name; null if none is missing. */
  private String evidenceMissing(CommitmentItem item) {
    List<String> names =
        attachments.ofCases(List.of(item.number())).stream()
            .filter(attachment -> !attachment.withdrawn())
            .map(Attachment::fileName)
            .toList();
    List<String> missing =
        item.evidence().stream()
            .filter(kind -> names.stream().noneMatch(name -> name.contains(kind)))
            .toList();
    return missing.isEmpty() ? null : String.join("、", missing);
  }
}
