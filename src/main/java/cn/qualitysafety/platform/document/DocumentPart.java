package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.KnownTemplates;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Step;
import cn.qualitysafety.platform.law.Remedies;
import cn.qualitysafety.platform.message.UnitsReach;
import cn.qualitysafety.platform.record.CaseRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Official documents, in models: {@code ${documents.issue(execution, 'project-approval')}}. The
 * template is the kind's file in the folder of the process' regime, {@code
 * documents/project/project-approval.docx}; its placeholders are facts of the case, {@code unit}
 * the bureau that issues it, and what each document has from its issue; its title is what Word and
 * WPS call the title of the file (文件、属性、标题), with facts in braces.
 */
@Component("documents")
public class DocumentPart {

  /** Name of the bureau that issues it, as its letterhead and under its seal. */
  static final String UNIT = "unit";

  private final OfficialDocuments documents;
  private final WordTemplates templates;
  private final FactWords words;
  private final CaseRecords records;
  private final FactsOfCases facts;
  private final UnitsReach reach;
  private final IdentityService identity;
  private final InTheNameOf inTheNameOf;
  private final Clock clock;

  DocumentPart(
      OfficialDocuments documents,
      WordTemplates templates,
      FactWords words,
      CaseRecords records,
      FactsOfCases facts,
      UnitsReach reach,
      @Lazy IdentityService identity,
      InTheNameOf inTheNameOf,
      Clock clock) {
    this.documents = documents;
    this.templates = templates;
    this.words = words;
    this.records = records;
    this.facts = facts;
    this.reach = reach;
    this.identity = identity;
    this.inTheNameOf = inTheNameOf;
    this.clock = clock;
  }

  /**
   * Issues a document of the case, or of its row, once for what has been recorded in the case so
   * far: a second call issues nothing, unless something was recorded since, as in another round.
   *
   * @throws IllegalStateException if the template is missing, has no title, or names what is no
   *     fact of the case or is not known yet: all of them
   */
  @Step(apart = true)
  public void issue(DelegateExecution execution, @NameOf(NameKind.DOCUMENT) String kind) {
    ExecutionEntity step = (ExecutionEntity) execution;
    issue(step, kind, step.getTenantId());
  }

  /**
   * The same in the name of the unit above that decides it: what a bureau sends to one below it.
   *
   * @param issuer name of the fact that tells the code of that unit
   * @throws IllegalStateException as above, or if it is not known, or is neither the unit of the
   *     case nor one above it
   */
  @Step(apart = true)
  public void issue(
      DelegateExecution execution, @NameOf(NameKind.DOCUMENT) String kind, String issuer) {
    ExecutionEntity step = (ExecutionEntity) execution;
    Object unit = facts.value(step, issuer);
    if (unit == null || !reach.isWithin(step.getTenantId(), unit.toString())) {
      throw new IllegalStateException(
          "case %s gets no document '%s' of unit %s, which its fact '%s' tells: it is neither that of"
                  .formatted(step.getProcessBusinessKey(), kind, unit, issuer)
              + " the case nor one above it");
    }
    issue(step, kind, unit.toString());
  }

  private void issue(ExecutionEntity step, String kind, String unitCode) {
    ProcessDefinition model = (ProcessDefinition) step.getProcessDefinition();
    CasePlace place = CasePlace.of(step);
    String template = KnownTemplates.name(model.getKey(), kind);
    WordTemplate read = templates.read(template, LocalDate.now(clock));
    documents.issue(
        new DocumentDraft(
            place.caseNumber(),
            kind,
            records.occasion(place),
            unitCode,
            words.fill(read.title(), model, place),
            template,
            values(read, model, place, unitCode),
            signer(place.caseNumber())));
  }

  private Map<String, String> values(
      WordTemplate template, ProcessDefinition model, CasePlace place, String unitCode) {
    Map<String, String> values = new HashMap<>(Map.of(UNIT, unit(unitCode)));
    Set<String> missing = new TreeSet<>();
    for (String name : template.placeholders()) {
      if (WordTemplates.isOfIssue(name) || name.equals(UNIT)) {
        continue;
      }
      try {
        Optional<String> told = words.of(model, place, name);
        told.ifPresentOrElse(
            text -> values.put(name, text), () -> missing.add(name + " is not known yet"));
      } catch (IllegalArgumentException noSuchFact) {
        missing.add(noSuchFact.getMessage());
      }
    }
    if (facts.fact(model, Remedies.REVIEW_FIRST).isPresent()
        && Boolean.TRUE.equals(facts.value(model, place, Remedies.REVIEW_FIRST))) {
      values.put(Remedies.REVIEW_FIRST, "");
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "case %s gets no document from template %s: %s"
              .formatted(place.caseNumber(), template, String.join("; ", missing)));
    }
    return values;
  }

  private String unit(String code) {
    return inTheNameOf.system(
        () -> identity.createTenantQuery().tenantId(code).singleResult().getName());
  }

  /** Whoever acts now, or entered something last. */
  private String signer(String caseNumber) {
    Authentication person = Context.getCommandContext().getAuthentication();
    String last = person == null ? records.lastPerson(caseNumber) : person.getUserId();
    return last == null ? "system" : last;
  }
}
