package cn.qualitysafety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pass rate that has fallen from 97.1 to 96.0 %, and complaints that have risen from 8 to 12. */
class TrendClaimsTest {

  private static final List<TrendClaims.Known> FIGURES =
      List.of(
          known("抽查合格率", "%", "96.0", "97.1", "合格率、产品质量", true, "下降"),
          known("投诉举报办结", "件", "12", "8", "投诉、举报", false, "上升"),
          known("抽查批次", "批次", "30", "30", "抽查批次", true, "持平"),
          known("行政处罚结案", "件", "5", null, "处罚", false, "无可比"));

  private static TrendClaims.Known known(
      String name,
      String unit,
      String value,
      String before,
      String words,
      boolean moreIsBetter,
      String trend) {
    return new TrendClaims.Known(
        new FrozenFigure(
            "ZLC2009-440100-B03",
            0,
            "figure",
            name,
            unit,
            "checks:pass-rate",
            new BigDecimal(value),
            null,
            before == null ? null : new BigDecimal(before),
            null),
        words,
        moreIsBetter,
        trend);
  }

  @ParameterizedTest
  @CsvSource({
    "全市产品质量稳中有升。, 1",
    "合格率比上期提高了。, 1",
    "合格率比上期下降1.1个百分点。, 0",
    "合格率没有上升。, 0",
    "产品质量总体向好。, 1",
    "投诉量明显减少，群众满意。, 1",
    "投诉有所增加。, 0",
    "投诉的情况进一步好转。, 1",
    "抽查批次有所增加。, 1",
    "处罚案件大幅上升。, 1",
    "处罚案件5件。, 0",
    "企业数量稳步增长。, 0",
    "合格率下降。投诉下降。, 1",
    "合格率上升；投诉减少。, 2",
    "投诉上升，合格率下降。, 0",
    "投诉下降，合格率上升。, 2",
    "合格率为96%，投诉12件，均有所增加。, 1",
    "比上期有所提高的，是合格率。, 1"
  })
  void aClaimIsDeniedByTheFigureThatItNamesAndByNoOther(String text, int denied) {
    assertThat(TrendClaims.denied(text, FIGURES)).hasSize(denied);
  }

  @Test
  void aFigureWithoutAValueSaysOnceThatItIsOfThisPeriod() {
    TrendClaims.Known nothing =
        new TrendClaims.Known(
            new FrozenFigure(
                "ZLX2009-440106-M06",
                0,
                "figure",
                "抽查合格率",
                "%",
                "checks:pass-rate",
                null,
                "本期没有最终结论",
                null,
                null),
            "合格率",
            true,
            "无可比");
    assertThat(TrendClaims.denied("合格率上升。", List.of(nothing)))
        .containsExactly("“合格率上升”中的“上升”没有数字可比：抽查合格率本期没有最终结论，上期无可比数据。");
  }

  @Test
  void theSentenceSaysWhatIsDeniedByWhat() {
    assertThat(TrendClaims.denied("我市产品质量稳中有升。", FIGURES))
        .containsExactly("“我市产品质量稳中有升”中的“稳中有升”与数字不符：抽查合格率本期96%，上期97.1%，下降。");
  }
}
