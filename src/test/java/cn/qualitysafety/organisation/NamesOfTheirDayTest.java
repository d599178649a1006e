package cn.qualitysafety.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.IssuedText;
import cn.qualitysafety.SystemTest;
import cn.qualitysafety.WebLogin;
import cn.qualitysafety.platform.document.DocumentDraft;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the bureaus are called on a day. The state's changed its name on 2018-04-10, the province's
 * on 2018-10-19, those of the cities and counties, as the file counts them, on 2019-04-01.
 */
@SystemTest
class NamesOfTheirDayTest {

  private static final String REFUSAL = "licence-refusal";

  @LocalServerPort private int port;
  @Autowired private CaseDriver driver;
  @Autowired private UnitRegister units;
  @Autowired private OfficialDocuments documents;
  @Autowired private IdentityService identity;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void begin() {
    driver.reset();
  }

  @AfterEach
  void end() {
    driver.reset();
  }

  /** 行政复议法 of 1999: the government or the superior; since 2024-01-01 the government alone. */
  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    "2009-03-10, 440000, 广东省质量技术监督局, 粤质监许不准〔2009〕1号, 向广东省人民政府或者国家质量监督检验检疫总局申请",
    "2017-12-29, 440000, 广东省质量技术监督局, 粤质监许不准〔2017〕1号, 向广东省人民政府或者国家质量监督检验检疫总局申请",
    "2018-04-09, 440000, 广东省质量技术监督局, 粤质监许不准〔2018〕1号, 向广东省人民政府或者国家质量监督检验检疫总局申请",
    "2018-04-10, 440000, 广东省质量技术监督局, 粤质监许不准〔2018〕1号, 向广东省人民政府或者国家市场监督管理总局申请",
    "2018-10-18, 440000, 广东省质量技术监督局, 粤质监许不准〔2018〕1号, 向广东省人民政府或者国家市场监督管理总局申请",
    "2018-10-19, 440000, 广东省市场监督管理局, 粤市监许不准〔2018〕1号, 向广东省人民政府或者国家市场监督管理总局申请",
    "2019-06-03, 440000, 广东省市场监督管理局, 粤市监许不准〔2019〕1号, 向广东省人民政府或者国家市场监督管理总局申请",
    "2026-03-02, 440000, 广东省市场监督管理局, 粤市监许不准〔2026〕1号, 向广东省人民政府申请",
    "2009-03-10, 440100, 广州市质量技术监督局, 穗质监许不准〔2009〕1号, 向广州市人民政府或者广东省质量技术监督局申请",
    "2017-12-29, 440100, 广州市质量技术监督局, 穗质监许不准〔2017〕1号, 向广州市人民政府或者广东省质量技术监督局申请",
    "2018-10-18, 440100, 广州市质量技术监督局, 穗质监许不准〔2018〕1号, 向广州市人民政府或者广东省质量技术监督局申请",
    "2018-10-19, 440100, 广州市质量技术监督局, 穗质监许不准〔2018〕1号, 向广州市人民政府或者广东省市场监督管理局申请",
    "2019-01-22, 440100, 广州市质量技术监督局, 穗质监许不准〔2019〕1号, 向广州市人民政府或者广东省市场监督管理局申请",
    "2019-01-23, 440100, 广州市市场监督管理局, 穗市监许不准〔2019〕1号, 向广州市人民政府或者广东省市场监督管理局申请",
    "2019-01-22, 440106, 广州市天河区质量技术监督局, 穗天河质监许不准〔2019〕1号, 向广州市天河区人民政府或者广州市质量技术监督局申请",
    "2019-03-31, 440106, 广州市天河区质量技术监督局, 穗天河质监许不准〔2019〕1号, 向广州市天河区人民政府或者广州市市场监督管理局申请",
    "2019-03-31, 440600, 佛山市质量技术监督局, 佛质监许不准〔2019〕1号, 向佛山市人民政府或者广东省市场监督管理局申请",
    "2019-04-01, 440600, 佛山市市场监督管理局, 佛市监许不准〔2019〕1号, 向佛山市人民政府或者广东省市场监督管理局申请",
    "2019-04-01, 440106, 广州市天河区市场监督管理局, 穗天河市监许不准〔2019〕1号, 向广州市天河区人民政府或者广州市市场监督管理局申请",
    "2019-06-03, 440100, 广州市市场监督管理局, 穗市监许不准〔2019〕1号, 向广州市人民政府或者广东省市场监督管理局申请",
    "2026-03-02, 440100, 广州市市场监督管理局, 穗市监许不准〔2026〕1号, 向广州市人民政府申请"
  })
  void aRefusalBearsTheLetterheadTheNumberAndTheRemediesOfItsDay(
      String day, String unit, String name, String number, String remedy) {
    OfficialDocument refusal = refuse("R", unit, day);
    assertThat(refusal.number()).isEqualTo(number);
    assertThat(IssuedText.of(refusal, documents)).startsWith(name + "\n").contains(number, remedy);
  }

  @Test
  void inTheYearOfTheChangeEachWordHasASeriesThatBeginsAtOne() {
    assertThat(
            List.of(
                refuse("A", "440000", "2018-01-05").number(),
                refuse("B", "440000", "2018-10-18").number(),
                refuse("C", "440000", "2018-10-19").number(),
                refuse("D", "440000", "2018-12-28").number(),
                refuse("E", "440000", "2019-01-02").number(),
                refuse("F", "440100", "2019-01-22").number(),
                refuse("G", "440100", "2019-01-23").number()))
        .containsExactly(
            "粤质监许不准〔2018〕1号",
            "粤质监许不准〔2018〕2号",
            "粤市监许不准〔2018〕1号",
            "粤市监许不准〔2018〕2号",
            "粤市监许不准〔2019〕1号",
            "穗质监许不准〔2019〕1号",
            "穗市监许不准〔2019〕1号");
  }

  @Test
  void whoeverReadsAListOrAPageOrMakesACallReadsTheNamesOfToday() throws Exception {
    WebLogin province = new WebLogin(port, "sheng-ban", "tasklist");
    driver.setClock("2009-03-10T09:00:00");
    assertThat(tenant("440106")).isEqualTo("广州市天河区质量技术监督局");
    assertThat(province.get("/camunda/api/engine/engine/default/tenant").body())
        .contains("广东省质量技术监督局");
    assertThat(province.get("/cases").body()).contains("广东省质量技术监督系统 质量安全工作平台 · 办件查询");
    assertThat(province.get("/public").body()).contains("广东省质量技术监督局</span>。依据产品质量法");
    driver.setClock("2026-03-02T09:00:00");
    assertThat(tenant("440106")).isEqualTo("广州市天河区市场监督管理局");
    assertThat(tenant("440100-L1")).isEqualTo("广州市质量监督检测研究院");
    assertThat(province.get("/camunda/api/engine/engine/default/tenant").body())
        .contains("广东省市场监督管理局")
        .doesNotContain("质量技术监督局");
    assertThat(province.get("/cases").body()).contains("广东省市场监督管理系统 质量安全工作平台 · 办件查询");
    assertThat(province.get("/public").body()).contains("广东省市场监督管理局</span>。依据产品质量法");
  }

  @Test
  void whatAdministratorsCallAUnitStaysAndNothingIsWrittenByReading() {
    driver.setClock("2026-03-02T09:00:00");
    Tenant before = identity.createTenantQuery().tenantId("440300").singleResult();
    Tenant named = identity.createTenantQuery().tenantId("440300").singleResult();
    named.setName("深圳市市场和质量监督管理委员会");
    identity.saveTenant(named);
    try {
      assertThat(tenant("440300")).isEqualTo("深圳市市场和质量监督管理委员会");
    } finally {
      named = identity.createTenantQuery().tenantId("440300").singleResult();
      named.setName(before.getName());
      identity.saveTenant(named);
    }
    driver.setClock("2009-03-10T09:00:00");
    assertThat(tenant("440300")).isEqualTo("深圳市质量技术监督局");
  }

  private String tenant(String code) {
    return identity.createTenantQuery().tenantId(code).singleResult().getName();
  }

  private OfficialDocument refuse(String caseNumber, String unit, String day) {
    driver.setClock(day + "T09:00:00");
    transaction.executeWithoutResult(
        status ->
            documents.issue(
                new DocumentDraft(
                    caseNumber,
                    REFUSAL,
                    day,
                    unit,
                    "不予行政许可决定书",
                    "licence/" + REFUSAL,
                    Map.of(
                        "unit", units.name(unit),
                        "applicantName", "甲厂",
                        "delegation", "",
                        "product", "水泥",
                        "caseNumber", caseNumber,
                        "reasons", "一、设备不全。"),
                    "sheng-ld")));
    List<OfficialDocument> issued = documents.ofCase(caseNumber);
    assertThat(issued)
        .singleElement()
        .satisfies(
            each -> assertThat(each.issuedAt().toLocalDate()).isEqualTo(LocalDate.parse(day)));
    return issued.get(0);
  }
}
