package cn.qualitysafety.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.licence.LicenceService;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SystemTest
class EnterpriseRegisterTest {

  private static final List<String> GUANGZHOU = List.of("440100", "440106");

  @TempDir private Path folder;
  @Autowired private CaseDriver driver;
  @Autowired private EnterpriseService enterprises;
  @Autowired private LicenceService licences;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void begin() {
    driver.reset();
    driver.setClock("2009-03-02T09:30:00");
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** The examples that the two standards themselves print, and a hyphen, and lower case. */
  @ParameterizedTest
  @CsvSource({
    "D2143569-X, D2143569X, D2143569X",
    "Ｄ2143569–ｘ, D2143569X, D2143569X",
    "d2143569x, D2143569X, D2143569X",
    "91350100M000100Y43, 91350100M000100Y43, M000100Y4",
    "914401011901908799, 914401011901908799, 190190879"
  })
  void aCodeIsReadAsPeopleWriteIt(String entered, String text, String key) {
    OrganisationCode code = OrganisationCode.of(entered);
    assertThat(code.text()).isEqualTo(text);
    assertThat(code.key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"D2143569-1", "D214356-9X", "91350100M000100Y44", "91350100M000100I43", "123"})
  void aCodeWithAWrongCheckCharacterOrShapeIsRefused(String entered) {
    assertThatThrownBy(() -> OrganisationCode.of(entered))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("组织机构代码");
  }

  @ParameterizedTest
  @CsvSource({
    "70000007O, 第9位是字母O",
    "9144010119O1908799, 第11位是字母O",
    "1234, 共4位，位数不足",
    "70000007A, 第9位是字母A",
    "7000I007X, '校验位不正确，请对照证照逐位核对后更正。'",
    "7000-007X, 第5位是“-”",
    "914401019000059000, 第9至17位“900005900”是组织机构代码，其校验位不正确"
  })
  void whatIsWrongWithACodeIsNamedByItsPosition(String entered, String words) {
    assertThatThrownBy(() -> OrganisationCode.of(entered)).hasMessageContaining(words);
  }

  @Test
  void anEnterpriseIsRegisteredWithItsSitesAndProducts() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");

    Enterprise found = enterprises.find("190190879").orElseThrow();
    assertThat(found)
        .isEqualTo(
            new Enterprise(
                "190190879",
                "190190879",
                "广州市甲食品有限公司",
                "广州市天河区甲路1号",
                "张三",
                "020-12345678",
                false,
                "440106",
                "gz-shouli",
                LocalDateTime.of(2009, 3, 2, 9, 30),
                CreditClass.B));
    assertThat(enterprises.sites("190190879"))
        .extracting(Site::address)
        .containsExactly("甲路1号", "乙路2号");
    assertThat(enterprises.products("190190879"))
        .extracting(Product::name, Product::categoryCode, Product::categoryName)
        .containsExactly(Tuple.tuple("生抽", "0304", "酱油"), Tuple.tuple("白醋", "0305", "食醋"));
    assertThat(enterprises.find("D2143569X")).isEmpty();
    assertThat(enterprises.find("不是代码")).isEmpty();
  }

