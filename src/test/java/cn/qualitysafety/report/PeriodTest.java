package cn.qualitysafety.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2009-M04, 2009-04-01, 2009-04-30, 2009年4月, 2009-M03, 2008-M04, 2009Q2",
    "2012-M02, 2012-02-01, 2012-02-29, 2012年2月, 2012-M01, 2011-M02, 2012Q1",
    "2010-B01, 2010-01-01, 2010-02-28, 2010年1—2月, 2009-B06, 2009-B01, 2010Q1",
    "2009-B03, 2009-05-01, 2009-06-30, 2009年5—6月, 2009-B02, 2008-B03, 2009Q2",
    "2009-Q04, 2009-10-01, 2009-12-31, 2009年第4季度, 2009-Q03, 2008-Q04, 2009Q4",
    "2009-H02, 2009-07-01, 2009-12-31, 2009年下半年, 2009-H01, 2008-H02, 2009Q4",
    "2009-Y, 2009-01-01, 2009-12-31, 2009年, 2008-Y, 2008-Y, 2009Q4"
  })
  void isNamedByItsCode(
      String code,
      LocalDate startsOn,
      LocalDate endsOn,
      String text,
      String before,
      String aYearBefore,
      String quarter) {
    Period period = Period.of(code);
    assertThat(period.code()).isEqualTo(code);
    assertThat(period.startsOn()).isEqualTo(startsOn);
    assertThat(period.endsOn()).isEqualTo(endsOn);
    assertThat(period.text()).isEqualTo(text);
    assertThat(period.before().code()).isEqualTo(before);
    assertThat(period.aYearBefore().code()).isEqualTo(aYearBefore);
    assertThat(period.quarter()).isEqualTo(quarter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-M13", "2009-B07", "2009-Q00", "2009-X01", "2009", "2009-M4"})
  void whatIsNoCodeIsRefused(String code) {
    assertThatThrownBy(() -> Period.of(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPeriodThatTheFirstDayCutsIsNotOwed() {
    LocalDate april = LocalDate.of(2009, 4, 1);
    assertThat(Period.of(PeriodType.MONTH, 2009, april)).hasSize(9);
    assertThat(Period.of(PeriodType.TWO_MONTHS, 2009, april))
        .as("March and April are cut")
        .extracting(Period::code)
        .containsExactly("2009-B03", "2009-B04", "2009-B05", "2009-B06");
    assertThat(Period.of(PeriodType.YEAR, 2009, april)).isEmpty();
  }
}
