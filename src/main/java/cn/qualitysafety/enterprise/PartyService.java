package cn.qualitysafety.enterprise;

import cn.qualitysafety.enterprise.PartyEntry.Checked;
import cn.qualitysafety.enterprise.PartyMapper.Fingerprint;
import cn.qualitysafety.enterprise.PartyMapper.Former;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.number.RunningNumbers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of parties. A unit knows those that it has entered and those of its cases; callers
 * pass the codes of the units that a person reaches. Nobody reads more of an identity number than
 * its last four characters.
 */
@Service
public class PartyService {

  /** The field of a correction that says why. */
  public static final String REASON = "reason";

  private static final String SERIES = "DS";
  private static final Pattern NUMBER = Pattern.compile(SERIES + "\\d{4}-\\d{6}(-L\\d+)?-\\d{4,}");
  private static final int PAGE_SIZE = 50;

  private final PartyMapper mapper;
  private final EnterpriseService enterprises;
  private final ComplianceService compliance;
  private final IdentityKey key;
  private final UnitRegister units;
  private final RunningNumbers numbers;
  private final ObjectMapper json;
  private final Clock clock;

  PartyService(
      PartyMapper mapper,
      EnterpriseService enterprises,
      ComplianceService compliance,
      IdentityKey key,
      UnitRegister units,
      RunningNumbers numbers,
      ObjectMapper json,
      Clock clock) {
    this.mapper = mapper;
    this.enterprises = enterprises;
    this.compliance = compliance;
    this.key = key;
    this.units = units;
    this.numbers = numbers;
    this.json = json;
    this.clock = clock;
  }

  /** Whether a code is the number of a party, and no organisation code. */
  public static boolean isNumber(String code) {
    return NUMBER.matcher(code).matches();
  }

  /**
   * What became of an entry.
   *
   * @param known whether somebody of this identity was in the register already
   */
  public record Registered(String number, boolean known) {}

  /**
   * Enters a party. Who is in the register already, under the same identity, is found again,
   * whichever unit entered it; from now on this unit knows it, too.
   *
   * @param reachedUnits of the person; the highest of them enters it
   * @throws RefusedEntryException names every field that is wrong
   */
  @Transactional
  public Registered register(PartyEntry entry, Collection<String> reachedUnits, String person) {
    Checked checked = entry.check(LocalDate.now(clock));
    String unit = units.highestOf(reachedUnits).code();
    String holder = holder(checked, reachedUnits);
    Fingerprint print = fingerprint(checked);
    Party known = print == null ? null : mapper.ofIdentity(print.hash());
    if (known != null) {
      mustBeOfOneName(known, checked);
      know(known.number(), unit);
      return new Registered(known.number(), true);
    }
    int year = LocalDate.now(clock).getYear();
    String number = "%s%d-%s-%04d".formatted(SERIES, year, unit, numbers.next(unit, SERIES, year));
    insert(party(number, unit, checked, holder, person, LocalDateTime.now(clock)), print);
    know(number, unit);
    return new Registered(number, false);
  }

  private static Party party(
      String number,
      String unitCode,
      Checked checked,
      String holderCode,
      String person,
      LocalDateTime at) {
    IdentityNumber identity = checked.identity();
    return new Party(
        number,
        unitCode,
        checked.kind(),
        checked.name(),
        identity == null ? null : identity.kind(),
        identity == null ? null : identity.end(),
        checked.address(),
        checked.phone(),
        holderCode,
        person,
        at);
  }

  /** Whoever has the number of somebody else, or has mistyped it, learns nothing of that one. */
  private static void mustBeOfOneName(Party known, Checked entered) {
    if (!NormalForm.searched(known.name()).equals(NormalForm.searched(entered.name()))) {
      throw refused(
          PartyEntry.IDENTITY,
          "该证件号码已经登记，登记的姓名或者名称与填写的“%s”不同，请对照证件核对号码和姓名后重新填写。".formatted(entered.name()));
    }
  }

  private String holder(Checked checked, Collection<String> reachedUnits) {
    if (checked.holderCode() == null) {
      return null;
    }
    return enterprises
        .find(checked.holderCode())
        .filter(enterprise -> reachedUnits.contains(enterprise.unitCode()))
        .map(Enterprise::organisationCode)
        .orElseThrow(
            () ->
                refused(
                    PartyEntry.HOLDER_CODE,
                    "企业名录中没有组织机构代码为“%s”的本辖区企业，请核对代码，不在企业名录中的留空。".formatted(checked.holderCode())));
  }

