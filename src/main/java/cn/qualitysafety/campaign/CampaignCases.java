package cn.qualitysafety.campaign;

import cn.qualitysafety.platform.deadline.Deadline;
import cn.qualitysafety.platform.engine.UsedInModels;
import java.time.YearMonth;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Numbers of the cases that a campaign opens in each city, and when it does; the letters are pinyin
 * initials. In models: {@code ${campaignCases.…}}.
 */
@Component("campaignCases")
public class CampaignCases {

  private final Deadline deadline;

  CampaignCases(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Mobilisation of a city (部署), for example HD2009-01-440100-BS. */
  @UsedInModels
  public String mobilisation(String campaignNumber, String unitCode) {
    return "%s-%s-BS".formatted(campaignNumber, unitCode);
  }

  /** A city's report on a month (月报), for example HD2009-01-440100-YB04. */
  @UsedInModels
  public String monthlyReport(String campaignNumber, String unitCode, String month) {
    return "%s-%s-YB%02d"
        .formatted(campaignNumber, unitCode, YearMonth.parse(month).getMonthValue());
  }

  /** Last second of a month, when the reports on it begin. */
  @UsedInModels
  public Date endOfMonth(String month) {
    return deadline.endOfDay(YearMonth.parse(month).atEndOfMonth());
  }

  /** A city's summary (总结), for example HD2009-01-440100-ZJ. */
  @UsedInModels
  public String summary(String campaignNumber, String unitCode) {
    return "%s-%s-ZJ".formatted(campaignNumber, unitCode);
  }
}