  @Test
  void oneOrganisationIsOneEnterpriseWhicheverOfItsCodesItShows() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    EnterpriseEntry again = entry(Map.of(EnterpriseEntry.CODE, "914401011901908799"));
    assertThatThrownBy(() -> enterprises.register(again, GUANGZHOU, "gz-shouli"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessage(
            "组织机构代码190190879已登记为“广州市甲食品有限公司”（广州市天河区质量技术监督局），不能重复登记，请查询该企业。"
                + "换发了新代码914401011901908799的，请在该企业的“更正”中更改。");
    EnterpriseEntry elsewhere = entry(Map.of(EnterpriseEntry.UNIT_CODE, "440300"));
    assertThatThrownBy(() -> enterprises.register(elsewhere, List.of("440300"), "sz-ban"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("已由其他单位登记")
        .hasMessageNotContaining("甲食品");
  }

  @Test
  void aSearchFindsByNameOrCodeInTheUnitsAskedForAndTakesWildcardsLiterally() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    assertThat(enterprises.search("甲食品", GUANGZHOU, 1).total()).isEqualTo(1);
    assertThat(enterprises.search("19019", GUANGZHOU, 9).page()).isEqualTo(1);
    assertThat(enterprises.search("%", GUANGZHOU, 1).total()).isZero();
    assertThat(enterprises.search("", GUANGZHOU, 1).total()).isEqualTo(1);
    for (String nothing : List.of("-", "－ —", "\u200b")) {
      assertThat(enterprises.search(nothing, GUANGZHOU, 1).total()).as(nothing).isZero();
    }
    assertThat(enterprises.search("", List.of("440300"), 1).total()).isZero();
    assertThat(enterprises.search("", List.of(), 1).total()).isZero();
  }

  @Test
  void aCorrectionKeepsWhatWasBeforeAndAnotherUnitsEnterpriseIsNotCorrected() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    EnterpriseEntry moved =
        entry(Map.of(EnterpriseEntry.ADDRESS, "广州市天河区丙路3号", EnterpriseEntry.SITES, "丙路3号"));
    driver.setClock("2009-04-01T10:00:00");
    enterprises.correct("190190879", moved, null, null, 0, GUANGZHOU, "gz-shencha");
    EnterpriseEntry renamed =
        entry(
            Map.of(
                EnterpriseEntry.NAME,
                "广州市丙食品有限公司",
                EnterpriseEntry.ADDRESS,
                "广州市天河区丙路3号",
                EnterpriseEntry.SITES,
                "丙路3号\n丁路4号"));
    assertRefused(
        () -> enterprises.correct("190190879", renamed, null, null, 0, GUANGZHOU, "gz-shouli"),
        "刚刚被其他同志更正");
    enterprises.correct("190190879", renamed, null, "企业更名", 1, GUANGZHOU, "gz-shouli");
    assertRefused(
        () -> enterprises.correct("190190879", renamed, null, null, 2, GUANGZHOU, "gz-shouli"),
        "没有需要更正的内容");

    Enterprise found = enterprises.find("190190879").orElseThrow();
    assertThat(found.name()).isEqualTo("广州市丙食品有限公司");
    assertThat(found.registeredBy()).isEqualTo("gz-shouli");
    assertThat(found.registeredAt()).isEqualTo(LocalDateTime.of(2009, 3, 2, 9, 30));
    assertThat(enterprises.sites("190190879"))
        .extracting(Site::address)
        .containsExactly("丙路3号", "丁路4号");
    assertThat(enterprises.corrections(found))
        .containsExactly(
            new Correction(
                1,
                Map.of(EnterpriseEntry.ADDRESS, "广州市天河区甲路1号", EnterpriseEntry.SITES, "甲路1号；乙路2号"),
                null,
                null,
                "gz-shencha",
                LocalDateTime.of(2009, 4, 1, 10, 0)),
            new Correction(
                2,
                Map.of(EnterpriseEntry.NAME, "广州市甲食品有限公司", EnterpriseEntry.SITES, "丙路3号"),
                null,
                "企业更名",
                "gz-shouli",
                LocalDateTime.of(2009, 4, 1, 10, 0)));

    EnterpriseEntry taken = entry(Map.of(EnterpriseEntry.UNIT_CODE, "440300"));
    assertRefused(
        () -> enterprises.correct("190190879", taken, null, null, 2, List.of("440300"), "sz-ban"),
        "您管辖的企业中没有");
  }

  @Test
  @Tag("database")
  void theOldCodeBecomesTheCreditCodeOnRecordAndBothFindTheEnterprise() {
    assertThat(imported("k-old.xlsx").imported()).isEqualTo(1);
    assertThat(imported("k-new.xlsx").complaints())
        .extracting(Complaint::reason)
        .as("the same firm")
        .containsExactly(
            "组织机构代码700000343已登记为“广州换码食品有限公司”（广州市天河区质量技术监督局），不能重复登记，请查询该企业。"
                + "换发了新代码91440101700000343G的，请在该企业的“更正”中更改。");
    Enterprise before = enterprises.find("700000343").orElseThrow();
    Map<String, String> cells = new HashMap<>(enterprises.entry(before).cells());
    cells.put(EnterpriseEntry.CODE, "91440101700000343g");
    enterprises.correct("700000343", new EnterpriseEntry(cells), "", "", 0, GUANGZHOU, "gz-shouli");

    Enterprise found = enterprises.find("70000034-3").orElseThrow();
    assertThat(found.code()).isEqualTo("91440101700000343G");
    assertThat(enterprises.find("91440101700000343G")).contains(found);
    assertThat(enterprises.corrections(found))
        .extracting(Correction::former, Correction::codeChange, Correction::reason)
        .containsExactly(
            Tuple.tuple(Map.of(EnterpriseEntry.CODE, "700000343"), CodeChange.REISSUED, null));
    assertThat(imported("k-old.xlsx").complaints())
        .extracting(Complaint::reason)
        .singleElement()
        .asString()
        .startsWith("组织机构代码91440101700000343G已登记为“广州换码食品有限公司”");
  }

  @Test
  void aNewCodeOfOtherCharactersIsTakenWithAReasonUnlessAnotherEnterpriseHasItAndBothFindIt() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    enterprises.register(entry(Map.of(EnterpriseEntry.CODE, code(1))), GUANGZHOU, "gz-shouli");
    String reissued = CodeChange.REISSUED.name();
    EnterpriseEntry changed = entry(Map.of(EnterpriseEntry.CODE, code(2)));
    assertRefusedEntry(
        () -> correct(changed, "", "换证"),
        EnterpriseService.CODE_CHANGE,
        "由190190879改为%s，从第1位起不同（原为“1”，现为“7”），请选择".formatted(code(2)));
    assertRefusedEntry(() -> correct(changed, "其他", "换证"), EnterpriseService.CODE_CHANGE, "请从列出");
    assertRefusedEntry(() -> correct(changed, reissued, " "), EnterpriseService.REASON, "请写明更正理由");
    assertRefusedEntry(
        () -> correct(entry(Map.of()), reissued, "换证"), EnterpriseService.CODE_CHANGE, "没有更改");
    assertRefusedEntry(
        () -> correct(entry(Map.of(EnterpriseEntry.CODE, code(1))), reissued, "换证"),
        EnterpriseEntry.CODE,
        "不能重复登记");

    assertThat(correct(changed, reissued, "换证")).isEqualTo("190190879");
    Enterprise found = enterprises.find(code(2)).orElseThrow();
    assertThat(found.code()).isEqualTo(code(2));
    assertThat(enterprises.find("190190879")).contains(found);
    assertThat(enterprises.keyOf(code(2))).isEqualTo("190190879");
    assertThat(enterprises.search(code(2), GUANGZHOU, 1).rows()).containsExactly(found);
    assertThat(enterprises.corrections(found))
        .extracting(Correction::codeChange, Correction::reason)
        .containsExactly(Tuple.tuple(CodeChange.REISSUED, "换证"));
    assertRefusedEntry(
        () -> enterprises.register(changed, GUANGZHOU, "gz"), EnterpriseEntry.CODE, "已登记为");
    assertRefusedEntry(
        () -> enterprises.register(entry(Map.of()), GUANGZHOU, "gz"), EnterpriseEntry.CODE, "已登记为");
  }

