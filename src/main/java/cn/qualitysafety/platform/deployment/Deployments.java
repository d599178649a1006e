package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.deployment.Submission.State;
import cn.qualitysafety.platform.deployment.SubmissionMapper.NewSubmission;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deployments that wait for a second designer, and what was decided about them. All is on record in
 * the audit trail.
 */
@Service
class Deployments {

  /** Post of those who send and approve. */
  static final String DESIGNER = "process-designer";

  /** How the engine's deployments say where they come from. */
  static final String FROM_DESIGNER = "designer";

  static final String FROM_RELEASE = "release";

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_DECIDED = 100;

  private final SubmissionMapper mapper;
  private final RunningModels running;
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;
  private final InTheNameOf inTheNameOf;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final TransactionTemplate trial;

  Deployments(
      SubmissionMapper mapper,
      RunningModels running,
      RepositoryService repository,
      ProcessEngineConfigurationImpl engine,
      InTheNameOf inTheNameOf,
      AuditTrail trail,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.running = running;
    this.repository = repository;
    this.engine = engine;
    this.inTheNameOf = inTheNameOf;
    this.trail = trail;
    transaction = new TransactionTemplate(transactions);
    trial = new TransactionTemplate(transactions);
    trial.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Checks a deployment as the engine will, by deploying it and taking that back, and keeps it.
   * Sent again while it waits it is the same one.
   *
   * @param fromRelease whether these are the files of the program's release
   * @throws RefusedInputException if there is nothing to approve, or a file is refused
   * @throws ProcessEngineException if the engine cannot read a file
   */
  Submission submit(String name, List<ModelFile> files, String person, boolean fromRelease) {
    String title = cut(name == null || name.isBlank() ? files.get(0).name() : name.strip());
    for (ModelFile file : files) {
      if (file.name().length() > LONGEST_NAME) {
        throw new RefusedInputException(
            "文件名“%s”超过%d个字，没有提交；请缩短文件名。".formatted(file.name(), LONGEST_NAME));
      }
    }
    Optional<Submission> same = waiting(files, person);
    if (same.isPresent()) {
      return same.get();
    }
    Map<ModelKey, Running> now = running.all();
    List<Difference> differences = differences(files, now);
    if (differences.stream().allMatch(each -> each.kind() == Difference.Kind.SAME)) {
      throw new RefusedInputException("“%s”的文件与正在执行的版本完全相同，没有需要核准的内容，没有提交。".formatted(title));
    }
    tryOut(title, new WholeDeployment(files, now).files());
    return transaction.execute(
        status -> {
          NewSubmission row = new NewSubmission(title, fromRelease, person, now());
          mapper.insert(row);
          files.forEach(file -> mapper.insertFile(row.id, file.name(), file.content()));
          record(person, "Submit", row.id, title, text(differences));
          return mapper.find(row.id);
        });
  }

  /** Those that wait, and the latest that were decided. */
  List<Submission> all() {
    return mapper.findAll(MOST_DECIDED);
  }

  Optional<Submission> find(long id) {
    return Optional.ofNullable(mapper.find(id));
  }

  List<ModelFile> files(long id) {
    return mapper.findFiles(id).stream()
        .map(file -> new ModelFile(file.name(), file.content()))
        .toList();
  }

  /** Against what runs now, or what ran when it was decided. */
  List<Difference> differences(Submission submission) {
    if (submission.waiting()) {
      return differences(files(submission.id()), running.all());
    }
    return mapper.findFiles(submission.id()).stream()
        .map(file -> Difference.of(file.name(), file.replaced(), file.content()))
        .toList();
  }

  /** Names of the files that would be deployed with it, as they run now. */
  Collection<String> carried(Submission submission) {
    return new WholeDeployment(files(submission.id()), running.all()).carried();
  }

  /**
   * Brings it into force, checked again.
   *
   * @throws RefusedInputException if the person sent it, it has been decided, or it no longer can
   *     be deployed
   */
  void approve(long id, String person) {
    inTheNameOf.person(
        person,
        () ->
            transaction.execute(
                status ->
                    alone(
                        () -> {
                          approved(id, person);
                          return null;
                        })));
  }

  private void approved(long id, String person) {
    Submission submission = mapper.find(id);
    if (submission.submittedBy().equals(person)) {
      throw new RefusedInputException("第%d号部署是您本人提交的，须由另一名流程设计员核准。".formatted(id));
    }
    decide(id, State.APPROVED, person, null);
    List<ModelFile> files = files(id);
    Map<ModelKey, Running> now = running.all();
    keepReplaced(id, files, now);
    DeploymentWithDefinitions deployed;
    try {
      deployed =
          deploy(
              submission.name(),
              submission.fromRelease() ? FROM_RELEASE : FROM_DESIGNER,
              new WholeDeployment(files, now).files());
    } catch (ProcessEngineException broken) {
      throw new RefusedInputException("第%d号部署不能生效，仍在等待核准：%s".formatted(id, broken.getMessage()));
    }
    mapper.setDeployment(id, deployed.getId());
    record(
        person,
        "Approve",
        id,
        submission.name(),
        "提交人%s，%s；%s"
            .formatted(
                submission.submittedBy(), text(differences(files, now)), versions(deployed)));
  }

  /** The author takes it back, another designer rejects it with a reason. */
  @Transactional
  public void reject(long id, String person, String reason) {
    Submission submission = mapper.find(id);
    boolean own = submission.submittedBy().equals(person);
    String said = reason == null ? "" : reason.strip();
    if (!own && said.isEmpty()) {
      throw new RefusedInputException("请填写退回的理由，提交人据此修改。");
    }
    if (said.length() > LONGEST_REASON) {
      throw new RefusedInputException("退回的理由不超过%d个字，请精简后重新提交。".formatted(LONGEST_REASON));
    }
    decide(id, own ? State.WITHDRAWN : State.REJECTED, person, said.isEmpty() ? null : said);
    List<ModelFile> files = files(id);
    keepReplaced(id, files, running.all());
    record(person, own ? "Withdraw" : "Reject", id, submission.name(), said);
  }

  /**
   * Within a transaction, and until its end: nobody else deploys, on whichever node, so that what
   * was read of the running models is still so when something takes their place.
   */
  <T> T alone(Supplier<T> action) {
    // The engine's own order, or two who deploy would wait for each other.
    synchronized (ProcessEngine.class) {
      engine
          .getCommandExecutorTxRequired()
          .execute(
              context -> {
                context.getPropertyManager().acquireExclusiveLock();
                return null;
              });
      return action.get();
    }
  }

  /** In the name of whoever is authenticated, past the waiting. */
  DeploymentWithDefinitions deploy(String name, String source, Collection<ModelFile> files) {
    DeploymentBuilder builder = repository.createDeployment().name(name).source(source);
    files.forEach(
        file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
    return engine
        .getCommandExecutorTxRequired()
        .execute(new DeployCmd((DeploymentBuilderImpl) builder));
  }

  /** What a deployment made, for the record. */
  static String versions(DeploymentWithDefinitions deployed) {
    return deployed.getDeployedProcessDefinitions() == null
        ? ""
        : deployed.getDeployedProcessDefinitions().stream()
            .map(version -> "%s第%d版".formatted(version.getKey(), version.getVersion()))
            .collect(Collectors.joining("、"));
  }

  /** The engine reads, checks and writes all of it, and the database forgets it. */
  private void tryOut(String name, Collection<ModelFile> files) {
    DeploymentWithDefinitions tried =
        trial.execute(
            status -> {
              status.setRollbackOnly();
              return deploy(name, FROM_DESIGNER, files);
            });
    // The engine keeps what it has read, under ids that nothing will ever have.
    DeploymentCache cache = engine.getDeploymentCache();
    if (tried.getDeployedProcessDefinitions() != null) {
      tried
          .getDeployedProcessDefinitions()
          .forEach(each -> cache.removeProcessDefinition(each.getId()));
    }
    if (tried.getDeployedDecisionDefinitions() != null) {
      tried
          .getDeployedDecisionDefinitions()
          .forEach(each -> cache.removeDecisionDefinition(each.getId()));
    }
  }

  private Optional<Submission> waiting(List<ModelFile> files, String person) {
    return all().stream()
        .filter(Submission::waiting)
        .filter(submission -> submission.submittedBy().equals(person))
        .filter(submission -> sameFiles(files(submission.id()), files))
        .findFirst();
  }

  private static boolean sameFiles(List<ModelFile> some, List<ModelFile> others) {
    Map<String, ModelFile> byName = new TreeMap<>();
    some.forEach(file -> byName.put(file.name(), file));
    return some.size() == others.size()
        && others.stream()
            .allMatch(
                file ->
                    byName.containsKey(file.name()) && byName.get(file.name()).sameContent(file));
  }

  private static List<Difference> differences(
      List<ModelFile> files, Map<ModelKey, Running> running) {
    List<Difference> differences = new ArrayList<>();
    for (ModelFile file : files) {
      differences.add(
          Difference.of(
              file.name(),
              before(file, running).map(ModelFile::content).orElse(null),
              file.content()));
    }
    return differences;
  }

  private void keepReplaced(long id, List<ModelFile> files, Map<ModelKey, Running> running) {
    for (ModelFile file : files) {
      before(file, running).ifPresent(old -> mapper.setReplaced(id, file.name(), old.content()));
    }
  }

  private static Optional<ModelFile> before(ModelFile file, Map<ModelKey, Running> running) {
    return file.defined().stream()
        .flatMap(key -> WholeDeployment.running(key, running).stream())
        .findFirst();
  }

  private void decide(long id, State state, String person, String reason) {
    if (mapper.decide(id, state, person, now(), reason) == 0) {
      throw new RefusedInputException("第%d号部署刚刚已经由其他同志处理，您的操作没有生效，请刷新后查看。".formatted(id));
    }
  }

  private void record(String person, String action, long id, String name, String detail) {
    trail.recordHere(
        person, AuditEvent.Kind.DEPLOYMENT, action, "第%d号“%s”：%s".formatted(id, name, detail));
  }

  private static String text(List<Difference> differences) {
    return differences.stream().map(Difference::text).collect(Collectors.joining("，"));
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(BEIJING).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
