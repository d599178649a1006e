package cn.qualitysafety.enterprise;

import cn.qualitysafety.enterprise.EnterpriseEntry.Checked;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.platform.excel.SheetReader;
import cn.qualitysafety.platform.excel.SheetRow;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of enterprises. Callers pass the codes of the units that the person reaches. */
@Service
public class EnterpriseService {

  /** The field of a correction that says why. */
  public static final String REASON = "更正理由";

  /** The field of a correction that says why the code becomes another one. */
  public static final String CODE_CHANGE = "代码更改原因";

  private static final int PAGE_SIZE = 50;
  private static final int BATCH = 500;

  private final EnterpriseMapper mapper;
  private final UnitRegister units;
  private final Clock clock;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;

  EnterpriseService(
      EnterpriseMapper mapper,
      UnitRegister units,
      Clock clock,
      ObjectMapper json,
      ApplicationEventPublisher events) {
    this.mapper = mapper;
    this.units = units;
    this.clock = clock;
    this.json = json;
    this.events = events;
  }

  /**
   * Registers one enterprise.
   *
   * @return its organisation code
   * @throws RefusedEntryException names every field that is wrong, or the enterprise that has the
   *     code already
   */
  @Transactional
  public String register(EnterpriseEntry entry, Collection<String> reachedUnits, String person) {
    Checked checked = checked(entry, reachedUnits, person);
    String code = checked.enterprise().organisationCode();
    Enterprise existing = mapper.find(code);
    if (existing != null) {
      throw new RefusedEntryException(
          Map.of(
              EnterpriseEntry.CODE,
              duplicate(existing, checked.enterprise().code(), reachedUnits)));
    }
    insert(List.of(checked));
    return code;
  }

  /**
   * Corrects an enterprise's data and keeps what they were; the credit class stays. The code may
   * become any that no other enterprise has. If it was reissued, the enterprise is found by the
   * former one too; if it had been registered wrongly, the former one is free; if two had each
   * other's, the other one is corrected with it.
   *
   * @param code by which the enterprise is known
   * @param entry all columns, those that stay as they are included
   * @param codeChange a name of {@link CodeChange}; may be missing where the nine characters of the
   *     code stay
   * @param reason why; may be missing where they stay and were not wrong
   * @param seenCorrections how many corrections the enterprise had when the person read it
   * @return its key from now on
   * @throws RefusedEntryException names every field that is wrong
   * @throws RefusedInputException if the units do not reach the enterprise, somebody else corrected
   *     it meanwhile, or nothing would change
   */
  @Transactional
  public String correct(
      String code,
      EnterpriseEntry entry,
      String codeChange,
      String reason,
      int seenCorrections,
      Collection<String> reachedUnits,
      String person) {
    if (CodeChange.SWAPPED.name().equals(codeChange)) {
      lockInOrder(code, entry.cells().getOrDefault(EnterpriseEntry.CODE, ""));
    }
    Enterprise enterprise =
        lock(code)
            .filter(found -> reachedUnits.contains(found.unitCode()))
            .orElseThrow(
                () -> new RefusedInputException("您管辖的企业中没有组织机构代码%s，请查询后再更正。".formatted(code)));
    String key = enterprise.organisationCode();
    Checked entered = checked(entry, reachedUnits, person);
    Checked checked = entered.under(key);
    String why = Entered.optional(REASON, reason, 500);
    CodeChange change = codeChange(entered.enterprise(), enterprise, codeChange, why, reachedUnits);
    int corrections = mapper.history(key).size();
    if (corrections != seenCorrections) {
      throw new RefusedInputException("该企业刚刚被其他同志更正，您的更正没有保存，请重新打开该企业核对后再更正。");
    }
    Map<String, String> former = entry(enterprise).cells();
    if (former.equals(
        EnterpriseEntry.of(checked.enterprise(), checked.sites(), checked.products()).cells())) {
      throw new RefusedInputException("填写的内容与登记的完全一致，没有需要更正的内容。");
    }
    mapper.insertFormer(
        new FormerEntry(
            key,
            corrections + 1,
            toJson(former),
            change,
            why,
            person,
            checked.enterprise().registeredAt()));
    String now =
        change == null
            ? key
            : change == CodeChange.SWAPPED
                ? swapCodes(enterprise, entered.enterprise(), why)
                : changeCode(enterprise, entered.enterprise(), change);
    Checked corrected = entered.under(now);
    mapper.update(corrected.enterprise());
    mapper.deleteSites(now);
    mapper.deleteProducts(now);
    insertParts(List.of(corrected));
    return now;
  }

