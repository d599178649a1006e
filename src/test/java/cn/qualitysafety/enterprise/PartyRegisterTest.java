package cn.qualitysafety.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.enterprise.PartyService.PartyCorrection;
import cn.qualitysafety.platform.RefusedInputException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Persons, stalls and firms that no register of enterprises has. */
@SystemTest
@Tag("database")
class PartyRegisterTest {

  /** The example of GB 11643 itself, as it is now and as its card had it until 2012. */
  private static final String NUMBER = "11010519491231002X";

  private static final String OLD_NUMBER = "110105491231002";

  private static final List<String> GUANGZHOU = List.of("440100", "440106");
  private static final List<String> SHENZHEN = List.of("440300");
  private static final List<String> SHAOGUAN = List.of("440200");
  private static final String FIRST = "DS2009-440100-0001";

  @Autowired private CaseDriver driver;
  @Autowired private PartyService parties;
  @Autowired private ComplianceService compliance;
  @Autowired private EnterpriseService enterprises;
  @Autowired private TransactionTemplate transaction;
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

  @Test
  void aPersonIsKnownAgainByTheIdentityInWhateverFormAndInWhateverUnitItIsEntered() {
    assertThat(register(GUANGZHOU, person("何志强", NUMBER)))
        .isEqualTo(new PartyService.Registered(FIRST, false));
    assertThat(parties.find(FIRST, SHENZHEN)).as("of a person of Guangzhou").isEmpty();
    for (String again : List.of("１１０１０５１９４９１２３１００２ｘ", "110105 19491231 002x", OLD_NUMBER)) {
      assertThat(register(SHENZHEN, person("何 志强", again)))
          .as(again)
          .isEqualTo(new PartyService.Registered(FIRST, true));
    }
    assertThat(parties.find(FIRST, SHENZHEN))
        .as("Shenzhen has to do with it, too")
        .hasValueSatisfying(party -> assertThat(party.identityText()).isEqualTo("居民身份证，尾号002X"));
    assertThat(parties.search("何志强", SHAOGUAN, 1).total()).isZero();
    assertThat(parties.search("志强", GUANGZHOU, 1).rows())
        .extracting(Party::number)
        .containsExactly(FIRST);
    assertThat(parties.search("002X", GUANGZHOU, 1).total()).as("by its identity").isZero();
    assertThat(jdbc.queryForObject("select count(*) from party", Integer.class)).isEqualTo(1);
  }

  @Test
  void whoMistypesANumberLearnsNothingOfWhoseItIs() {
    register(GUANGZHOU, person("何志强", NUMBER));
    assertThatThrownBy(() -> register(SHENZHEN, person("陈大文", NUMBER)))
        .isInstanceOfSatisfying(
            RefusedEntryException.class,
            refused ->
                assertThat(refused.reasons().get(PartyEntry.IDENTITY))
                    .contains("该证件号码已经登记", "陈大文")
                    .doesNotContain("何", FIRST));
    assertThat(parties.find(FIRST, SHENZHEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ID_CARD, 11010519491231002, '共17位，居民身份证应为18位（旧证15位）'",
    "ID_CARD, 110105194912310021, '校验位不正确'",
    "ID_CARD, 990000198001010017, '第1、2位不是省、自治区、直辖市、特别行政区的代码'",
    "ID_CARD, 110105194913310026, '第7至14位不是有效的出生日期'",
    "ID_CARD, 110105209912310028, '第7至14位不是有效的出生日期'",
    "ID_CARD, 110105491331002, '第7至12位不是有效的出生日期'",
    "ID_CARD, 1101051949123100XX, '前17位应为数字'",
    "PASSPORT, 'G1', '应为6至30位字母和数字'",
    "'', 110105491231002, '请在“证件种类”中选择一项'"
  })
  void whatIsNoIdentityNumberIsRefusedWithoutBeingRepeated(
      String kind, String entered, String words) {
    Map<String, String> cells = person("何志强", entered);
    cells.put(PartyEntry.IDENTITY_KIND, kind);
    assertThatThrownBy(() -> register(GUANGZHOU, cells))
        .hasMessageContaining(words)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(entered));
  }