  private Fingerprint fingerprint(Checked checked) {
    if (checked.identity() == null) {
      return null;
    }
    String mark;
    try {
      mark = key.mark();
    } catch (RefusedInputException noKey) {
      throw refused(PartyEntry.IDENTITY, noKey.getMessage());
    }
    if (mapper.hasOtherMark(mark)) {
      // A stranger would be made of each person who is in the register.
      throw refused(PartyEntry.IDENTITY, "系统的证件号码密钥与以前登记时的不同，不能登记证件号码；请先不填证件，并联系系统管理员。");
    }
    return new Fingerprint(key.fingerprint(checked.identity()), mark);
  }

  private void insert(Party party, Fingerprint print) {
    try {
      mapper.insert(party, print);
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw new RefusedInputException("该当事人刚刚被其他同志登记，没有保存，请重新提交。");
    }
  }

  private static RefusedEntryException refused(String field, String sentence) {
    return new RefusedEntryException(Map.of(field, sentence));
  }

  /**
   * Corrects a party and keeps what it was. Its identity stays if none is entered. A party that is
   * found to be an enterprise of the register hands its compliance history on to it; if it was
   * another one, or none, it takes back what its own cases have noted.
   *
   * @param seenCorrections how many corrections the party had when the person read it
   * @throws RefusedEntryException names every field that is wrong
   * @throws RefusedInputException if the units do not know the party, somebody else corrected it
   *     meanwhile, or nothing would change
   */
  @Transactional
  public void correct(
      String number,
      PartyEntry entry,
      int seenCorrections,
      Collection<String> reachedUnits,
      String person) {
    Party party =
        Optional.ofNullable(mapper.lock(number))
            .filter(found -> mapper.isKnown(number, reachedUnits))
            .orElseThrow(() -> unknown(number));
    Checked checked = entry.check(LocalDate.now(clock));
    String reason = Entered.required("更正理由", entry.cells().get(REASON), 500);
    if (IdentityNumber.isIn(reason, LocalDate.now(clock))) {
      throw new RefusedInputException("“更正理由”中有居民身份证号码，请删去，只在“证件号码”中填写。");
    }
    int corrections = mapper.history(number).size();
    if (corrections != seenCorrections) {
      throw new RefusedInputException("该当事人刚刚被其他同志更正，您的更正没有保存，请重新打开核对后再更正。");
    }
    Fingerprint print = fingerprint(checked);
    Party same = print == null ? null : mapper.ofIdentity(print.hash());
    if (same != null && !same.number().equals(number)) {
      throw refused(PartyEntry.IDENTITY, anothers(same, reachedUnits));
    }
    String holder =
        Objects.equals(checked.holderCode(), party.holderCode())
            ? party.holderCode()
            : holder(checked, reachedUnits);
    Party corrected =
        withIdentityOf(
            party,
            party(
                number,
                party.unitCode(),
                checked,
                holder,
                party.registeredBy(),
                party.registeredAt()));
    if (corrected.equals(party) && (print == null || same != null)) {
      throw new RefusedInputException("填写的内容与登记的完全一致，没有需要更正的内容。");
    }
    mapper.insertFormer(
        new Former(
            number,
            corrections + 1,
            toJson(shown(party)),
            reason,
            person,
            LocalDateTime.now(clock)));
    try {
      mapper.update(corrected, print);
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw new RefusedInputException("该证件号码刚刚被其他同志登记，您的更正没有保存，请重新提交。");
    }
    compliance.moveOfParty(number, keyOf(party), keyOf(corrected));
  }

  /** Under which the history of a party is kept. */
  private static String keyOf(Party party) {
    return party.holderCode() == null ? party.number() : party.holderCode();
  }

  /** What the register has by the identity that was entered, as far as the person may know it. */
  private String anothers(Party same, Collection<String> reachedUnits) {
    return mapper.isKnown(same.number(), reachedUnits)
        ? "该证件号码已经登记为%s“%s”，不能重复登记，请使用该编号。".formatted(same.number(), same.name())
        : "该证件号码已由其他单位登记，不能重复登记；请按登记新当事人的办法填写，系统会给出原来的编号。";
  }

