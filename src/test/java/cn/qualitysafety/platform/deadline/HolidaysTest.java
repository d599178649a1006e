package cn.qualitysafety.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As the notice for 2019 was published: New Year's holiday began on 30 December 2018. */
class HolidaysTest {

  private final Holidays holidays = new Holidays(null, null);

  @Test
  void aNoticeThatBeginsInTheDecemberBeforeIsOfOneYear() {
    List<Finding> found = new ArrayList<>();
    Map<String, SettingValue> read =
        holidays.read(
            new SettingFile(
                "holidays.csv",
                """
                date,kind,name
                2018-12-29,workday,元旦
                2018-12-30,holiday,元旦
                2018-12-31,holiday,元旦
                2019-01-01,holiday,元旦
                """
                    .getBytes(StandardCharsets.UTF_8)),
            Set.of(),
            found::add);
    assertThat(found).isEmpty();
    assertThat(holidays.faults("设置", read, read.keySet()))
        .extracting(Finding::sentence)
        .as("the rest of the year is missing, and that is said of 2019")
        .isNotEmpty()
        .allMatch(fault -> fault.contains("2019"));
    assertThat(read).containsOnlyKeys("2019");
    assertThat(read.get("2019").get("days")).contains("2018-12-31,holiday", "2019-01-01,holiday");
  }

  /** 2027-10-02 is a Saturday, and off by the regulation. */
  @Test
  void nobodyMakesUpForADayOfRestOnAStatutoryHoliday() {
    Map<String, SettingValue> read =
        holidays.read(
            new SettingFile(
                "holidays.csv",
                "date,kind,name\n2027-10-02,workday,国庆节\n".getBytes(StandardCharsets.UTF_8)),
            Set.of(),
            finding -> {});
    assertThat(holidays.faults("设置", read, read.keySet()))
        .extracting(Finding::sentence)
        .anyMatch(fault -> fault.contains("2027-10-02写作上班，而《全国年节及纪念日放假办法》规定放假"));
  }
}