  /** Refuses a code of somebody else, or of other characters without saying why. */
  private CodeChange codeChange(
      Enterprise entered,
      Enterprise enterprise,
      String said,
      String reason,
      Collection<String> reachedUnits) {
    CodeChange change = codeChange(said);
    if (entered.code().equals(enterprise.code())) {
      if (change != null) {
        throw new RefusedEntryException(
            Map.of(CODE_CHANGE, "组织机构代码没有更改，请填写新的组织机构代码，或者不选“%s”。".formatted(CODE_CHANGE)));
      }
      return null;
    }
    String nine = entered.organisationCode();
    Enterprise known = mapper.find(nine);
    boolean anothers =
        known != null && !known.organisationCode().equals(enterprise.organisationCode());
    if (change == CodeChange.SWAPPED) {
      mustBeSwappable(entered, anothers ? known : null, reachedUnits);
    } else if (anothers) {
      String wayOut =
          reachedUnits.contains(known.unitCode())
              ? "两家企业的代码登记颠倒的，“%s”请选“%s”。".formatted(CODE_CHANGE, CodeChange.SWAPPED.label())
              : "";
      throw new RefusedEntryException(
          Map.of(EnterpriseEntry.CODE, duplicate(known, entered.code(), reachedUnits) + wayOut));
    }
    boolean sameOrganisation = nine(enterprise).equals(nine);
    Map<String, String> missing = new LinkedHashMap<>();
    if (change == null && !sameOrganisation) {
      missing.put(
          CODE_CHANGE,
          "组织机构代码由%s改为%s，%s，请选择是换发了新代码还是原来登记有误。"
              .formatted(enterprise.code(), entered.code(), changed(enterprise, entered)));
    }
    if (reason == null && (!sameOrganisation || change != CodeChange.REISSUED && change != null)) {
      missing.put(REASON, "组织机构代码由%s改为%s，请写明更正理由。".formatted(enterprise.code(), entered.code()));
    }
    if (!missing.isEmpty()) {
      throw new RefusedEntryException(missing);
    }
    return change == null ? CodeChange.REISSUED : change;
  }

  /**
   * @param other whose code was entered; null if it is no other enterprise's
   */
  private void mustBeSwappable(
      Enterprise entered, Enterprise other, Collection<String> reachedUnits) {
    if (other == null) {
      throw new RefusedEntryException(
          Map.of(
              CODE_CHANGE,
              "组织机构代码%s没有登记为其他企业，不能互换；原来登记有误的，请选“%s”。"
                  .formatted(entered.code(), CodeChange.MISREGISTERED.label())));
    }
    if (!reachedUnits.contains(other.unitCode())) {
      throw new RefusedEntryException(
          Map.of(
              EnterpriseEntry.CODE,
              "组织机构代码%s由您管辖以外的单位登记，您不能互换，请报两家企业共同的上级单位办理。".formatted(entered.code())));
    }
    if (!nine(other).equals(entered.organisationCode())) {
      throw new RefusedEntryException(
          Map.of(
              EnterpriseEntry.CODE,
              "组织机构代码%s是“%s”原来的代码，该企业现在的代码是%s，不能互换，请核对。"
                  .formatted(entered.code(), other.name(), other.code())));
    }
  }

  /**
   * Of two codes of nine characters the first one that is another; a credit code has nine in it.
   */
  private static String changed(Enterprise before, Enterprise entered) {
    String was = before.code();
    String is = entered.code();
    if (was.length() != 9 || is.length() != 9) {
      return "其中的9位组织机构代码（统一社会信用代码的第9位至第17位）也变了";
    }
    int at = 0;
    while (was.charAt(at) == is.charAt(at)) {
      at++;
    }
    return "从第%d位起不同（原为“%s”，现为“%s”）".formatted(at + 1, was.charAt(at), is.charAt(at));
  }