  @Test
  void aCodeRegisteredWronglyIsFreedForWhoseItIsAndAllThatTheEnterpriseHasFollows() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    licences.registerLicence(
        "XK08-001-00123", "440100", "190190879", "甲", "水泥", "2008-06-02", "2013-06-01", "gz");
    EnterpriseEntry right = entry(Map.of(EnterpriseEntry.CODE, code(2)));
    String wrong = CodeChange.MISREGISTERED.name();
    assertRefusedEntry(() -> correct(right, wrong, ""), EnterpriseService.REASON, "请写明更正理由");

    sendAbout("190190879");
    caseAbout("190190879");
    assertThat(correct(right, wrong, "抄错一位")).isEqualTo(code(2));
    assertThat(
            jdbc.queryForMap(
                "select party_code, search_text from cases where instance_id = 'of-a-party'"))
        .as("a case is found by the right code, and by the freed one no more")
        .containsEntry("party_code", code(2))
        .hasEntrySatisfying(
            "search_text",
            text -> assertThat((String) text).contains(code(2)).doesNotContain("190190879"));
    assertThat(sent())
        .as("not received yet")
        .isEqualTo("{\"holderCode\":\"%s\"}".formatted(code(2)));
    Enterprise corrected = enterprises.find(code(2)).orElseThrow();
    assertThat(corrected.organisationCode()).isEqualTo(code(2));
    assertThat(corrected.registeredBy()).isEqualTo("gz-shouli");
    assertThat(enterprises.sites(code(2))).hasSize(2);
    assertThat(enterprises.products(code(2))).hasSize(2);
    assertThat(enterprises.corrections(corrected))
        .extracting(
            Correction::former, Correction::codeChange, Correction::reason, Correction::correctedBy)
        .containsExactly(
            Tuple.tuple(
                Map.of(EnterpriseEntry.CODE, "190190879"),
                CodeChange.MISREGISTERED,
                "抄错一位",
                "gz-shencha"));