  @Test
  void everyFieldThatIsWrongIsNamedAndAnIdentityNumberHasNoOtherPlaceThanItsOwn() {
    assertThatThrownBy(
            () ->
                register(
                    GUANGZHOU,
                    new HashMap<>(
                        Map.of(
                            PartyEntry.NAME, "何志强（" + NUMBER + "）",
                            PartyEntry.ADDRESS, "海珠区１１０１０５１９４９１２３１００２Ｘ",
                            PartyEntry.PHONE, "不详",
                            PartyEntry.HOLDER_CODE, "190190879"))))
        .isInstanceOfSatisfying(
            RefusedEntryException.class,
            refused -> {
              assertThat(refused.reasons())
                  .containsOnlyKeys(
                      PartyEntry.KIND, PartyEntry.NAME, PartyEntry.ADDRESS, PartyEntry.PHONE);
              assertThat(refused.getMessage())
                  .contains("“姓名或者名称”中有居民身份证号码，请删去")
                  .doesNotContain(NUMBER);
            });
    assertThatThrownBy(
            () ->
                register(
                    GUANGZHOU,
                    new HashMap<>(
                        Map.of(
                            PartyEntry.KIND, "ENTERPRISE",
                            PartyEntry.NAME, "广州市甲食品有限公司",
                            PartyEntry.HOLDER_CODE, "190190879"))))
        .hasMessageContaining("企业名录中没有组织机构代码为“190190879”的本辖区企业");
  }

  @Test
  void whoMayBeAPersonIsMaskedWhereThePublicReadsIt() {
    List<PartyKind> kinds = List.of(PartyKind.values());
    List<String> names = List.of("何志强", "珠江茶叶店", "何志强米粉作坊", "福建甲食品有限公司", "");
    for (int i = 0; i < kinds.size(); i++) {
      register(
          GUANGZHOU,
          new HashMap<>(
              Map.of(PartyEntry.KIND, kinds.get(i).name(), PartyEntry.NAME, names.get(i))));
    }
    register(
        GUANGZHOU,
        new HashMap<>(Map.of(PartyEntry.KIND, "INDIVIDUAL_BUSINESS", PartyEntry.NAME, "陈大文")));
    assertThat(parties.search("", GUANGZHOU, 1).rows())
        .extracting(Party::name, Party::publicName)
        .containsExactlyInAnyOrder(
            tuple("何志强", "***"),
            tuple("珠江茶叶店", "珠江茶叶店"),
            tuple("何志强米粉作坊", "何**作坊"),
            tuple("福建甲食品有限公司", "福建甲食品有限公司"),
            tuple("不详", "***"),
            tuple("陈大文", "***"));
  }

  @Test
  void aCorrectionKeepsWhatWasBeforeButNoIdentityNumber() {
    register(GUANGZHOU, person("何志强", NUMBER));
    Map<String, String> cells = person("何志坚", "440524188001010014");
    cells.put(PartyEntry.ADDRESS, "广州市海珠区南华路1号");
    assertThatThrownBy(() -> correct(cells, 0)).hasMessageContaining("“更正理由”不能为空");
    cells.put(PartyService.REASON, "姓名、证件登记错误");
    assertThatThrownBy(
            () -> parties.correct(FIRST, new PartyEntry(cells), 0, SHENZHEN, "sz-shouli"))
        .hasMessageContaining("没有编号为“%s”的当事人".formatted(FIRST));
    correct(cells, 0);
    assertThatThrownBy(() -> correct(cells, 0)).hasMessageContaining("刚刚被其他同志更正");
    assertThatThrownBy(() -> correct(cells, 1)).hasMessageContaining("完全一致");

    Party now = parties.find(FIRST, GUANGZHOU).orElseThrow();
    assertThat(now.identityText()).isEqualTo("居民身份证，尾号0014");
    assertThat(parties.corrections(now))
        .extracting(PartyCorrection::former, PartyCorrection::reason)
        .containsExactly(
            tuple(Map.of("姓名或者名称", "何志强", "住所", "", "证件", "居民身份证，尾号002X"), "姓名、证件登记错误"));
    assertThat(register(GUANGZHOU, person("何志强", NUMBER)).number())
        .as("whose number had been entered for somebody else")
        .isEqualTo("DS2009-440100-0002");
    cells.put(PartyEntry.IDENTITY, NUMBER);
    assertThatThrownBy(() -> correct(cells, 1))
        .hasMessageContaining("该证件号码已经登记为DS2009-440100-0002“何志强”");
  }

