package cn.qualitysafety.publicity.process;

import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.publicity.Disclosure;
import cn.qualitysafety.publicity.DisclosureService;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The step of {@code publicity-disclosure} that shows everybody what was checked. */
@Component
public class PublicityDisclosure {

  private final DisclosureService disclosures;
  private final FactsOfCases facts;
  private final Clock clock;

  PublicityDisclosure(DisclosureService disclosures, FactsOfCases facts, Clock clock) {
    this.disclosures = disclosures;
    this.facts = facts;
    this.clock = clock;
  }

  @Step
  public void publish(DelegateExecution execution) {
    LocalDate today = LocalDate.now(clock);
    disclosures.publish(
        new Disclosure(
            execution.getProcessBusinessKey(),
            execution.getTenantId(),
            text(execution, "disclosureKind"),
            text(execution, "disclosureKindName"),
            text(execution, "disclosureTitle"),
            text(execution, "sourceNumber"),
            text(execution, "partyPublicName"),
            text(execution, "disclosureColumns"),
            text(execution, "disclosureText"),
            (LocalDate) facts.value(execution, "madeOn"),
            today,
            lastDay(execution, today),
            null,
            null,
            null));
  }

  /** As the drafter wants it, or as long as the catalogue says for its kind; null for no end. */
  private LocalDate lastDay(DelegateExecution execution, LocalDate today) {
    LocalDate wanted = (LocalDate) facts.value(execution, "shownUntil");
    Number months = (Number) facts.value(execution, "shownMonths");
    return wanted != null || months == null ? wanted : today.plusMonths(months.longValue());
  }

  private String text(DelegateExecution execution, String name) {
    Object value = facts.value(execution, name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
