package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.deadline.Limits;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.TemplateText;
import cn.qualitysafety.platform.law.ArticleList;
import cn.qualitysafety.platform.law.Articles;
import cn.qualitysafety.platform.law.Remedies;
import cn.qualitysafety.platform.number.RunningNumbers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Issues official documents and keeps them; an issued document never changes. The metric {@code
 * qs_documents_issued_total} counts, by {@code kind}, those that this node has issued since its
 * start; in Prometheus add the nodes up.
 */
@Service
public class OfficialDocuments {

  private final OfficialDocumentMapper mapper;
  private final WordTemplates templates;
  private final WordsInForce words;
  private final RunningNumbers numbers;
  private final Articles articles;
  private final Limits limits;
  private final Remedies remedies;
  private final Clock clock;
  private final MeterRegistry metrics;

  OfficialDocuments(
      OfficialDocumentMapper mapper,
      WordTemplates templates,
      WordsInForce words,
      RunningNumbers numbers,
      Articles articles,
      Limits limits,
      Remedies remedies,
      Clock clock,
      MeterRegistry metrics) {
    this.mapper = mapper;
    this.templates = templates;
    this.words = words;
    this.numbers = numbers;
    this.articles = articles;
    this.limits = limits;
    this.remedies = remedies;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Issues a document at the end of the caller's transaction, after all else that it writes:
   * whoever has taken a number makes others wait for theirs. A second call for the same case, kind
   * and occasion issues nothing.
   *
   * @throws IllegalStateException if the template cannot be filled
   * @throws IllegalArgumentException if the unit or the kind has no word, or the template cites an
   *     article that is not in force today, or says a limit that there is not
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void issue(DocumentDraft draft) {
    if (takeOccasion(draft)) {
      writeLast(draft, null);
    }
  }

  /**
   * Issues a document at once, for who must know its number before the transaction ends. A second
   * call for the same case, kind and occasion returns the document of the first.
   *
   * @throws IllegalStateException if the template cannot be filled
   * @throws IllegalArgumentException if the unit or the kind has no word, or the template cites an
   *     article that is not in force today, or says a limit that there is not
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public OfficialDocument issueAtOnce(DocumentDraft draft) {
    if (!takeOccasion(draft)) {
      return issuedFor(draft);
    }
    return write(draft, null);
  }

  /**
   * Issues a correction (更正) of an earlier document, which stays as it is, at the end of the
   * caller's transaction. The draft has an occasion of its own.
   *
   * @throws RefusedInputException if the earlier document does not exist, belongs to another case,
   *     or the draft's occasion has its document already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void correct(String number, DocumentDraft draft) {
    OfficialDocument earlier = existing(number);
    if (!earlier.caseNumber().equals(draft.caseNumber())) {
      throw new RefusedInputException(
          "文书%s属于业务%s，不能在业务%s中更正。".formatted(number, earlier.caseNumber(), draft.caseNumber()));
    }
    if (takeOccasion(draft)) {
      writeLast(draft, number);
    } else if (!number.equals(issuedFor(draft).corrects())) {
      throw new RefusedInputException(
          "该事由已印发文书%s，不是对%s的更正；请以新的事由更正。".formatted(issuedFor(draft).number(), number));
    }
  }

  private boolean takeOccasion(DocumentDraft draft) {
    try {
      mapper.insertOccasion(draft.caseNumber(), draft.kind(), draft.occasion());
      return true;
    } catch (DuplicateKeyException issuedAlready) {
      return false;
    }
  }

  private OfficialDocument issuedFor(DocumentDraft draft) {
    return mapper.issuedFor(draft.caseNumber(), draft.kind(), draft.occasion());
  }

  private void writeLast(DocumentDraft draft, String corrects) {
    // Now already, so that the step fails and not the commit.
    LocalDate today = LocalDate.now(clock);
    WordTemplate template = templates.read(draft.template(), today);
    template.check(values(draft, template, words.of(draft.unitCode(), draft.kind(), today), today));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            write(draft, corrects);
          }
        });
  }

  private OfficialDocument write(DocumentDraft draft, String corrects) {
    LocalDateTime now = LocalDateTime.now(clock);
    WordTemplate template = templates.read(draft.template(), now.toLocalDate());
    String word = words.of(draft.unitCode(), draft.kind(), now.toLocalDate());
    // By word, not by kind: a new word begins at 1, and one that comes back goes on.
    int serial = numbers.next(draft.unitCode(), "document " + word, now.getYear());
    String number = "%s〔%d〕%d号".formatted(word, now.getYear(), serial);
    byte[] content = template.fill(values(draft, template, number, now.toLocalDate()));
    OfficialDocument document =
        new OfficialDocument(
            number,
            draft.caseNumber(),
            draft.kind(),
            draft.occasion(),
            draft.unitCode(),
            draft.title(),
            draft.person(),
            now,
            corrects,
            Sha256.of(content),
            null,
            null,
            null);
    mapper.insert(document, content);
    countOnCommit(draft.kind());
    return document;
  }

  /** What the case says, and what the document has from its issue: the law is that of its date. */
  private Map<String, String> values(
      DocumentDraft draft, WordTemplate template, String number, LocalDate date) {
    Map<String, String> values = new HashMap<>(draft.values());
    for (String name : template.placeholders()) {
      if (name.startsWith(ArticleList.PREFIX)) {
        values.put(name, articles.list().citePlaceholder(date, name));
      } else if (name.startsWith(TemplateText.LIMIT)) {
        String limit = name.substring(TemplateText.LIMIT.length());
        values.put(name, limits.named(limit, date).length());
      } else if (name.equals(Remedies.PLACEHOLDER)) {
        values.put(
            name,
            remedies.text(
                draft.unitCode(), date, draft.values().containsKey(Remedies.REVIEW_FIRST)));
      }
    }
    template
        .paragraphs()
        .forEach(
            name -> values.computeIfPresent(name, (placeholder, text) -> FullStop.after(text)));
    values.put("number", number);
    values.put("title", draft.title());
    values.put("date", ChineseDate.of(date));
    // GB/T 9704: 印发日期 in Arabic numerals, unlike 成文日期 of that time.
    values.put("printedOn", ChineseDate.ARABIC.format(date));
    return values;
  }

  private void countOnCommit(String kind) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            metrics.counter("qs.documents.issued", "kind", kind).increment();
          }
        });
  }

  /**
   * Voids a document (作废); its number stays taken.
   *
   * @throws RefusedInputException if there is no reason, no such document, or it is void already
   */
  @Transactional
  public void voidDocument(String number, String reason, String person) {
    OfficialDocument document = existing(number);
    String why = Entered.required("作废原因", reason, 500);
    try {
      mapper.insertVoiding(document.number(), why, person, LocalDateTime.now(clock));
    } catch (DuplicateKeyException voidedAlready) {
      throw new RefusedInputException("文书%s已经作废，不能重复作废。".formatted(number));
    }
  }

  /** A case's documents, oldest first, void ones included. */
  public List<OfficialDocument> ofCase(String caseNumber) {
    return ofCases(List.of(caseNumber));
  }

  /** The documents of some cases, oldest first, void ones included. */
  public List<OfficialDocument> ofCases(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : mapper.ofCases(caseNumbers);
  }

  /**
   * The bytes of a document (.docx).
   *
   * @throws RefusedInputException if there is no such document
   * @throws IllegalStateException if they are not those that were issued
   */
  public byte[] read(String number) {
    existing(number);
    OfficialDocumentMapper.Content stored = mapper.content(number);
    String found = Sha256.of(stored.content());
    if (!found.equals(stored.sha256())) {
      throw new IllegalStateException(
          "document %s is damaged: its SHA-256 is %s, at issue it was %s; restore it from a backup"
              .formatted(number, found, stored.sha256()));
    }
    return stored.content();
  }

  private OfficialDocument existing(String number) {
    OfficialDocument document = mapper.find(number);
    if (document == null) {
      throw new RefusedInputException("没有字号为“%s”的文书，请核对发文字号。".formatted(number));
    }
    return document;
  }
}