  @Test
  void aPartyThatIsAnEnterpriseOfTheRegisterHandsItsHistoryOnAndFollowsItsKey() {
    Map<String, String> cells = new HashMap<>();
    cells.put(PartyEntry.KIND, "UNREGISTERED_WORKSHOP");
    cells.put(PartyEntry.NAME, "甲食品作坊");
    register(GUANGZHOU, cells);
    note(FIRST, "TS2009-440100-0001");
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "190190879",
                EnterpriseEntry.NAME, "广州市甲食品有限公司",
                EnterpriseEntry.UNIT_CODE, "440106")),
        GUANGZHOU,
        "gz-shouli");
    cells.put(PartyEntry.HOLDER_CODE, "19019087-9");
    cells.put(PartyService.REASON, "已办理营业执照");
    correct(cells, 0);
    note(FIRST, "TS2009-440100-0002");

    enterprises.correct(
        "190190879",
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "D2143569X",
                EnterpriseEntry.NAME, "广州市甲食品有限公司",
                EnterpriseEntry.UNIT_CODE, "440106")),
        CodeChange.MISREGISTERED.name(),
        "代码抄错",
        0,
        GUANGZHOU,
        "gz-shencha");
    assertThat(parties.find(FIRST, GUANGZHOU).orElseThrow().holderCode()).isEqualTo("D2143569X");
    assertThat(compliance.of("D2143569X", 0, 9))
        .extracting(ComplianceFact::caseNumber)
        .containsExactly("TS2009-440100-0002", "TS2009-440100-0001");
    assertThat(compliance.of("190190879", 0, 9)).as("under the wrong code").isEmpty();
    assertThat(compliance.of(FIRST, 0, 9)).as("under its number").isEmpty();
  }

  @Test
  void aPartyThatWasTakenForAnEnterpriseTakesItsOwnHistoryBackAndNoMore() {
    Map<String, String> cells = new HashMap<>();
    cells.put(PartyEntry.KIND, "UNREGISTERED_WORKSHOP");
    cells.put(PartyEntry.NAME, "甲食品作坊");
    register(GUANGZHOU, cells);
    jdbc.update(
        "insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title,"
            + " party_code, root_number, search_text) values ('1', ?, '440100', 'sample', '示例',"
            + " '示例', ?, ?, '')",
        "TS2009-440100-0001",
        FIRST,
        "TS2009-440100-0001");
    note(FIRST, "TS2009-440100-0001");
    enterprises.register(
        EnterpriseEntries.with(
            Map.of(
                EnterpriseEntry.CODE, "190190879",
                EnterpriseEntry.NAME, "广州市甲食品有限公司",
                EnterpriseEntry.UNIT_CODE, "440106")),
        GUANGZHOU,
        "gz-shouli");
    cells.put(PartyEntry.HOLDER_CODE, "19019087-9");
    cells.put(PartyService.REASON, "同名");
    correct(cells, 0);
    note("190190879", "TS2009-440100-0002");
    cells.remove(PartyEntry.HOLDER_CODE);
    cells.put(PartyService.REASON, "不是同一家");
    correct(cells, 1);

    assertThat(compliance.of(FIRST, 0, 9))
        .extracting(ComplianceFact::caseNumber)
        .containsExactly("TS2009-440100-0001");
    assertThat(compliance.of("190190879", 0, 9))
        .extracting(ComplianceFact::caseNumber)
        .containsExactly("TS2009-440100-0002");
  }

  @Test
  void theReasonOfACorrectionKeepsNoIdentityNumber() {
    register(GUANGZHOU, person("何志强", NUMBER));
    for (String reason : List.of("号码误为" + NUMBER, "电话13800000000" + NUMBER)) {
      Map<String, String> cells = new HashMap<>(person("何志雄", ""));
      cells.put(PartyService.REASON, reason);
      assertThatThrownBy(() -> correct(cells, 0)).hasMessageContaining("“更正理由”中有居民身份证号码");
    }
  }

  @Test
  void withAnotherKeyOrNoneNobodyIsEnteredAsAStranger() {
    register(GUANGZHOU, person("何志强", NUMBER));
    jdbc.update("update party set identity_mark = '00000000'");
    assertThatThrownBy(() -> register(GUANGZHOU, person("何志强", NUMBER)))
        .hasMessageContaining("密钥与以前登记时的不同");
    assertThat(register(GUANGZHOU, person("陈大文", "")).known()).isFalse();
    IdentityNumber number =
        IdentityNumber.of(IdentityKind.ID_CARD, NUMBER, LocalDate.of(2009, 3, 2));
    assertThat(number).hasToString("居民身份证");
    assertThatThrownBy(() -> new IdentityKey("").fingerprint(number))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("系统没有设置证件号码的密钥");
    assertThatThrownBy(() -> new IdentityKey("too short"))
        .hasMessageContaining("party.identity-key has 9 characters; it needs at least 32");
  }

  private static Map<String, String> person(String name, String number) {
    Map<String, String> cells = new HashMap<>();
    cells.put(PartyEntry.KIND, "PERSON");
    cells.put(PartyEntry.NAME, name);
    cells.put(PartyEntry.IDENTITY_KIND, "ID_CARD");
    cells.put(PartyEntry.IDENTITY, number);
    return cells;
  }

  private PartyService.Registered register(List<String> units, Map<String, String> cells) {
    return parties.register(new PartyEntry(cells), units, "clerk-" + units.get(0));
  }

  private void correct(Map<String, String> cells, int seen) {
    parties.correct(FIRST, new PartyEntry(cells), seen, GUANGZHOU, "gz-shencha");
  }

  private void note(String holder, String caseNumber) {
    transaction.executeWithoutResult(
        status ->
            compliance.note(
                holder, "complaint-upheld", LocalDate.of(2009, 3, 2), caseNumber, "440100", "查实。"));
  }
}
