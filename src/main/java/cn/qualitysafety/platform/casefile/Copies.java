package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.BlindProcesses;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes a case, or a document of it, to others to read (抄送). They read the page of this case, and
 * of no other, also if their posts do not show it to them; nothing is opened to whoever does not
 * reach the case's unit, and never anything to whoever works behind a blind.
 */
@Service
class Copies {

  static final int MOST = 200;
  static final int LONGEST_NOTE = 500;

  private final CopyMapper mapper;
  private final CaseMapper cases;
  private final BlindProcesses blind;
  private final InTheNameOf inTheNameOf;
  private final IdentityService identity;
  private final PersonNames people;
  private final AuditTrail trail;
  private final Clock clock;

  Copies(
      CopyMapper mapper,
      CaseMapper cases,
      BlindProcesses blind,
      InTheNameOf inTheNameOf,
      IdentityService identity,
      PersonNames people,
      AuditTrail trail,
      Clock clock) {
    this.mapper = mapper;
    this.cases = cases;
    this.blind = blind;
    this.inTheNameOf = inTheNameOf;
    this.identity = identity;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Those to whom somebody can pass a case: of units at or below their own that reach the case's.
   *
   * @param post code of a post; blank for any
   * @return names by login, at most {@value #MOST}
   */
  @Transactional(readOnly = true)
  public Map<String, String> readers(CaseFamily family, String post, String person) {
    List<String> found =
        mapper.readers(unit(family), inTheNameOf.unitsOf(person), post, MOST).stream()
            .filter(login -> !login.equals(person))
            .toList();
    return people.withLogins(found);
  }

  /** Names of the posts of those, by code. */
  @Transactional(readOnly = true)
  public Map<String, String> posts(CaseFamily family, String person) {
    return new TreeMap<>(people.postNames(mapper.posts(unit(family), inTheNameOf.unitsOf(person))));
  }

  private String unit(CaseFamily family) {
    return cases.find(family.instanceId()).unitCode();
  }

  /**
   * Passes a case that the person may read.
   *
   * @param documentNumber a document of it; null for the case as a whole
   * @return why it was not passed to some, by login; it was to the others
   * @throws RefusedInputException if it is passed to nobody
   */
  @Transactional
  public Map<String, String> send(
      CaseFamily family, String documentNumber, Collection<String> to, String note, String person) {
    CaseEntry entry = cases.find(family.instanceId());
    Set<String> chosen = new LinkedHashSet<>(to);
    if (chosen.isEmpty()) {
      throw new RefusedInputException("没有选择人员，请先勾选要抄送的人员。");
    }
    if (chosen.size() > MOST) {
      throw new RefusedInputException("一次最多抄送%d人，请分批办理。".formatted(MOST));
    }
    String why = Entered.required("抄送说明", note, LONGEST_NOTE);
    if (blind.isBlindKey(entry.processKey())) {
      throw new RefusedInputException("盲样检验的业务不抄送：抄送人会透露样品的来源。");
    }
    Map<String, String> refused = new TreeMap<>();
    Set<String> blindPosts = blind.posts();
    List<String> reach = inTheNameOf.unitsOf(person);
    List<String> sent = new ArrayList<>();
    for (String reader : chosen) {
      String objection =
          mapper.countWaiting(entry.caseNumber(), documentNumber, reader, person) > 0
              ? "已经抄送过，对方还没有阅读。"
              : objection(entry, reader, person, reach, blindPosts);
      if (objection == null) {
        sent.add(reader);
        mapper.insert(
            new Copy(
                0,
                entry.caseNumber(),
                entry.title(),
                documentNumber,
                reader,
                person,
                LocalDateTime.now(clock),
                why,
                null));
      } else {
        refused.put(reader, objection);
      }
    }
    if (!sent.isEmpty()) {
      trail.recordHere(
          person,
          AuditEvent.Kind.HANDOVER,
          "抄送",
          "%s%s → %s，说明：%s"
              .formatted(
                  entry.caseNumber(),
                  documentNumber == null ? "" : "，" + documentNumber,
                  String.join("、", sent),
                  why));
    }
    return refused;
  }

  private String objection(
      CaseEntry entry, String reader, String person, List<String> reach, Set<String> blindPosts) {
    if (reader.equals(person)) {
      return "不能抄送给自己。";
    }
    if (identity.createUserQuery().userId(reader).count() == 0) {
      return "没有这个账号。";
    }
    if (inTheNameOf.postsOf(reader).stream().anyMatch(blindPosts::contains)) {
      return "承办盲样检验的人员不能查阅他人办理的业务。";
    }
    List<String> units = inTheNameOf.unitsOf(reader);
    if (!reach.containsAll(units)) {
      return "不在您的辖区。";
    }
    if (!units.contains(entry.unitCode())) {
      return "不在办理单位，也不是办理单位的上级，不能查阅该业务。";
    }
    return inTheNameOf.postsWithCasesOf(reader).isEmpty() ? "没有经办业务的岗位。" : null;
  }

  /** Whether a case was passed to somebody, and nothing has come in between that speaks against. */
  boolean opens(CaseEntry entry, String person) {
    return mapper.countOf(entry.caseNumber(), person) > 0
        && !blind.isBlindKey(entry.processKey())
        && !inTheNameOf.postsWithCasesOf(person).isEmpty()
        && inTheNameOf.postsOf(person).stream().noneMatch(blind.posts()::contains);
  }

  @Transactional(readOnly = true)
  public List<Copy> received(String person) {
    return named(mapper.received(person, MOST));
  }

  @Transactional(readOnly = true)
  public List<Copy> sent(String person) {
    return named(mapper.sent(person, MOST));
  }

  @Transactional(readOnly = true)
  public List<Copy> ofCases(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : named(mapper.ofCases(caseNumbers));
  }

  private List<Copy> named(List<Copy> found) {
    Map<String, String> names =
        people.of(
            found.stream().flatMap(copy -> Stream.of(copy.toPerson(), copy.sentBy())).toList());
    return found.stream().map(copy -> copy.named(names)).toList();
  }

  /**
   * Keeps that it has been opened.
   *
   * @return null if nothing of this id was passed to this person
   */
  @Transactional
  public Copy open(long id, String person) {
    mapper.read(id, person, LocalDateTime.now(clock));
    return mapper.find(id, person);
  }
}
