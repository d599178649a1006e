package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.deployment.Submission.State;
import cn.qualitysafety.platform.deployment.SubmissionMapper.NewSubmission;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.RefusedModelException;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
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
  private final ModelCheck check;
  private final TransactionTemplate transaction;
  private final TransactionTemplate trial;

  Deployments(
      SubmissionMapper mapper,
      RunningModels running,
      RepositoryService repository,
      ProcessEngineConfigurationImpl engine,
      InTheNameOf inTheNameOf,
      AuditTrail trail,
      ModelCheck check,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.running = running;
    this.repository = repository;
    this.engine = engine;
    this.inTheNameOf = inTheNameOf;
    this.trail = trail;
    this.check = check;
    transaction = new TransactionTemplate(transactions);
    trial = new TransactionTemplate(transactions);
    trial.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Checks a deployment as the engine will, by deploying it and taking that back, and keeps it.
   * Sent again while it waits it is the same one.
   *
   * @param fromRelease whether these are the files of the program's release
   * @throws RefusedInputException if there is nothing to approve, a file is refused, or the engine
   *     cannot read one
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
    refuseWhatIsWrong(files, now);
    List<Difference> differences = differences(files, now);
    if (differences.stream().allMatch(each -> each.kind() == Difference.Kind.SAME)
        && files.stream().noneMatch(file -> isWithdrawn(file, now))) {
      throw new RefusedInputException("“%s”的文件与正在执行的版本完全相同，没有需要核准的内容，没有提交。".formatted(title));
    }
    tryOut(title, new WholeDeployment(files, now).files());
    return keep(
        new NewSubmission(title, fromRelease, person, now(), null, null), files, text(differences));
  }

  /**
   * Asks for the newest version of a process to be withdrawn. The one before it that is not
   * withdrawn then takes its place, deployed once more: starts, calls and messages all take the
   * newest version, and do not look for one behind it that may be started.
   *
   * @param key of the process
   * @param reason why, for whoever approves and for those who can no longer start it
   * @throws RefusedInputException if the reason is missing, no such version is in force or waits to
   *     be withdrawn, or the one before it can no longer be deployed
   */
  Submission withdraw(String key, String reason, String person) {
    if (key == null || key.isBlank()) {
      throw new RefusedInputException("请选择要停用的流程。");
    }
    String said = reason(reason, "停用的理由");
    if (said.isEmpty()) {
      throw new RefusedInputException("请填写停用的理由，供核准人和办理人员了解。");
    }
    Map<ModelKey, Running> now = running.all();
    Running version = now.get(new ModelKey(ModelKey.Kind.PROCESS, key));
    if (version == null || version.suspended()) {
      throw new RefusedInputException("流程“%s”没有正在执行的版本，不必停用；请刷新后查看。".formatted(key));
    }
    all().stream()
        .filter(Submission::waiting)
        .filter(other -> version.id().equals(other.withdrawnId()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedInputException(
                  "停用%s第%d版的申请（第%d号）已在等待核准，不必重复提交。".formatted(key, version.version(), other.id()));
            });
    Optional<Running> before = running.before(version);
    List<ModelFile> files = before.map(Running::files).orElse(List.of());
    if (!files.isEmpty()) {
      tryOut(key, new WholeDeployment(files, now).files());
    }
    String title =
        cut(
            "停用%s第%d版，%s"
                .formatted(
                    key,
                    version.version(),
                    before
                        .map(each -> "恢复第%d版的内容".formatted(each.version()))
                        .orElse("此后没有可以发起的版本")));
    return keep(
        new NewSubmission(title, false, person, now(), version.id(), said),
        files,
        "理由：%s；%s".formatted(said, text(differences(files, now))));
  }

  /**
   * All that keeps these files from being deployed: what the rules find, or else what the engine
   * says. Nothing of it remains.
   *
   * @throws RefusedInputException if a file cannot be read at all
   */
  List<Finding> check(List<ModelFile> files) {
    Map<ModelKey, Running> now = running.all();
    List<Finding> found = findings(files, now);
    if (found.isEmpty()) {
      try {
        tryOut(files.get(0).name(), new WholeDeployment(files, now).files());
      } catch (RefusedModelException refused) {
        return refused.findings();
      }
    }
    return found;
  }

  private void refuseWhatIsWrong(List<ModelFile> files, Map<ModelKey, Running> now) {
    List<Finding> found = findings(files, now);
    if (!found.isEmpty()) {
      throw new RefusedModelException(found);
    }
  }

  /** A process that shows a form or asks a table which is sent is looked at with it. */
  private List<Finding> findings(List<ModelFile> files, Map<ModelKey, Running> now) {
    Set<ModelKey> sent =
        files.stream().flatMap(file -> defined(file).stream()).collect(Collectors.toSet());
    List<ModelSource> checked = new ArrayList<>();
    files.forEach(file -> checked.add(source(file)));
    List<ModelSource> beside = new ArrayList<>();
    for (Running each : now.values()) {
      boolean shows = !each.suspended() && sent.stream().anyMatch(each::binds);
      for (ModelFile file : each.files()) {
        boolean isHead = file.defined().contains(each.key());
        (isHead && shows && !sent.contains(each.key()) ? checked : beside).add(source(file));
      }
    }
    return check.check(checked, beside);
  }

  /** What cannot be read defines nothing, and is told as a finding. */
  private static Set<ModelKey> defined(ModelFile file) {
    try {
      return file.defined();
    } catch (RefusedInputException unreadable) {
      return Set.of();
    }
  }

  private static ModelSource source(ModelFile file) {
    return new ModelSource(file.name(), file.content());
  }

  private Submission keep(NewSubmission row, List<ModelFile> files, String detail) {
    return transaction.execute(
        status -> {
          mapper.insert(row);
          files.forEach(file -> mapper.insertFile(row.id, file.name(), file.content()));
          record(row.submittedBy, "Submit", row.id, row.name, detail);
          return mapper.find(row.id);
        });
  }

  private static boolean isWithdrawn(ModelFile file, Map<ModelKey, Running> now) {
    return file.defined().stream()
        .map(now::get)
        .anyMatch(version -> version != null && version.suspended());
  }

  /** Those that wait, and the latest that were decided. */
  List<Submission> all() {
    return mapper.findAll(MOST_DECIDED);
  }

  /** The newest versions of processes that are not withdrawn, by key. */
  List<Running> startable() {
    return running.all().values().stream()
        .filter(each -> each.key().kind() == ModelKey.Kind.PROCESS && !each.suspended())
        .toList();
  }

  /** What others decided of a person's since the person last asked. */
  List<Submission> tell(String person) {
    List<Submission> untold = mapper.findUntold(person);
    untold.forEach(each -> mapper.setTold(each.id(), now()));
    return untold;
  }

  Optional<Submission> find(long id) {
    return Optional.ofNullable(mapper.find(id));
  }

  List<ModelFile> files(long id) {
    return mapper.findFiles(id).stream()
        .map(file -> new ModelFile(file.name(), file.content()))
        .toList();
  }

  /** What a file of it takes the place of, or took; empty if there is nothing. */
  Optional<ModelFile> replaced(Submission submission, String name) {
    if (submission.waiting()) {
      Map<ModelKey, Running> now = running.all();
      return files(submission.id()).stream()
          .filter(file -> file.name().equals(name))
          .findFirst()
          .flatMap(file -> before(file, now));
    }
    return mapper.findFiles(submission.id()).stream()
        .filter(file -> file.name().equals(name) && file.replaced() != null)
        .findFirst()
        .map(file -> new ModelFile(name, file.replaced()));
  }

  /** Against what runs now, or what ran when it was decided. */
  List<Difference> differences(Submission submission) {
    if (submission.waiting()) {
      return differences(files(submission.id()), running.all());
    }
    Difference.Effort effort = new Difference.Effort();
    return mapper.findFiles(submission.id()).stream()
        .map(file -> Difference.of(file.name(), file.replaced(), file.content(), effort))
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
   * @throws ProcessEngineException if that is no fault of a file
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
    String made = "";
    if (!files.isEmpty()) {
      DeploymentWithDefinitions deployed;
      try {
        if (!submission.isWithdrawal()) {
          refuseWhatIsWrong(files, now);
        }
        deployed =
            deploy(
                submission.name(),
                submission.fromRelease() ? FROM_RELEASE : FROM_DESIGNER,
                new WholeDeployment(files, now).files());
      } catch (ProcessEngineException broken) {
        String why = ModelFaults.of(broken).orElseThrow(() -> broken).getMessage();
        throw new RefusedInputException("第%d号部署不能生效，仍在等待核准：%s".formatted(id, why));
      }
      mapper.setDeployment(id, deployed.getId());
      made = versions(deployed);
    }
    if (submission.isWithdrawal()) {
      suspend(submission, now);
    }
    record(
        person,
        "Approve",
        id,
        submission.name(),
        "提交人%s，%s；%s".formatted(submission.submittedBy(), text(differences(files, now)), made));
  }

  /** Its cases go on. In the name of whoever is authenticated, past {@link WithdrawnVersions}. */
  private void suspend(Submission withdrawal, Map<ModelKey, Running> before) {
    if (before.values().stream().noneMatch(each -> each.id().equals(withdrawal.withdrawnId()))) {
      throw new RefusedInputException(
          "第%d号申请提交后又有新的版本生效，要停用的已不是最新版本，不能核准；请退回。".formatted(withdrawal.id()));
    }
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              repository
                  .updateProcessDefinitionSuspensionState()
                  .byProcessDefinitionId(withdrawal.withdrawnId())
                  .suspend();
              return null;
            });
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context.runWithoutAuthorization(
                    () -> {
                      letCasesGoOn(
                          withdrawal.withdrawnId(),
                          context.getProcessEngineConfiguration().getManagementService());
                      return null;
                    }));
  }

  /** Or each new job of its cases would be made suspended, and they would stand still. */
  private static void letCasesGoOn(String version, ManagementService jobs) {
    jobs.createJobDefinitionQuery().processDefinitionId(version).list().stream()
        .filter(kind -> !kind.getJobType().equals(TimerStartEventJobHandler.TYPE))
        .forEach(kind -> jobs.activateJobDefinitionById(kind.getId(), true));
  }

  /** The author takes it back, another designer rejects it with a reason. */
  @Transactional
  public void reject(long id, String person, String reason) {
    Submission submission = mapper.find(id);
    boolean own = submission.submittedBy().equals(person);
    String said = reason(reason, "退回的理由");
    if (!own && said.isEmpty()) {
      throw new RefusedInputException("请填写退回的理由，提交人据此修改。");
    }
    decide(id, own ? State.WITHDRAWN : State.REJECTED, person, said.isEmpty() ? null : said);
    List<ModelFile> files = files(id);
    keepReplaced(id, files, running.all());
    record(person, own ? "Withdraw" : "Reject", id, submission.name(), said);
  }

  private static String reason(String entered, String what) {
    String said = entered == null ? "" : NormalForm.text(entered);
    if (said.length() > LONGEST_REASON) {
      throw new RefusedInputException("%s不超过%d个字，请精简后重新提交。".formatted(what, LONGEST_REASON));
    }
    return said;
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
    DeploymentWithDefinitions tried;
    try {
      tried =
          trial.execute(
              status -> {
                status.setRollbackOnly();
                return deploy(name, FROM_DESIGNER, files);
              });
    } catch (ProcessEngineException broken) {
      throw ModelFaults.of(broken).map(ProcessEngineException.class::cast).orElse(broken);
    }
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
    Difference.Effort effort = new Difference.Effort();
    for (ModelFile file : files) {
      differences.add(
          Difference.of(
              file.name(),
              before(file, running).map(ModelFile::content).orElse(null),
              file.content(),
              effort));
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
