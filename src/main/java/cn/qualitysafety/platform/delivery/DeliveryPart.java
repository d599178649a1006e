package cn.qualitysafety.platform.delivery;

import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactsOfEveryCase;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import java.time.LocalDate;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What models know of the service of documents: the fact {@code ${facts.servedOn}} of every case,
 * and the day of one kind of document, {@code ${delivery.servedOn(execution, 'hearing-rights')}}. A
 * document is served by calling {@code shared-delivery}.
 */
@Component("delivery")
public class DeliveryPart implements FactsOfEveryCase {

  private final Deliveries deliveries;

  DeliveryPart(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public CaseFacts<?> facts() {
    return CaseFacts.of(Function.<String>identity())
        .day("servedOn", "文书送达日期", deliveries::lastServedOn);
  }

  /**
   * The day on which a kind of document was served in this case, or in this row of it.
   *
   * @return as expressions read a day; null while an addressee has not been served
   */
  @UsedInModels
  public String servedOn(DelegateExecution execution, @NameOf(NameKind.DOCUMENT) String kind) {
    LocalDate day = deliveries.servedOn(CasePlace.of(execution), kind);
    return day == null ? null : day.toString();
  }
}