    assertThat(enterprises.find("190190879")).as("nobody's").isEmpty();
    EnterpriseEntry holder = entry(Map.of(EnterpriseEntry.NAME, "真正的乙厂"));
    enterprises.register(holder, GUANGZHOU, "gz-shouli");
    assertThat(enterprises.find("914401011901908799")).map(Enterprise::name).contains("真正的乙厂");
    assertThat(enterprises.find(code(2))).contains(corrected);
    assertThat(enterprises.search("190190879", GUANGZHOU, 1).rows())
        .extracting(Enterprise::name)
        .containsExactly("真正的乙厂");
    assertThat(licences.isHolder(code(2))).isTrue();
    assertThat(licences.isHolder("190190879")).as("the other one has none").isFalse();
  }

  @Test
  void twoEnterprisesThatHoldEachOthersCodeAreCorrectedTogetherOnRecordForBoth() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    enterprises.register(
        entry(Map.of(EnterpriseEntry.CODE, code(1), EnterpriseEntry.NAME, "广州市乙食品有限公司")),
        GUANGZHOU,
        "gz-shouli");
    jdbc.update(
        "insert into brand_title (number, unit_code, holder_code, holder_name, product, granted_on,"
            + " valid_until, state) values ('MP2008-7777', '440100', '190190879', '甲', '酱油',"
            + " '2008-12-31', '2011-12-30', 'VALID')");
    sendAbout("190190879");
    EnterpriseEntry swapped = entry(Map.of(EnterpriseEntry.CODE, code(1)));
    String swap = CodeChange.SWAPPED.name();
    assertRefusedEntry(
        () -> correct(swapped, CodeChange.MISREGISTERED.name(), "登记颠倒"),
        EnterpriseEntry.CODE,
        "登记颠倒的，“代码更改原因”请选“代码互换”");
    assertRefusedEntry(() -> correct(swapped, swap, ""), EnterpriseService.REASON, "请写明更正理由");
    assertRefusedEntry(
        () -> correct(entry(Map.of(EnterpriseEntry.CODE, code(3))), swap, "登记颠倒"),
        EnterpriseService.CODE_CHANGE,
        "没有登记为其他企业");

    assertThat(correct(swapped, swap, "登记颠倒")).isEqualTo(code(1));
    for (String[] now :
        new String[][] {
          {"190190879", "广州市乙食品有限公司", code(1)}, {code(1), "广州市甲食品有限公司", "190190879"}
        }) {
      Enterprise found = enterprises.find(now[0]).orElseThrow();
      assertThat(found.name()).isEqualTo(now[1]);
      assertThat(found.code()).isEqualTo(now[0]);
      assertThat(enterprises.search(now[0], GUANGZHOU, 1).rows()).containsExactly(found);
      assertThat(enterprises.sites(now[0])).hasSize(2);
      assertThat(enterprises.corrections(found))
          .extracting(Correction::former, Correction::codeChange, Correction::reason)
          .containsExactly(
              Tuple.tuple(Map.of(EnterpriseEntry.CODE, now[2]), CodeChange.SWAPPED, "登记颠倒"));
    }
    assertThat(
            jdbc.queryForObject(
                "select holder_code from brand_title where number = 'MP2008-7777'", String.class))
        .as("what 甲 has follows it")
        .isEqualTo(code(1));
    assertThat(sent()).isEqualTo("{\"holderCode\":\"%s\"}".formatted(code(1)));
  }

  /** A message that waits for a receiver. */
  private void caseAbout(String code) {
    jdbc.update(
        "insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title,"
            + " party_code, party_name, root_number, search_text) values ('of-a-party',"
            + " 'CX2009-440100-0099', '440100', 'licence-revocation', '撤销', '撤销', ?, '甲',"
            + " 'CX2009-440100-0099', ?)",
        code,
        "CX2009-440100-0099 " + code);
  }

  private void sendAbout(String key) {
    jdbc.update(
        "insert into message_outbox (name, sender, occasion, unit_code, content, sent_at)"
            + " values ('recallDue', 'CC', 'unsafe', '440100', ?, '2009-03-02 09:30:00')",
        "{\"holderCode\":\"%s\"}".formatted(key));
  }

  private String sent() {
    return jdbc.queryForObject(
        "select content from message_outbox where sender = 'CC'", String.class);
  }

  @Test
  void ofSeveralCodesOnlyTheWrongOneIsFreed() {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    correct(entry(Map.of(EnterpriseEntry.CODE, code(1))), CodeChange.REISSUED.name(), "换证，误填");
    enterprises.correct(
        code(1),
        entry(Map.of(EnterpriseEntry.CODE, code(2))),
        CodeChange.MISREGISTERED.name(),
        "新代码抄错",
        1,
        GUANGZHOU,
        "gz-shencha");
    assertThat(enterprises.find(code(1))).isEmpty();
    assertThat(enterprises.find("190190879")).isEqualTo(enterprises.find(code(2))).isPresent();
    enterprises.register(entry(Map.of(EnterpriseEntry.CODE, code(1))), GUANGZHOU, "gz-shouli");
    assertThat(enterprises.find(code(1))).isPresent();
  }

  /** Every table that keeps an enterprise's key follows when it is corrected. */
  @Test
  void noTableIsForgottenThatKeepsAnEnterprisesKey() throws IOException {
    List<String> tables =
        jdbc.queryForList(
            "select lower(table_name) from information_schema.columns"
                + " where lower(column_name) = 'holder_code'",
            String.class);
    StringBuilder statements = new StringBuilder();
    try (Stream<Path> mappers = Files.walk(Path.of("src/main/resources/cn/qualitysafety"))) {
      for (Path mapper : mappers.filter(file -> file.toString().endsWith("Mapper.xml")).toList()) {
        statements.append(Files.readString(mapper));
      }
    }
    assertThat(tables).hasSizeGreaterThan(5);
    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(statements)
                    .contains("update %s set holder_code = #{to}".formatted(table)));
  }

  private String correct(EnterpriseEntry entry, String change, String reason) {
    return enterprises.correct("190190879", entry, change, reason, 0, GUANGZHOU, "gz-shencha");
  }

  @Test
  void whatIsTypedOrPastedInAnotherFormIsReadAsTheSame() {
    assertThat(imported("f-full-width.xlsx").complaints()).isEmpty();
    assertThat(imported("f2-zero-width.xlsx").complaints()).isEmpty();
    assertThat(enterprises.search("", GUANGZHOU, 1).rows())
        .hasSize(10)
        .allSatisfy(
            enterprise -> {
              assertThat(enterprise.code()).matches("70000\\d{3}\\d");
              assertThat(enterprise.contactPhone()).isEqualTo("020-12345678");
              assertThat(enterprise.unitCode()).isEqualTo("440106");
            });
    ImportReport controls = imported("v-control.xlsx");
    assertThat(controls.imported()).isEqualTo(1);
    assertThat(enterprises.find("70000060X").orElseThrow())
        .extracting(Enterprise::name, Enterprise::legalRepresentative)
        .containsExactly("广州软换行食品有限公司", "=cmd|1");
  }

  @Test
  @Tag("database")
  void aSearchFindsWhateverFormNameOrCodeIsWrittenIn() {
    assertThat(imported("j-brackets.xlsx").imported()).isEqualTo(4);
    for (String text : List.of("南粤(集团)", "南粤（集团）", "南粤〔集团", "700000300", "70000030-0")) {
      assertFound(text, "广州南粤（集团）有限公司");
    }
    assertFound("北江（集团）", "广州北江(集团)有限公司");
    assertFound("abc食品", "ＡＢＣ食品（广州）有限公司");
    assertFound("东山食品", "广州 东山 食品有限公司");
    assertThat(imported("k-old.xlsx").imported()).isEqualTo(1);
    assertFound("91440101700000343G", "广州换码食品有限公司");
    assertFound("70000034－3", "广州换码食品有限公司");
  }

  private void assertFound(String text, String name) {
    assertThat(enterprises.search(text, GUANGZHOU, 1).rows())
        .as(text)
        .extracting(Enterprise::name)
        .containsExactly(name);
  }

  private static void assertRefusedEntry(ThrowingCallable action, String field, String words) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RefusedEntryException.class,
            refused -> assertThat(refused.reasons().get(field)).contains(words));
  }

  private ImportReport imported(String file) {
    return enterprises.importFile(
        Path.of("src/test/resources/field", file), Mode.ONLY_CORRECT, GUANGZHOU, "gz-shouli");
  }

  @Test
  void everyBadRowIsReportedAndTheModeDecidesAboutTheOthers() throws IOException {
    enterprises.register(entry(Map.of()), GUANGZHOU, "gz-shouli");
    List<Map<String, String>> rows =
        List.of(
            cells(Map.of(EnterpriseEntry.CODE, "D2143569-X")),
            cells(Map.of(EnterpriseEntry.CODE, "D2143569X")),
            cells(
                Map.of(
                    EnterpriseEntry.CODE, code(1),
                    EnterpriseEntry.NAME, "",
                    EnterpriseEntry.SMALL_WORKSHOP, "大概",
                    EnterpriseEntry.UNIT_CODE, "440300",
                    EnterpriseEntry.CATEGORY_CODES, "0304")),
            cells(Map.of()),
            cells(Map.of(EnterpriseEntry.CODE, "61890102-1")));
    Path file = file(rows, UnaryOperator.identity());

    ImportReport refused = enterprises.importFile(file, Mode.ALL_OR_NOTHING, GUANGZHOU, "gz");
    assertThat(refused.imported()).isZero();
    assertThat(refused.complaints())
        .extracting(c -> c.row(), c -> c.column())
        .containsExactly(
            Tuple.tuple(3, "组织机构代码"),
            Tuple.tuple(4, "企业名称"),
            Tuple.tuple(4, "是否小作坊"),
            Tuple.tuple(4, "主管单位代码"),
            Tuple.tuple(4, "产品类别代码"),
            Tuple.tuple(5, "组织机构代码"),
            Tuple.tuple(6, "组织机构代码"));
    assertThat(refused.complaints().get(0).reason()).contains("与第2行重复");
    assertThat(refused.complaints().get(3).reason()).contains("440300不是您的管辖单位");
    assertThat(refused.complaints().get(5).reason()).contains("已登记为“广州市甲食品有限公司”");
    assertThat(enterprises.search("", GUANGZHOU, 1).total()).isEqualTo(1);

    ImportReport partly = enterprises.importFile(file, Mode.ONLY_CORRECT, GUANGZHOU, "gz");
    assertThat(partly.imported()).isEqualTo(1);
    assertThat(partly.complaints()).isEqualTo(refused.complaints());
    assertThat(enterprises.find("D2143569-X")).isPresent();
  }

  @Test
  @Tag("database")
  void tenThousandRowsGoInAtOnceAndOneMoreDoesNot() throws IOException {
    List<Map<String, String>> rows =
        new ArrayList<>(
            IntStream.range(0, 10_000)
                .mapToObj(i -> cells(Map.of(EnterpriseEntry.CODE, code(i))))
                .toList());
    Path full = file(rows, UnaryOperator.identity());
    assertThat(enterprises.importFile(full, Mode.ALL_OR_NOTHING, GUANGZHOU, "gz"))
        .isEqualTo(new ImportReport(10_000, List.of()));
    assertThat(enterprises.search("", GUANGZHOU, 200).pages()).isEqualTo(200);

    rows.add(cells(Map.of()));
    Path tooMany = file(rows, UnaryOperator.identity());
    assertRefused(tooMany, "超过10000行的上限");
  }

  @Test
  void filesThatAreNotTheTemplateAreRefusedWithASentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.xlsx"), "组织机构代码,企业名称");
    assertRefused(text, "不是有效的Excel工作簿");
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write(new byte[100]);
    }
    assertRefused(Files.write(folder.resolve("zip.xlsx"), zip.toByteArray()), "不是有效的Excel工作簿");
    List<Map<String, String>> one = List.of(cells(Map.of()));
    assertRefused(file(one, xml -> xml.replace("企业名称", "单位名称")), "第1行B列应为“企业名称”，文件中是“单位名称”");
    assertRefused(
        file(one, xml -> xml.replace("</sheetData>", " ".repeat(70_000_000) + "</sheetData>")),
        "内容异常庞大");
    assertRefused(
        file(
            one,
            xml ->
                xml.replace(
                    "<worksheet",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet")),
        "不是有效的Excel工作簿");
    Path large = Files.write(folder.resolve("large.xlsx"), new byte[10 * 1024 * 1024 + 1]);
    assertRefused(large, "超过10MB的上限");
    assertRefused(
        Files.write(folder.resolve("empty.xlsx"), EnterpriseWorkbook.template().content()),
        "文件中没有企业");
  }

  @Test
  void aFormulaIsReportedWithItsCell() throws IOException {
    Path file =
        file(
            List.of(cells(Map.of(EnterpriseEntry.LEGAL_REPRESENTATIVE, "公式"))),
            UnaryOperator.identity());
    assertThat(enterprises.importFile(file, Mode.ONLY_CORRECT, GUANGZHOU, "gz").complaints())
        .singleElement()
        .satisfies(
            complaint -> {
              assertThat(complaint.row()).isEqualTo(2);
              assertThat(complaint.column()).isEqualTo("法定代表人");
              assertThat(complaint.reason()).contains("公式单元格");
            });
    assertThat(enterprises.search("", GUANGZHOU, 1).total()).isZero();
  }

  /** The files are those of the field: each holds one kind of cell that is no text. */
  @ParameterizedTest
  @CsvSource({
    "c-error-cell.xlsx, 2 住所 #REF!; 2 法定代表人 #N/A; 2 联系电话 #VALUE!",
    "i-18-digits-as-number.xlsx, 2 组织机构代码 超过15位",
    "e-leading-zero.xlsx, 2 联系电话 开头的0可能已经丢失; 2 产品类别代码 数值“304”",
    "g-merged.xlsx, 2 住所 C2:C3; 2 主管单位代码 G2:G3; 3 住所 C2:C3; 3 主管单位代码 G2:G3",
    "g2-hidden-row.xlsx, 3 组织机构代码 被隐藏（筛选或手工隐藏），没有导入"
  })
  void aCellThatIsNoTextIsComplainedOfInWhicheverColumnItStands(String file, String expected) {
    ImportReport report = imported(file);
    String[] complaints = expected.split("; ");
    assertThat(report.complaints()).hasSize(complaints.length);
    for (int i = 0; i < complaints.length; i++) {
      Complaint complaint = report.complaints().get(i);
      String[] words = complaints[i].split(" ");
      assertThat(complaint)
          .extracting(c -> String.valueOf(c.row()), Complaint::column)
          .containsExactly(words[0], words[1]);
      assertThat(complaint.reason()).contains(words[2]);
    }
    assertThat(enterprises.search("", GUANGZHOU, 1).total()).isEqualTo(report.imported());
  }

  private void assertRefused(Path file, String words) {
    assertRefused(
        () -> enterprises.importFile(file, Mode.ALL_OR_NOTHING, GUANGZHOU, "gz-shouli"), words);
  }

  private static void assertRefused(ThrowingCallable action, String words) {
    assertThatThrownBy(action)
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(words);
  }

  /**
   * An Excel file with these rows, its column names and its parts as XML changed; the cell 公式
   * becomes a formula.
   */
  private Path file(List<Map<String, String>> rows, UnaryOperator<String> change)
      throws IOException {
    Path original = Files.createTempFile(folder, "original", ".xlsx");
    try (OutputStream bytes = Files.newOutputStream(original);
        Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("企业");
      for (int column = 0; column < EnterpriseEntry.COLUMNS.size(); column++) {
        String name = EnterpriseEntry.COLUMNS.get(column);
        sheet.value(0, column, change.apply(name));
        for (int row = 0; row < rows.size(); row++) {
          String value = rows.get(row).get(name);
          if (value.equals("公式")) {
            sheet.formula(row + 1, column, "A1");
          } else {
            sheet.value(row + 1, column, value);
          }
        }
      }
    }
    Path file = Files.createTempFile(folder, "import", ".xlsx");
    try (ZipFile in = new ZipFile(original.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry part : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(part.getName()));
        String xml = new String(in.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
        out.write(change.apply(xml).getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static EnterpriseEntry entry(Map<String, String> other) {
    return new EnterpriseEntry(cells(other));
  }

  private static Map<String, String> cells(Map<String, String> other) {
    Map<String, String> cells =
        new HashMap<>(
            Map.of(
                EnterpriseEntry.CODE, "19019087-9",
                EnterpriseEntry.NAME, "广州市甲食品有限公司",
                EnterpriseEntry.ADDRESS, "广州市天河区甲路1号",
                EnterpriseEntry.LEGAL_REPRESENTATIVE, "张三",
                EnterpriseEntry.CONTACT_PHONE, "020-12345678",
                EnterpriseEntry.SMALL_WORKSHOP, "否",
                EnterpriseEntry.UNIT_CODE, "440106"));
    cells.put(EnterpriseEntry.SITES, "甲路1号；乙路2号");
    cells.put(EnterpriseEntry.PRODUCTS, "生抽；白醋");
    cells.put(EnterpriseEntry.CATEGORY_CODES, "0304；0305");
    cells.put(EnterpriseEntry.CATEGORY_NAMES, "酱油；食醋");
    cells.putAll(other);
    return cells;
  }

  /** The valid code number n: the one of ten last characters that is accepted. */
  private static String code(int n) {
    for (char last : "0123456789X".toCharArray()) {
      try {
        return OrganisationCode.of("%08d%s".formatted(70_000_000 + n, last)).text();
      } catch (RefusedInputException tryTheNext) {
        continue;
      }
    }
    throw new IllegalArgumentException("no code " + n);
  }
}
