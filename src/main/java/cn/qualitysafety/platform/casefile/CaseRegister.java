package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.casefile.CaseMapper.FoundDocument;
import cn.qualitysafety.platform.casefile.CaseMapper.OpenBefore;
import cn.qualitysafety.platform.casefile.CaseMapper.Procedure;
import cn.qualitysafety.platform.casefile.CaseMapper.Standing;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.CasePlace;
import cn.qualitysafety.platform.language.FactWords;
import cn.qualitysafety.platform.language.FactsOfCases;
import cn.qualitysafety.platform.language.PartOfCase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one register of cases, open and closed, of all regimes. A case is entered in the transaction
 * in which it gets its number, and closed in the one in which it ends. Its party is what its facts
 * call one ({@value #PARTIES}), or that of the case which called it. Its title is what its facts
 * say ({@link CaseFacts#titled}), or a step; until then it is the name of its procedure and the
 * title of the case which called it.
 *
 * <p>What a case waits for, and until when, is asked when somebody looks: the engine knows it
 * anyway, and a row written at each step would make cases wait for one another and be wrong
 * whenever one is repaired by hand.
 */
@Service
public class CaseRegister {

  private static final Logger LOG = LoggerFactory.getLogger(CaseRegister.class);

  /** Facts that name the party, the first that a case has. */
  private static final String PARTIES = "partyName, holderName";

  private static final List<String> PARTY_NAMES = List.of(PARTIES.split(", "));
  private static final List<String> PARTY_CODES = List.of("partyCode", "holderCode");

  private static final int PAGE_SIZE = 50;

  private final CaseMapper mapper;
  private final FactsOfCases facts;
  private final FactWords words;
  private final InTheNameOf inTheNameOf;
  private final AuthorizationService authorizations;
  private final RepositoryService repository;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CaseRegister(
      CaseMapper mapper,
      FactsOfCases facts,
      FactWords words,
      InTheNameOf inTheNameOf,
      AuthorizationService authorizations,
      RepositoryService repository,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.facts = facts;
    this.words = words;
    this.inTheNameOf = inTheNameOf;
    this.authorizations = authorizations;
    this.repository = repository;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A page of what was found.
   *
   * @param page the page shown, counted from 1
   * @param pages at least 1
   */
  record Found(List<Line> rows, int total, int page, int pages) {}

  /**
   * A case as a list shows it.
   *
   * @param state what it waits for, or its result
   * @param overdue whether its limit is over
   */
  record Line(CaseEntry entry, String state, boolean overdue) {}

  /** A case has got its number, its first or another one. */
  void open(ExecutionEntity instance) {
    if (PartOfCase.isPart(instance)) {
      return;
    }
    CaseEntry known = mapper.find(instance.getId());
    if (known != null) {
      if (!known.caseNumber().equals(instance.getBusinessKey())) {
        mapper.describe(known.numbered(instance.getBusinessKey()));
      }
      return;
    }
    ExecutionEntity call = instance.getSuperExecution();
    ProcessDefinition model = (ProcessDefinition) instance.getProcessDefinition();
    mapper.insert(
        entry(
            instance.getId(),
            instance.getBusinessKey(),
            instance.getTenantId(),
            model,
            call == null ? null : call.getProcessInstanceId(),
            LocalDateTime.now(clock),
            true));
    if (words.title(model, instance.getBusinessKey()).isEmpty()) {
      describeOnceOpened(instance.getId(), model);
    }
  }

  /** Whoever calls a case gives its number; what it is about its own first steps enter. */
  private void describeOnceOpened(String instanceId, ProcessDefinition model) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            CaseEntry entry = mapper.find(instanceId);
            words
                .title(model, entry.caseNumber())
                .ifPresent(title -> mapper.describe(described(entry, title, model)));
          }
        });
  }

  private CaseEntry entry(
      String instanceId,
      String caseNumber,
      String unitCode,
      ProcessDefinition model,
      String callerId,
      LocalDateTime openedAt,
      boolean withParty) {
    String name = Objects.requireNonNullElse(model.getName(), model.getKey());
    CaseEntry caller = callerId == null ? null : mapper.find(callerId);
    String title =
        withParty ? words.title(model, caseNumber).orElseGet(() -> partOf(caller, name)) : name;
    Party party = withParty ? party(model, caseNumber, caller) : new Party(null, null);
    return new CaseEntry(
        instanceId,
        caseNumber,
        unitCode,
        model.getKey(),
        name,
        title,
        party.code(),
        party.name(),
        caller == null ? null : caller.caseNumber(),
        caller == null ? caseNumber : caller.rootNumber(),
        openedAt,
        null,
        null,
        null);
  }

  private static String partOf(CaseEntry caller, String name) {
    return caller == null || caller.title().equals(caller.procedureName())
        ? name
        : name + "：" + caller.title();
  }

  /**
   * @param before what was known: of the case itself, or of the one that called it; null for
   *     nothing
   */
  private Party party(ProcessDefinition model, String caseNumber, CaseEntry before) {
    String name = fact(model, caseNumber, PARTY_NAMES);
    String code = fact(model, caseNumber, PARTY_CODES);
    boolean same = before != null && (name == null || name.equals(before.partyName()));
    return same
        ? new Party(code == null ? before.partyCode() : code, before.partyName())
        : new Party(code, name);
  }

  private record Party(String code, String name) {}

  private String fact(ProcessDefinition model, String caseNumber, List<String> names) {
    return names.stream()
        .filter(name -> facts.fact(model, name).filter(fact -> !fact.isSealed()).isPresent())
        .map(name -> facts.value(model, CasePlace.of(caseNumber), name))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst()
        .orElse(null);
  }

  /** A case has ended, however. */
  void close(ExecutionEntity instance) {
    if (PartOfCase.isPart(instance)) {
      return;
    }
    if (instance.isCanceled()) {
      mapper.close(instance.getId(), LocalDateTime.now(clock), "终止办理", null);
      return;
    }
    Optional<CaseMapper.EndReached> end = endReached(instance);
    mapper.close(
        instance.getId(),
        LocalDateTime.now(clock),
        CaseEntry.cut(end.map(CaseMapper.EndReached::name).orElse("办结")),
        end.map(CaseMapper.EndReached::endEvent).orElse(null));
  }

  /**
   * The last end event of its way, which another may have outlived: one reached just now, or else
   * one of the history. The instance itself may know only the part that it was in.
   */
  private Optional<CaseMapper.EndReached> endReached(ExecutionEntity instance) {
    Set<String> main = MainEnds.of(instance.getBpmnModelInstance());
    List<HistoricActivityInstanceEventEntity> now =
        Context.getCommandContext()
            .getDbEntityManager()
            .getCachedEntitiesByType(HistoricActivityInstanceEventEntity.class)
            .stream()
            .filter(step -> instance.getId().equals(step.getProcessInstanceId()))
            .filter(
                step -> step.getActivityType().endsWith("EndEvent") && step.getEndTime() != null)
            .sorted(
                Comparator.comparing(HistoricActivityInstanceEventEntity::getSequenceCounter)
                    .reversed())
            .toList();
    return now.stream()
        .filter(step -> main.contains(step.getActivityId()))
        .findFirst()
        .map(CaseRegister::reached)
        .or(
            () ->
                main.isEmpty()
                    ? Optional.empty()
                    : mapper.endsReached(instance.getId(), main).stream().findFirst())
        .or(() -> now.stream().findFirst().map(CaseRegister::reached));
  }

  private static CaseMapper.EndReached reached(HistoricActivityInstanceEventEntity step) {
    return new CaseMapper.EndReached(step.getActivityId(), step.getActivityName());
  }

  /** Enters what was open, and completes what was closed, before there was this register. */
  @EventListener(SetUp.class)
  void fill() {
    List<OpenBefore> open = mapper.openBefore();
    open.forEach(
        found -> enter(found.caseNumber(), withParty -> mapper.insert(entry(found, withParty))));
    List<CaseEntry> closed = mapper.closedBefore();
    Map<String, ProcessDefinition> models =
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
            .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
    closed.forEach(
        found ->
            enter(
                found.caseNumber(),
                withParty ->
                    mapper.describe(
                        described(
                            found,
                            found.title(),
                            withParty ? models.get(found.processKey()) : null))));
    if (open.size() + closed.size() > 0) {
      LOG.info(
          "The register of cases has {} open and {} closed ones from before",
          open.size(),
          closed.size());
    }
  }

  private CaseEntry entry(OpenBefore found, boolean withParty) {
    return entry(
        found.instanceId(),
        found.caseNumber(),
        found.unitCode(),
        repository.getProcessDefinition(found.modelId()),
        found.callerId(),
        found.openedAt(),
        withParty);
  }

  /** A case whose facts cannot be told any more keeps no node from starting. */
  private void enter(String caseNumber, Consumer<Boolean> writing) {
    try {
      transaction.executeWithoutResult(status -> writing.accept(true));
    } catch (DuplicateKeyException anotherNodeWasQuicker) {
      LOG.debug("{} was entered by another node", caseNumber);
    } catch (RuntimeException broken) {
      LOG.warn("Case {} is entered in the register without its party", caseNumber, broken);
      transaction.executeWithoutResult(status -> writing.accept(false));
    }
  }

  private CaseEntry described(CaseEntry entry, String title, ProcessDefinition model) {
    if (model == null) {
      return entry; // its facts are no more
    }
    Party party = party(model, entry.caseNumber(), entry);
    return entry.titled(title, party.code(), party.name());
  }

  /** A step says what a case is called; its party is known by then. */
  void describe(ExecutionEntity step, String title) {
    mapper.describe(
        described(
            mapper.find(step.getProcessInstanceId()),
            title,
            (ProcessDefinition) step.getProcessDefinition()));
  }

  /** Whoever is party under a code goes by another one from now on, in closed cases, too. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void correctParty(String from, String to) {
    mapper
        .ofParty(from)
        .forEach(entry -> mapper.describe(entry.titled(entry.title(), to, entry.partyName())));
  }

  /** Which other cases count. */
  enum Others {
    /** Those that go on. */
    OPEN,
    /** And those that have come to an end other than {@value CasePart#NO_SUCCESS}. */
    NOT_REFUSED
  }

  /**
   * Number of another case of the same process, in whatever unit, that has the same values.
   *
   * @param values by name; null for nothing
   */
  Optional<String> another(ExecutionEntity step, Map<String, String> values, Others others) {
    List<CaseMapper.Same> same = new ArrayList<>();
    values.forEach(
        (name, value) ->
            same.add(
                new CaseMapper.Same(
                    name,
                    Objects.requireNonNullElse(value, "")
                        .replace(" ", "")
                        .toUpperCase(Locale.ROOT))));
    return mapper
        .another(
            step.getProcessDefinition().getKey(),
            step.getProcessBusinessKey(),
            same,
            Stream.of(CasePart.NO_SUCCESS.split(", "))
                .map(begin -> begin.replace("_", "!_") + "%")
                .toList(),
            others == Others.OPEN)
        .stream()
        .findFirst();
  }

  /** A step says how a case ends. */
  void setResult(String instanceId, String result) {
    mapper.setResult(instanceId, CaseEntry.cut(result));
  }

  /** A case of which it is known that the person may see it. */
  Line of(String instanceId) {
    CaseEntry entry = mapper.ofInstance(instanceId);
    return entry == null ? null : lines(List.of(entry)).get(0);
  }

  /**
   * Cases that the engine would show to a person, by the same rights: in the units that they reach,
   * of procedures whose history they may read, and not under a number of another unit. Of services,
   * which posts of all regimes do, those of cases that they may read, and those that their own
   * posts do.
   *
   * @param page counted from 1; 50 on each; beyond the last one the last one is shown
   */
  @Transactional(readOnly = true)
  Found search(CaseSearch asked, int page) {
    if (asked.unitCodes().isEmpty()) {
      return new Found(List.of(), 0, 1, 1);
    }
    int total = mapper.count(asked);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.min(Math.max(page, 1), pages);
    return new Found(
        lines(mapper.search(asked, PAGE_SIZE, (shown - 1) * PAGE_SIZE)), total, shown, pages);
  }

  /** Procedures with cases in these units. */
  @Transactional(readOnly = true)
  List<Procedure> procedures(Collection<String> unitCodes) {
    return unitCodes.isEmpty() ? List.of() : mapper.procedures(unitCodes);
  }

  /**
   * As far as a person sees in the register.
   *
   * @param procedures those of which they may find cases
   * @param readable keys of those whose cases they may read, all of them
   */
  record Reach(
      List<String> unitCodes,
      List<String> posts,
      List<Procedure> procedures,
      List<String> readable) {

    /** Whatever contains a text, the newest first. */
    CaseSearch containing(String text) {
      return containing(text, "");
    }

    /** The same of one procedure alone. */
    CaseSearch containing(String text, String procedure) {
      return new CaseSearch(
          text, procedure, "", "", CaseSearch.Order.OPENED, true, unitCodes, readable, posts);
    }
  }

  Reach reach(String person) {
    List<String> units = inTheNameOf.unitsOf(person);
    List<String> posts = inTheNameOf.postsOf(person);
    List<Procedure> all = procedures(units);
    List<String> readable =
        all.stream().map(Procedure::processKey).filter(key -> mayRead(person, posts, key)).toList();
    List<String> services = mapper.services();
    List<Procedure> found =
        all.stream()
            .filter(
                each ->
                    readable.contains(each.processKey()) || services.contains(each.processKey()))
            .toList();
    return new Reach(units, posts, found, readable);
  }

  /** The same as far as it concerns one procedure, whose key may be anything. */
  Reach reach(String person, String procedure) {
    List<String> posts = inTheNameOf.postsOf(person);
    return new Reach(
        inTheNameOf.unitsOf(person),
        posts,
        List.of(),
        mayRead(person, posts, procedure) ? List.of(procedure) : List.of());
  }

  /** The first that are found, by the order of the search. */
  List<Line> first(CaseSearch asked, int most) {
    return asked.unitCodes().isEmpty() ? List.of() : lines(mapper.search(asked, most, 0));
  }

  /** Documents of the cases that are found, by a part of their number. */
  List<FoundDocument> documents(CaseSearch asked, String number, int most) {
    return asked.unitCodes().isEmpty() ? List.of() : mapper.documents(asked, number, most);
  }

  /** Whether a person reads the history of a procedure's cases, as the engine asks it. */
  boolean mayRead(String person, List<String> posts, String processKey) {
    return authorizations.isUserAuthorized(
        person, posts, Permissions.READ_HISTORY, Resources.PROCESS_DEFINITION, processKey);
  }

  /**
   * Whether a person reads a case in a unit that they reach: by its procedure, or, of a service, by
   * that of its caller or because a post of theirs does it.
   */
  boolean mayReadCase(String person, List<String> posts, String instanceId, String processKey) {
    return mayRead(person, posts, processKey)
        || mapper.services().contains(processKey)
            && (mapper.causes(instanceId).stream().anyMatch(key -> mayRead(person, posts, key))
                || mapper.postsOfService(instanceId).stream().anyMatch(posts::contains));
  }

  /** As lists show them. */
  List<Line> lines(List<CaseEntry> entries) {
    Map<String, String> steps = steps(entries.stream().filter(CaseEntry::open).toList());
    LocalDate today = LocalDate.now(clock);
    return entries.stream()
        .map(
            entry ->
                new Line(
                    entry,
                    entry.open()
                        ? steps.getOrDefault(entry.instanceId(), "系统处理中")
                        : Objects.requireNonNullElse(entry.result(), "已办结"),
                    entry.limitOn() != null && entry.limitOn().isBefore(today)))
        .toList();
  }

  private Map<String, String> steps(List<CaseEntry> open) {
    return open.isEmpty()
        ? Map.of()
        : mapper.standing(open.stream().map(CaseEntry::instanceId).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    Standing::instanceId,
                    Collectors.mapping(Standing::step, Collectors.joining("、"))));
  }
}
