package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.deployment.Submission.State;
import cn.qualitysafety.platform.deployment.SubmissionMapper.Given;
import cn.qualitysafety.platform.deployment.SubmissionMapper.NewSubmission;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.ModelProperty;
import cn.qualitysafety.platform.language.RefusedModelException;
import cn.qualitysafety.platform.modelcheck.ModelCheck;
import cn.qualitysafety.platform.modelcheck.ModelSource;
import cn.qualitysafety.platform.setting.Proposal;
import cn.qualitysafety.platform.setting.SettingFile;
import cn.qualitysafety.platform.setting.SettingKind;
import cn.qualitysafety.platform.setting.SettingRights;
import cn.qualitysafety.platform.setting.Settings;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
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
 * Deployments that wait for a second designer, and for whoever answers for the settings that come
 * with them, and what was decided about them. All is on record in the audit trail.
 */
@Service
class Deployments {

  /** Post of those who send and approve. */
  static final String DESIGNER = "process-designer";

  /** Those that have to approve something, as people say them. */
  private static final Map<String, String> POSTS =
      Map.of(DESIGNER, "流程设计员", "legal-affairs", "省局法制工作人员", "camunda-admin", "系统管理员");

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
  private final Settings settings;
  private final SettingRights rights;
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
      Settings settings,
      SettingRights rights,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.running = running;
    this.repository = repository;
    this.engine = engine;
    this.inTheNameOf = inTheNameOf;
    this.trail = trail;
    this.check = check;
    this.settings = settings;
    this.rights = rights;
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
    List<ModelFile> models = models(files);
    Proposal proposal = propose(files);
    refuseWhatIsWrong(files, proposal, now);
    List<Difference> differences = differences(models, now);
    if (differences.stream().allMatch(each -> each.kind() == Difference.Kind.SAME)
        && models.stream().noneMatch(file -> isWithdrawn(file, now))
        && proposal.changes().isEmpty()) {
      throw new RefusedInputException("“%s”的文件与正在执行的版本完全相同，没有需要核准的内容，没有提交。".formatted(title));
    }
    tryOut(title, new WholeDeployment(models, now).files());
    return keep(
        new NewSubmission(title, fromRelease, person, now(), null, null),
        files,
        text(differences, proposal.changes()));
  }

  private static List<ModelFile> models(List<ModelFile> files) {
    return files.stream().filter(file -> !file.isSetting()).toList();
  }

  /** What comes with the models. The first word of a model's name is its regime. */
  private Proposal propose(List<ModelFile> files) {
    return settings.propose(
        files.stream().filter(ModelFile::isSetting).map(ModelFile::setting).toList(),
        models(files).stream()
            .filter(file -> file.name().matches(".*\\.(bpmn|dmn)"))
            .map(file -> file.name().split("[-.]")[0])
            .collect(Collectors.toSet()));
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
    version
        .file(version.key())
        .flatMap(ModelFile::partOf)
        .ifPresent(
            whole -> {
              throw new RefusedInputException(
                  "流程“%s”是“%s”的一部分，不能单独停用；请停用“%s”。".formatted(key, whole, whole));
            });
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
    List<ModelFile> files = before.map(Running::whole).orElse(List.of());
    if (!files.isEmpty()) {
      List<Finding> unfilled = check.documents(files.stream().map(ModelFile::source).toList());
      if (!unfilled.isEmpty()) {
        throw new RefusedModelException(unfilled);
      }
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
        "理由：%s；%s".formatted(said, text(differences(files, now), List.of())));
  }

  /**
   * All that keeps these files from being deployed: what the rules find, or else what the engine
   * says. Nothing of it remains.
   *
   * @throws RefusedInputException if a file cannot be read at all
   */
  List<Finding> check(List<ModelFile> files) {
    Map<ModelKey, Running> now = running.all();
    List<Finding> found = findings(files, propose(files), now);
    if (found.isEmpty()) {
      try {
        tryOut(files.get(0).name(), new WholeDeployment(models(files), now).files());
      } catch (RefusedModelException refused) {
        return refused.findings();
      }
    }
    return found;
  }

  private void refuseWhatIsWrong(
      List<ModelFile> files, Proposal proposal, Map<ModelKey, Running> now) {
    List<Finding> found = findings(files, proposal, now);
    if (!found.isEmpty()) {
      throw new RefusedModelException(found);
    }
  }

  /**
   * A process that shows a form or asks a table which is sent is looked at with it, and so is one
   * that issues documents by a template which is sent.
   */
  private List<Finding> findings(
      List<ModelFile> files, Proposal proposal, Map<ModelKey, Running> now) {
    List<ModelFile> models = models(files);
    Set<ModelKey> sent =
        models.stream().flatMap(file -> defined(file).stream()).collect(Collectors.toSet());
    List<ModelSource> checked = new ArrayList<>();
    models.forEach(file -> checked.add(file.source()));
    List<ModelSource> beside = new ArrayList<>();
    Set<ModelKey> replaced = new HashSet<>(sent);
    for (Running each : now.values()) {
      boolean shows = !each.suspended() && sent.stream().anyMatch(each::binds);
      if (shows) {
        replaced.add(each.key());
      }
      for (ModelFile file : each.files()) {
        boolean isHead = file.defined().contains(each.key());
        (isHead && shows && !sent.contains(each.key()) ? checked : beside).add(file.source());
      }
    }
    List<Finding> found = new ArrayList<>(proposal.findings());
    files.stream()
        .filter(ModelFile::isSetting)
        .collect(Collectors.groupingBy(ModelFile::name, Collectors.counting()))
        .forEach(
            (name, count) -> {
              if (count > 1) {
                found.add(
                    new Finding(name, "", "", "有%d个".formatted(count), "请合为一个再提交，否则不知道以哪一个为准"));
              }
            });
    found.addAll(check.check(checked, beside, proposal.brought()));
    if (proposal.brought().hasTemplates()) {
      List<ModelSource> others =
          beside.stream()
              .filter(file -> models.stream().noneMatch(one -> one.name().equals(file.name())))
              .toList();
      Stream.concat(
              check.documents(others, proposal.brought()).stream(),
              running.faultsOfOpenCases(proposal.brought(), replaced).stream())
          .filter(finding -> !found.contains(finding))
          .forEach(found::add);
    }
    return found;
  }

  /** What cannot be read defines nothing, and is told as a finding. */
  private static Set<ModelKey> defined(ModelFile file) {
    try {
      return file.defined();
    } catch (RefusedInputException unreadable) {
      return Set.of();
    }
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
      return differences(models(files(submission.id())), running.all());
    }
    Difference.Effort effort = new Difference.Effort();
    return mapper.findFiles(submission.id()).stream()
        .filter(file -> SettingFile.kind(file.name()).isEmpty())
        .map(file -> Difference.of(file.name(), file.replaced(), file.content(), effort))
        .toList();
  }

  /**
   * Whoever approves is told where one person can do what several had to: a check can not know
   * whether that is meant.
   */
  List<String> cautions(Submission submission) {
    Map<ModelKey, Running> now = running.all();
    List<String> cautions = new ArrayList<>();
    for (ModelFile file : models(files(submission.id()))) {
      Map<ModelProperty, Integer> said = file.properties();
      before(file, now)
          .map(ModelFile::properties)
          .orElse(Map.of())
          .forEach(
              (property, earlier) -> {
                int left = said.getOrDefault(property, 0);
                if (left < earlier) {
                  cautions.add(
                      "“%s”中的属性%s（%s）由%d处减为%d处。"
                          .formatted(
                              file.name(),
                              property.propertyName(),
                              property.chinese(),
                              earlier,
                              left));
                }
              });
      if (file.userTasks() > 1
          && !said.containsKey(ModelProperty.SEPARATE_FROM)
          && !said.containsKey(ModelProperty.NOT_BY)) {
        cautions.add(
            "“%s”有%d项用户任务，没有一处写明不得由同一人办理（separateFrom、notBy），担任各岗位的一个人可以从头办到尾。"
                .formatted(file.name(), file.userTasks()));
      }
    }
    return cautions;
  }

  /** Names of the files that would be deployed with it, as they run now. */
  Collection<String> carried(Submission submission) {
    return new WholeDeployment(models(files(submission.id())), running.all()).carried();
  }

  /** What it would set, or has set. */
  List<Proposal.Change> settings(Submission submission) {
    return submission.state() == State.APPROVED
        ? settings.broughtBy(submission.id())
        : propose(files(submission.id())).changes();
  }

  /**
   * Somebody's approval of a deployment, or that one is wanted.
   *
   * @param post that has to approve it
   * @param given null while nobody of the post has
   * @param lapsed whether somebody had, before what it replaces became something else
   */
  record Approval(String post, Given given, boolean lapsed) {

    /** The post as people say it. */
    public String chinese() {
      return POSTS.get(post);
    }
  }

  /**
   * Who has to approve it, and who has: whoever no longer holds the post does not count, nor does
   * who approved when it would have replaced something else.
   */
  List<Approval> approvals(Submission submission) {
    Map<String, Given> given =
        mapper.findApprovals(submission.id()).stream()
            .filter(each -> !submission.waiting() || rights.holds(each.approvedBy(), each.post()))
            .collect(Collectors.toMap(Given::post, each -> each));
    String now = submission.waiting() && !given.isEmpty() ? shown(submission) : "";
    return posts(submission).stream()
        .map(
            post -> {
              Given found = given.get(post);
              boolean lapsed = found != null && submission.waiting() && !found.seen().equals(now);
              return new Approval(post, lapsed ? null : found, lapsed);
            })
        .toList();
  }

  /**
   * Fingerprint of what it would change: each of its files with what that replaces, what goes
   * along, and what it would set. As long as it is the same, so is what an approver has read.
   */
  String shown(Submission submission) {
    List<ModelFile> files = files(submission.id());
    List<ModelFile> models = models(files);
    Map<ModelKey, Running> now = running.all();
    List<String> shown = new ArrayList<>();
    files.forEach(file -> shown.add(fingerprint(file)));
    for (ModelFile file : models) {
      before(file, now).ifPresent(replaced -> shown.add(fingerprint(replaced)));
    }
    for (Proposal.Change change : propose(files).changes()) {
      shown.add(change.told());
      if (change.before() != null) {
        shown.add(Sha256.of(change.before().stored()));
      }
    }
    try {
      WholeDeployment whole = new WholeDeployment(models, now);
      whole.files().stream()
          .filter(file -> whole.carried().contains(file.name()))
          .forEach(file -> shown.add(fingerprint(file)));
    } catch (RefusedInputException noLongerWhole) {
      // It cannot come into force as it is.
    }
    return Sha256.of(String.join("\n", shown));
  }

  private static String fingerprint(ModelFile file) {
    return file.name() + " " + Sha256.of(file.content());
  }

  /** Who has to approve it: a designer, and whoever answers for what it sets. */
  private Set<String> posts(Submission submission) {
    Set<String> posts = new LinkedHashSet<>(List.of(DESIGNER));
    mapper.findFileNames(submission.id()).stream()
        .flatMap(file -> SettingFile.kind(file).stream())
        .map(SettingKind::post)
        .sorted()
        .forEach(posts::add);
    return posts;
  }

  /** Whether a person may see it and decide about it. */
  boolean concerns(Submission submission, String person) {
    return posts(submission).stream().anyMatch(post -> rights.holds(person, post));
  }

  /**
   * Approves it for one of the posts that have to. The last approval brings all of it into force,
   * checked again; before, nothing changes.
   *
   * @param seen {@link #shown} of the page on which the person decided; empty if they saw none
   * @return what is wanted besides, for people; empty if it is in force now
   * @throws RefusedInputException if the person sent it, has approved it or does not have to, it
   *     has been decided, would change something else than the page has shown, or no longer can be
   *     deployed
   * @throws ProcessEngineException if that is no fault of a file
   */
  String approve(long id, String person, String seen) {
    return inTheNameOf.person(
        person,
        () -> transaction.execute(status -> running.alone(() -> approved(id, person, seen))));
  }

  private String approved(long id, String person, String seen) {
    Submission submission = mapper.find(id);
    if (submission.submittedBy().equals(person)) {
      throw new RefusedInputException("第%d号部署是您本人提交的，须由另一名流程设计员核准。".formatted(id));
    }
    if (!submission.waiting()) {
      throw decidedAlready(id);
    }
    List<Approval> all = approvals(submission);
    List<Approval> missing = all.stream().filter(each -> each.given() == null).toList();
    if (all.stream().anyMatch(each -> isBy(each, person))) {
      throw new RefusedInputException("第%d号部署您已经核准，尚待%s核准。".formatted(id, wanted(missing)));
    }
    Approval mine =
        missing.stream()
            .filter(each -> rights.holds(person, each.post()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedInputException(
                        "第%d号部署不由您的岗位核准，尚待%s核准。".formatted(id, wanted(missing))));
    String shown = shown(submission);
    if (!seen.isEmpty() && !seen.equals(shown)) {
      throw new RefusedInputException("第%d号部署要替换的内容在您打开页面以后有了变化，没有核准；请重新查看下面的区别。".formatted(id));
    }
    mapper.deleteApproval(id, mine.post()); // that counts no more
    mapper.insertApproval(id, new Given(mine.post(), person, now(), shown));
    if (missing.size() > 1) {
      String left = wanted(missing.stream().filter(each -> each != mine).toList());
      record(person, "Approve", id, submission.name(), "尚待%s核准".formatted(left));
      return left;
    }
    String designer =
        all.stream()
            .filter(each -> each.post().equals(DESIGNER) && each.given() != null)
            .map(each -> each.given().approvedBy())
            .findFirst()
            .orElse(person);
    bringIntoForce(submission, person, designer);
    return "";
  }

  private static boolean isBy(Approval approval, String person) {
    return approval.given() != null && approval.given().approvedBy().equals(person);
  }

  private String wanted(List<Approval> missing) {
    return missing.stream().map(Approval::chinese).collect(Collectors.joining("、"));
  }

  /**
   * @param person who gave the last approval
   * @param designer who approved the models, in whose name the engine deploys them
   */
  private void bringIntoForce(Submission submission, String person, String designer) {
    long id = submission.id();
    decide(id, State.APPROVED, person, null);
    List<ModelFile> files = files(id);
    List<ModelFile> models = models(files);
    Map<ModelKey, Running> now = running.all();
    Proposal proposal = propose(files);
    keepReplaced(id, models, now);
    String made = "";
    try {
      if (!submission.isWithdrawal()) {
        refuseWhatIsWrong(files, proposal, now);
      }
      settings.bring(
          proposal.changes(),
          id,
          submission.submittedBy(),
          "随第%d号部署“%s”，由%s核准".formatted(id, submission.name(), approvers(submission)));
      if (!models.isEmpty()) {
        DeploymentWithDefinitions deployed =
            byDesigner(
                designer,
                () ->
                    deploy(
                        submission.name(),
                        submission.fromRelease() ? FROM_RELEASE : FROM_DESIGNER,
                        new WholeDeployment(models, now).files()));
        mapper.setDeployment(id, deployed.getId());
        made = versions(deployed);
      }
    } catch (ProcessEngineException broken) {
      String why = ModelFaults.of(broken).orElseThrow(() -> broken).getMessage();
      throw new RefusedInputException("第%d号部署不能生效，仍在等待核准：%s".formatted(id, why));
    }
    if (submission.isWithdrawal()) {
      byDesigner(
          designer,
          () -> {
            suspend(submission, now);
            return null;
          });
    }
    record(
        person,
        "Approve",
        id,
        submission.name(),
        "提交人%s，%s；%s"
            .formatted(
                submission.submittedBy(),
                text(differences(models, now), proposal.changes()),
                made));
  }

  /** Whose posts and units whoever gave the last approval may not see. */
  private <T> T byDesigner(String designer, Supplier<T> action) {
    return inTheNameOf.system(() -> inTheNameOf.person(designer, action));
  }

  private String approvers(Submission submission) {
    return mapper.findApprovals(submission.id()).stream()
        .map(Given::approvedBy)
        .collect(Collectors.joining("、"));
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
    keepReplaced(id, models(files(id)), running.all());
    record(person, own ? "Withdraw" : "Reject", id, submission.name(), said);
  }

  private static String reason(String entered, String what) {
    String said = entered == null ? "" : NormalForm.text(entered);
    if (said.length() > LONGEST_REASON) {
      throw new RefusedInputException("%s不超过%d个字，请精简后重新提交。".formatted(what, LONGEST_REASON));
    }
    return said;
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
    if (files.isEmpty()) {
      return; // settings alone
    }
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
      throw decidedAlready(id);
    }
  }

  private static RefusedInputException decidedAlready(long id) {
    return new RefusedInputException("第%d号部署刚刚已经由其他同志处理，您的操作没有生效，请刷新后查看。".formatted(id));
  }

  private void record(String person, String action, long id, String name, String detail) {
    trail.recordHere(
        person, AuditEvent.Kind.DEPLOYMENT, action, "第%d号“%s”：%s".formatted(id, name, detail));
  }

  private static String text(List<Difference> differences, List<Proposal.Change> changes) {
    return Stream.concat(
            differences.stream().map(Difference::text), changes.stream().map(Proposal.Change::told))
        .collect(Collectors.joining("，"));
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(BEIJING).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
