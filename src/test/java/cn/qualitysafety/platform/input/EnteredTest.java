package cn.qualitysafety.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.platform.RefusedInputException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredTest {

  private static final Pattern LICENCE = Pattern.compile("XK\\d{2}-\\d{3}-\\d{5}|QS\\d{12}");

  @ParameterizedTest
  @CsvSource({
    "2024-01-15, 2024-01-15",
    "20240115, 2024-01-15",
    "２０２４０１１５, 2024-01-15",
    "2024/1/15, 2024-01-15",
    "2024.1.15, 2024-01-15",
    "2024年1月15日, 2024-01-15",
    "2024 年 1 月 15 日, 2024-01-15",
    "2024－02–29\u200b, 2024-02-29"
  })
  void aDayIsExactlyTheOneThatWasWritten(String entered, String day) {
    assertThat(Entered.date("送达日期", entered)).hasToString(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T16:30:00.000Z",
        "2026-11-29T25:00",
        "2025-03-10T00:00:00<script>",
        "2026-02-29",
        "2026/2/29",
        "20260229",
        "20261340",
        "03/15/2025",
        "25-3-16",
        "2024-1-1 5",
        "2024115",
        "2024-01-15 08:30"
      })
  void aTextThatIsMoreThanADayOrNoneIsRefusedAndNotCut(String entered) {
    assertThatThrownBy(() -> Entered.date("送达日期", entered))
        .isInstanceOf(RefusedInputException.class)
        .hasMessage("“送达日期”不是有效日期：“%s”。请按“年-月-日”填写，例如 2009-03-31。".formatted(entered));
  }

  @ParameterizedTest
  @CsvSource({
    "2009-06-02T08:30, 2009-06-02T08:30",
    "2009-06-02T08:30:59, 2009-06-02T08:30",
    "2009-06-02T08:30+08:00, 2009-06-02T08:30",
    "2009-06-01T17:30:00.000Z, 2009-06-02T01:30"
  })
  void aMinuteIsThatOfBeijing(String entered, String minute) {
    assertThat(Entered.minute("得知时间", entered)).hasToString(minute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-06-02", "2009-06-02T24:30", "2009-02-29T08:30", "8:30", "现在"})
  void aTextThatIsNoMinuteIsRefused(String entered) {
    assertThatThrownBy(() -> Entered.minute("得知时间", entered))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageStartingWith("“得知时间”不是有效的日期和时间：“%s”。".formatted(entered));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xk08-001-00123",
        "ＸＫ０８－００１－００１２３",
        "XK08–001—00123",
        " XK08-001-00123　",
        "\ufeffXK08-001-00123\u200b",
        "XK08\u00ad-001-\u202e00123",
        "XK08 - 001 - 00123\u00a0",
        "XK08——001−00123\ufe0f"
      })
  void aCodeIsTheSameInWhateverFormItIsWritten(String entered) {
    assertThat(Entered.code("许可证编号", entered, 20, LICENCE, "")).isEqualTo("XK08-001-00123");
  }

  @ParameterizedTest
  @CsvSource({
    "XK08-OO1-00123, 第6位是字母O",
    "XK08-001-0012, 共13位，位数不足",
    "XK08-001-001234, 第15位是数字4",
    "许可证XK08, 第1位是“许”"
  })
  void whatIsStillWrongWithACodeIsNamedByItsPosition(String entered, String words) {
    assertThatThrownBy(() -> Entered.code("许可证编号", entered, 20, LICENCE, "请按证书填写。"))
        .isInstanceOf(RefusedInputException.class)
        .hasMessage("“许可证编号”“%s”不符合编号规则（%s）。请按证书填写。".formatted(entered, words));
  }

  @Test
  void aTextKeepsItsLinesAndItsCharactersAndNothingThatIsNotSeen() {
    String pasted = " 产品不在目录\u000b内；\u0007见\u2028\u202e附件\u202c\r\n（Ａ）\u00ad\ufeff𠮷祥\t★ ";
    assertThat(Entered.required("理由", pasted, 100)).isEqualTo("产品不在目录\n内；见\n附件\n（Ａ）𠮷祥 ★");
    assertThat(Entered.optional("理由", "\u200b\u0000 \u2060", 100)).isNull();
    assertThat(Entered.optional("理由", "\ud800甲", 100)).as("half a character").isEqualTo("甲");
    assertThat(Entered.line("企业名称", "广州甲\n食品 ABC\r\nFoods", 100)).isEqualTo("广州甲食品 ABC Foods");
  }

  @Test
  void phonesAndQuantitiesAreReadInTheirNormalForm() {
    assertThat(Entered.phone("联系电话", "０２０－１２３４５６７８", 30)).isEqualTo("020-12345678");
    assertThat(Entered.phone("联系电话", "(020) 8355 0001", 30)).isEqualTo("(020)83550001");
    assertThat(NormalForm.compact("−0.5－–0.2"))
        .as("from minus 0.5 to minus 0.2")
        .isEqualTo("-0.5--0.2");
    assertThat(Entered.number("人数", "１２\u200b", 1, 20)).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800000000",
        "138-0000-0000",
        "+86 138 0000 0000",
        "020-83550001",
        "0755-8355000",
        "020-83550001-8012",
        "83550001转12",
        "+86-20-83550001",
        "400-830-0000",
        "12315",
        "962345"
      })
  void aNumberThatCanBeCalledIsAPhone(String entered) {
    assertThat(Entered.phone("联系电话", entered, 30)).isEqualTo(NormalForm.compact(entered));
    assertThat(Entered.withPhone("联系人及电话", "3楼办公室 陈洁 " + entered, 60)).endsWith(entered);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '共1位，位数不足'",
    "1380000000O, 第11位是字母O",
    "138000000001, 第12位是数字1",
    "020-83550001-, '共13位，位数不足'",
    "020-8355o001, 第9位是“o”",
    "000-83550001, 第3位是数字0"
  })
  void whatIsNoPhoneIsRefusedWithThePositionOfWhatIsWrong(String entered, String words) {
    assertThatThrownBy(() -> Entered.phone("联系电话", entered, 30))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageStartingWith("“联系电话”“%s”不是电话号码（%s）。".formatted(entered, words));
    assertThatThrownBy(() -> Entered.withPhone("联系人及电话", "陈洁" + entered, 60))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#N/A", "#REF!", " #VALUE! ", "＃ＤＩＶ／０！", "#name?", "Err:502"})
  void theErrorValueOfACellIsNoEntry(String pasted) {
    String sentence = "“产品”填写的“%s”是电子表格的错误值，不是文字，请改为应当填写的内容。";
    for (Function<String, String> reading :
        List.<Function<String, String>>of(
            text -> Entered.required("产品", text, 100),
            text -> Entered.optional("产品", text, 100),
            text -> Entered.line("产品", text, 100))) {
      assertThatThrownBy(() -> reading.apply(pasted))
          .isInstanceOf(RefusedInputException.class)
          .hasMessage(sentence.formatted(pasted.strip()));
    }
    assertThatThrownBy(() -> Entered.optionalCode("产品", pasted, 100))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("电子表格的错误值");
    assertThat(Entered.required("产品", "表中的#N/A", 100)).as("within a text").isEqualTo("表中的#N/A");
  }
}
