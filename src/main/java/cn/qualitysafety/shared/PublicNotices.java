package cn.qualitysafety.shared;

import cn.qualitysafety.platform.deadline.WorkingDayCalendar;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Service by public notice (公告送达), as the record of its case has it. */
@Service
public class PublicNotices {

  private final CaseRecords records;
  private final WorkingDayCalendar calendar;

  PublicNotices(CaseRecords records, WorkingDayCalendar calendar) {
    this.records = records;
    this.calendar = calendar;
  }

  /**
   * The day on which the paper counts as served: the last day of the notice, of which the day of
   * its publication is none, and which is no day of rest (民事诉讼法 on 期间). It moves with holidays that
   * become known.
   *
   * @param delivery number of the case of the service
   * @return null while nothing is published
   */
  public LocalDate servesOn(String delivery) {
    String publishedOn = records.text(delivery, "publishedOn");
    return publishedOn == null
        ? null
        : calendar.orNextWorkingDay(
            LocalDate.parse(publishedOn)
                .plusDays(Long.parseLong(records.text(delivery, "announcementDays"))));
  }

  /**
   * What the notice says of the paper: whoever reads it knows what is decided, and what can be done
   * about it.
   *
   * @return null while nobody has written it
   */
  String content(String delivery) {
    return orOfBefore(delivery, "announcedContent", "见该文书，领取时告知。");
  }

  /** Where the addressee gets the paper. */
  String collectedAt(String delivery) {
    return orOfBefore(delivery, "collectAt", "本局");
  }

  private String orOfBefore(String delivery, String field, String before) {
    String entered = records.text(delivery, field);
    // Of forms deployed before they asked for it.
    return entered == null && records.text(delivery, "absence") != null ? before : entered;
  }

  /** Whether a paper was served so, or its notice is being prepared or is published. */
  boolean isTaken(Delivery delivery) {
    return delivery.served()
        ? delivery.manner() == Delivery.Manner.ANNOUNCE
        : "announce".equals(records.text(delivery.number(), "manner"));
  }
}