  private static CodeChange codeChange(String said) {
    String name = Entered.optional(CODE_CHANGE, said, 20);
    if (name == null) {
      return null;
    }
    return Arrays.stream(CodeChange.values())
        .filter(change -> change.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedEntryException(
                    Map.of(CODE_CHANGE, "“%s”请从列出的选项中选择。".formatted(CODE_CHANGE))));
  }

  /**
   * Lets the enterprise be known by the entered code's nine characters.
   *
   * @return its key from now on
   */
  private String changeCode(Enterprise enterprise, Enterprise entered, CodeChange change) {
    String key = enterprise.organisationCode();
    String nine = entered.organisationCode();
    String former = nine(enterprise);
    if (former.equals(nine)) {
      return key;
    }
    try {
      if (change == CodeChange.MISREGISTERED) {
        return replaceCode(key, former, nine);
      }
      if (mapper.find(nine) == null) {
        mapper.insertCode(key, nine);
      }
      return key;
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw new RefusedInputException(
          "组织机构代码%s刚刚被其他同志登记，您的更正没有保存，请查询后再更正。".formatted(entered.code()));
    }
  }

  /**
   * Lets the enterprise be known by other nine characters, and no longer by these.
   *
   * @return its key from now on
   */
  private String replaceCode(String key, String former, String nine) {
    if (former.equals(key)) {
      moveKey(key, nine);
      return nine;
    }
    mapper.deleteCode(former);
    if (mapper.find(nine) == null) {
      mapper.insertCode(key, nine);
    }
    return key;
  }

  /**
   * Gives an enterprise the code of another one, and that one its, on record for both.
   *
   * @param entered has the other one's code
   * @return the enterprise's key from now on
   */
  private String swapCodes(Enterprise enterprise, Enterprise entered, String reason) {
    Enterprise other = lock(entered.code()).orElseThrow();
    mapper.insertFormer(
        new FormerEntry(
            other.organisationCode(),
            mapper.history(other.organisationCode()).size() + 1,
            toJson(entry(other).cells()),
            CodeChange.SWAPPED,
            reason,
            entered.registeredBy(),
            entered.registeredAt()));
    String mine = nine(enterprise);
    String theirs = nine(other);
    // No code has this character; both would have the same one for a moment.
    String meanwhile = "*" + mine.substring(1);
    String key = replaceCode(enterprise.organisationCode(), mine, meanwhile);
    String othersKey = replaceCode(other.organisationCode(), theirs, mine);
    mapper.update(other.with(othersKey, enterprise.code()));
    return replaceCode(key, meanwhile, theirs);
  }

  /** In one order for all, or two who swap the same codes would wait for each other. */
  private void lockInOrder(String... codes) {
    Stream.of(codes)
        .flatMap(code -> find(code).stream())
        .map(Enterprise::organisationCode)
        .sorted()
        .forEach(mapper::lock);
  }

  private static String nine(Enterprise enterprise) {
    return key(enterprise.code()).orElse(enterprise.organisationCode());
  }

  private void moveKey(String from, String to) {
    mapper.deleteCode(to);
    mapper.copy(from, to);
    mapper.moveSites(from, to);
    mapper.moveProducts(from, to);
    mapper.moveHistory(from, to);
    mapper.moveCodes(from, to);
    mapper.delete(from);
    events.publishEvent(new KeyCorrected(from, to));
  }

  /** The enterprise as it would be entered today, to be corrected. */
  public EnterpriseEntry entry(Enterprise enterprise) {
    return EnterpriseEntry.of(
        enterprise,
        mapper.sites(enterprise.organisationCode()),
        mapper.products(enterprise.organisationCode()));
  }

