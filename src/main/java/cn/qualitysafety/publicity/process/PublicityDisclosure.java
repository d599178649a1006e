package cn.qualitysafety.publicity.process;

import cn.qualitysafety.enterprise.PersonalNumbers;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.SubmittedForm;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.publicity.Disclosure;
import cn.qualitysafety.publicity.DisclosureService;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * The steps of {@code publicity-disclosure} that find what names a person, and that show everybody
 * what was checked.
 */
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

  /**
   * Whoever examines a long list does not see each number in it.
   *
   * @throws RefusedInputException if what is to be open holds the number of a person's identity
   *     card, or of their mobile phone without their consent
   */
  @Step
  public void examine(DelegateTask task) {
    SubmittedForm form = SubmittedForm.of(task);
    if (!"open".equals(form.text("examineResult"))) {
      return;
    }
    boolean consented = "consent".equals(form.text("privacy"));
    namesNobody("标题", text(task.getExecution(), "disclosureTitle"), consented);
    namesNobody("名单的栏目", text(task.getExecution(), "disclosureColumns"), consented);
    namesNobody("内容", text(task.getExecution(), "disclosureText"), consented);
  }

  private void namesNobody(String label, String text, boolean consented) {
    if (text == null) {
      return;
    }
    PersonalNumbers.identityCard(text, LocalDate.now(clock))
        .ifPresent(number -> refuse(label, "居民身份证号码", number, ""));
    if (!consented) {
      PersonalNumbers.mobilePhone(text)
          .ifPresent(number -> refuse(label, "手机号码", number, "权利人没有同意的，"));
    }
  }

  private static void refuse(String label, String what, String masked, String unless) {
    throw new RefusedInputException(
        "“%s”里有%s（%s），%s不能公开，没有提交；“审查结论”请选“退回修改”，隐去以后再公开。".formatted(label, what, masked, unless));
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