  private static Party withIdentityOf(Party before, Party now) {
    return now.identityKind() != null
        ? now
        : new Party(
            now.number(),
            now.unitCode(),
            now.kind(),
            now.name(),
            before.identityKind(),
            before.identityEnd(),
            now.address(),
            now.phone(),
            now.holderCode(),
            now.registeredBy(),
            now.registeredAt());
  }

  private static RefusedInputException unknown(String number) {
    return new RefusedInputException("没有编号为“%s”的当事人，请核对编号，或者先在“当事人”中登记。".formatted(number));
  }

  /** What a party is, by the labels of its fields. */
  private static Map<String, String> shown(Party party) {
    Map<String, String> shown = new LinkedHashMap<>();
    PartyEntry.of(party)
        .cells()
        .forEach(
            (field, value) ->
                shown.put(
                    PartyEntry.label(field),
                    field.equals(PartyEntry.KIND) ? party.kind().chinese() : value));
    shown.put("证件", party.identityText());
    return shown;
  }

  /**
   * One correction of a party.
   *
   * @param former what stood before in what was changed, by the labels of the fields
   */
  public record PartyCorrection(
      Map<String, String> former, String reason, String correctedBy, LocalDateTime correctedAt) {}

  /** All corrections of a party, the first one first. */
  @Transactional(readOnly = true)
  public List<PartyCorrection> corrections(Party party) {
    List<Former> rows = mapper.history(party.number());
    List<Map<String, String>> states = new ArrayList<>();
    rows.forEach(row -> states.add(fromJson(row.former())));
    states.add(shown(party));
    List<PartyCorrection> corrections = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> changed = new LinkedHashMap<>(states.get(i));
      changed.entrySet().removeAll(states.get(i + 1).entrySet());
      Former row = rows.get(i);
      corrections.add(
          new PartyCorrection(changed, row.reason(), row.correctedBy(), row.correctedAt()));
    }
    return corrections;
  }

  /** What would have to be entered for a party to be as it is, but for its identity. */
  public PartyEntry entry(Party party) {
    return PartyEntry.of(party);
  }

  /** The party of this number; empty too if none of these units knows it. */
  @Transactional(readOnly = true)
  public Optional<Party> find(String number, Collection<String> reachedUnits) {
    return reachedUnits.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(mapper.find(number))
            .filter(party -> mapper.isKnown(number, reachedUnits));
  }

  /**
   * Parties that these units know whose name, number or organisation code contains the text, in
   * whatever form both are written; all if it is blank.
   *
   * @param page counted from 1; 50 on each; beyond the last one the last one is shown
   */
  @Transactional(readOnly = true)
  public PartyPage search(String text, Collection<String> reachedUnits, int page) {
    if (reachedUnits.isEmpty()) {
      return new PartyPage(List.of(), 0, 1, 1);
    }
    String pattern = NormalForm.pattern(text);
    int total = mapper.count(pattern, reachedUnits);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.min(Math.max(page, 1), pages);
    return new PartyPage(
        mapper.search(pattern, reachedUnits, (shown - 1) * PAGE_SIZE, PAGE_SIZE),
        total,
        shown,
        pages);
  }

  /**
   * A case of a unit is about a party; the unit knows it from now on.
   *
   * @param person who says so; null if another case has handed it on, from a unit above or below
   * @throws RefusedInputException if there is no such party, or not for this unit
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void join(String number, String unitCode, String person) {
    List<String> reach = units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
    boolean knows =
        mapper.isKnown(number, reach)
            || person == null
                && mapper.unitsOf(number).stream()
                    .anyMatch(unit -> units.areRelated(unit, unitCode));
    if (!knows) {
      throw unknown(number);
    }
    know(number, unitCode);
  }

  private void know(String number, String unitCode) {
    if (mapper.isKnown(number, List.of(unitCode))) {
      return;
    }
    try {
      mapper.know(number, unitCode, LocalDateTime.now(clock));
    } catch (DuplicateKeyException anotherOfTheUnitWasFaster) {
      // it knows it
    }
  }

  /** Whoever asks has seen to it that the party may be told. */
  Optional<Party> of(String number) {
    return Optional.ofNullable(mapper.find(number));
  }

  private String toJson(Map<String, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> fromJson(String cells) {
    try {
      return json.readValue(cells, new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An enterprise that had been registered wrongly stays the same party under its right key. */
  @EventListener
  void move(KeyCorrected key) {
    mapper.moveHolder(key.from(), key.to());
  }
}