  /** All corrections of an enterprise, the first one first. */
  @Transactional(readOnly = true)
  public List<Correction> corrections(Enterprise enterprise) {
    List<FormerEntry> rows = mapper.history(enterprise.organisationCode());
    List<Map<String, String>> states = new ArrayList<>();
    rows.forEach(row -> states.add(fromJson(row.former())));
    states.add(entry(enterprise).cells());
    List<Correction> corrections = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> changed = new LinkedHashMap<>(states.get(i));
      changed.entrySet().removeAll(states.get(i + 1).entrySet());
      FormerEntry row = rows.get(i);
      corrections.add(
          new Correction(
              row.serial(),
              changed,
              row.codeChange(),
              row.reason(),
              row.correctedBy(),
              row.correctedAt()));
    }
    return corrections;
  }

  /** The enterprise with this code of 9 or 18 characters; empty too if it is no valid code. */
  public Optional<Enterprise> find(String code) {
    return key(code).map(mapper::find);
  }

  /**
   * Which bureaus have these enterprises in their charge, for a file of many.
   *
   * @param keys nine characters each, as {@link OrganisationCode#key()} tells them
   * @return by what was asked; nothing of an enterprise that is not in the register
   */
  @Transactional(readOnly = true)
  public Map<String, InCharge> inCharge(Collection<String> keys) {
    Map<String, InCharge> known = new HashMap<>();
    for (List<String> batch : batches(List.copyOf(keys))) {
      mapper.inCharge(batch).forEach(enterprise -> known.put(enterprise.knownBy(), enterprise));
    }
    return known;
  }

  /**
   * The same, and whoever else locks or corrects it waits until the transaction ends: for what may
   * be done only once for an enterprise.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Enterprise> lock(String code) {
    return find(code).map(Enterprise::organisationCode).map(mapper::lock);
  }

  /**
   * The key by which the register knows the organisation with this code; its nine characters if it
   * is not registered.
   *
   * @throws RefusedInputException if it is no valid code
   */
  public String keyOf(String code) {
    String nine = OrganisationCode.of(code).key();
    Enterprise known = mapper.find(nine);
    return known == null ? nine : known.organisationCode();
  }

  /** What was registered before both check characters were looked at is still found. */
  private static Optional<String> key(String code) {
    try {
      return Optional.of(OrganisationCode.of(code).key());
    } catch (RefusedInputException noCode) {
      return OrganisationCode.uncheckedKey(code);
    }
  }

  /** Enterprises of these units that make products of a category, by organisation code. */
  public List<Enterprise> producers(String categoryCode, Collection<String> unitCodes) {
    return mapper.producers(categoryCode, unitCodes);
  }

  public List<Site> sites(String organisationCode) {
    return mapper.sites(organisationCode);
  }

  public List<Product> products(String organisationCode) {
    return mapper.products(organisationCode);
  }

  /**
   * Kinds of products that enterprises of these units make, by a part of the code or the name,
   * those of most makers first.
   */
  public List<CategoryCount> categories(String text, Collection<String> unitCodes, int most) {
    return unitCodes.isEmpty()
        ? List.of()
        : mapper.categories(NormalForm.pattern(text), unitCodes, most);
  }

  /**
   * Enterprises of these units whose name or code contains the text, in whatever form both are
   * written, or that have this code of 9 or 18 characters; all if it is blank.
   *
   * @param page counted from 1; 50 on each; beyond the last one the last one is shown
   */
  public EnterprisePage search(String text, Collection<String> unitCodes, int page) {
    if (unitCodes.isEmpty()) {
      return new EnterprisePage(List.of(), 0, 1, 1);
    }
    String pattern =
        NormalForm.pattern(
            find(text).map(Enterprise::organisationCode).or(() -> key(text)).orElse(text));
    int total = mapper.count(pattern, unitCodes);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.min(Math.max(page, 1), pages);
    return new EnterprisePage(
        mapper.search(pattern, unitCodes, (shown - 1) * PAGE_SIZE, PAGE_SIZE), total, shown, pages);
  }

  /**
   * Imports a file of the template's shape.
   *
   * @return every complaint about its rows; nothing is imported if there is one and the mode says
   *     so
   * @throws RefusedInputException if the file as a whole cannot be accepted
   */
  @Transactional
  public ImportReport importFile(
      Path file, Mode mode, Collection<String> reachedUnits, String person) {
    List<Complaint> complaints = new ArrayList<>();
    Map<Integer, Checked> correct = new LinkedHashMap<>();
    Map<String, Integer> firstRows = new HashMap<>();
    Map<String, String> codes = new HashMap<>();
    LocalDateTime now = LocalDateTime.now(clock);
    List<String> bureaus = bureaus(reachedUnits);
    for (SheetRow row : SheetReader.read(file, EnterpriseWorkbook.SHAPE)) {
      complaints.addAll(row.complaints());
      EnterpriseEntry entry = new EnterpriseEntry(row.cells());
      Checked checked =
          entry.check(
              bureaus,
              person,
              now,
              (column, reason) -> {
                if (row.isSound(column)) {
                  complaints.add(new Complaint(row.number(), column, reason));
                }
              });
      codeOf(entry)
          .ifPresent(
              code -> {
                String key = code.key();
                codes.putIfAbsent(key, code.text());
                Integer first = firstRows.putIfAbsent(key, row.number());
                if (first != null) {
                  complaints.add(
                      new Complaint(
                          row.number(),
                          EnterpriseEntry.CODE,
                          "与第%d行重复，同一企业只能填写一行，请删除多余的行。".formatted(first)));
                }
              });
      if (checked != null) {
        correct.put(row.number(), checked);
      }
    }
    complainOfRegistered(firstRows, codes, reachedUnits, complaints);
    complaints.forEach(complaint -> correct.remove(complaint.row()));
    complaints.sort(Complaint.byPlace(EnterpriseEntry.COLUMNS));
    if (mode == Mode.ALL_OR_NOTHING && !complaints.isEmpty()) {
      return new ImportReport(0, complaints);
    }
    insert(List.copyOf(correct.values()));
    return new ImportReport(correct.size(), complaints);
  }

  /** The units that can have an enterprise in their charge. */
  private List<String> bureaus(Collection<String> reachedUnits) {
    return reachedUnits.stream().filter(code -> !units.unit(code).isLaboratory()).toList();
  }

  private Checked checked(EnterpriseEntry entry, Collection<String> reachedUnits, String person) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Checked checked =
        entry.check(bureaus(reachedUnits), person, LocalDateTime.now(clock), reasons::putIfAbsent);
    if (checked == null) {
      throw new RefusedEntryException(reasons);
    }
    return checked;
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

  private static Optional<OrganisationCode> codeOf(EnterpriseEntry entry) {
    try {
      return Optional.of(OrganisationCode.of(entry.cells().getOrDefault(EnterpriseEntry.CODE, "")));
    } catch (RefusedInputException alreadyComplainedOf) {
      return Optional.empty();
    }
  }

  private void complainOfRegistered(
      Map<String, Integer> rows,
      Map<String, String> codes,
      Collection<String> reachedUnits,
      List<Complaint> complaints) {
    for (List<String> keys : batches(List.copyOf(rows.keySet()))) {
      for (String key : mapper.registered(keys)) {
        complaints.add(
            new Complaint(
                rows.get(key),
                EnterpriseEntry.CODE,
                duplicate(mapper.find(key), codes.get(key), reachedUnits)));
      }
    }
  }

  private String duplicate(Enterprise existing, String code, Collection<String> reachedUnits) {
    // What another unit registered about it is not ours to read out.
    if (!reachedUnits.contains(existing.unitCode())) {
      return "组织机构代码%s已由其他单位登记，不能重复登记，请与上级单位核对。".formatted(existing.organisationCode());
    }
    String registered =
        "组织机构代码%s已登记为“%s”（%s），不能重复登记，请查询该企业。"
            .formatted(existing.code(), existing.name(), units.name(existing.unitCode()));
    return code.equals(existing.code())
        ? registered
        : registered + "换发了新代码%s的，请在该企业的“更正”中更改。".formatted(code);
  }

  private void insert(List<Checked> checked) {
    try {
      for (List<Checked> batch : batches(checked)) {
        mapper.insert(batch.stream().map(Checked::enterprise).toList());
      }
      insertParts(checked);
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw new RefusedInputException("其中有企业刚刚被其他同志登记，未作任何更改，请重新提交。");
    }
  }

  private void insertParts(List<Checked> checked) {
    for (List<Site> batch : batches(checked.stream().flatMap(c -> c.sites().stream()).toList())) {
      mapper.insertSites(batch);
    }
    for (List<Product> batch :
        batches(checked.stream().flatMap(c -> c.products().stream()).toList())) {
      mapper.insertProducts(batch);
    }
  }

  private static <T> List<List<T>> batches(List<T> all) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
    }
    return batches;
  }
}
