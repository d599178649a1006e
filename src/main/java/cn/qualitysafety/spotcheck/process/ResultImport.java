package cn.qualitysafety.spotcheck.process;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.EngineRefusal;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.platform.excel.SheetReader;
import cn.qualitysafety.spotcheck.FilledSample;
import cn.qualitysafety.spotcheck.ResultSheet;
import cn.qualitysafety.spotcheck.Sample;
import cn.qualitysafety.spotcheck.SampleTestService;
import cn.qualitysafety.spotcheck.TestItem;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many samples' results at once. A sample is reported as in Tasklist, by claiming and completing
 * its task: the same checks, authorizations and separations hold. Who reports is the engine's
 * current authentication.
 */
@Service
public class ResultImport {

  private static final Logger LOG = LoggerFactory.getLogger(ResultImport.class);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final SampleTestService sampleTests;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final IdentityService identity;
  private final TransactionTemplate transaction;

  ResultImport(
      SampleTestService sampleTests,
      TaskService tasks,
      RuntimeService runtime,
      IdentityService identity,
      PlatformTransactionManager transactions) {
    this.sampleTests = sampleTests;
    this.tasks = tasks;
    this.runtime = runtime;
    this.identity = identity;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** How many samples this person could report now. */
  public long waiting() {
    return open().values().stream().filter(this::isFree).count();
  }

  /** The file to fill in: the samples that this person could report now, earliest limit first. */
  public ExcelFile workbook() {
    Map<String, List<TestItem>> samples = new LinkedHashMap<>();
    open()
        .forEach(
            (blindCode, task) -> {
              if (isFree(task)) {
                samples.put(blindCode, sampleTests.items(blindCode));
              }
            });
    return ResultSheet.of(samples);
  }

  /**
   * Reports the samples that are filled in; those of which nothing is are left alone.
   *
   * @return every complaint; with {@link Mode#ONLY_CORRECT} a sample with a complaint is not
   *     reported and the others are, with {@link Mode#ALL_OR_NOTHING} none is if there is one
   * @throws RefusedInputException if the file as a whole cannot be accepted
   */
  public ImportReport importFile(Path file, Mode mode) {
    Map<String, Task> open = open();
    List<Complaint> complaints = new ArrayList<>();
    List<Ready> correct = new ArrayList<>();
    for (FilledSample sample : FilledSample.of(SheetReader.read(file, ResultSheet.SHAPE))) {
      if (!sample.isUntouched()) {
        check(sample, open.get(sample.blindCode()), correct, complaints);
      }
    }
    if (correct.isEmpty() && complaints.isEmpty()) {
      throw new RefusedInputException("文件中没有填写任何检验结果，请填写“检验报告编号”和“实测值”后再上传。");
    }
    int reported;
    if (mode == Mode.ONLY_CORRECT) {
      reported = reportEach(correct, complaints);
    } else {
      reported = complaints.isEmpty() ? reportAll(correct, complaints) : 0;
    }
    complaints.sort(Complaint.byPlace(ResultSheet.SHAPE.columns()));
    return new ImportReport(reported, complaints);
  }

  /** A sample without a complaint, and what its task's form is told. */
  private record Ready(FilledSample sample, String taskId, Map<String, Object> form) {}

  private void check(
      FilledSample sample, Task task, List<Ready> correct, List<Complaint> complaints) {
    String refusal = refusal(sample.blindCode(), task);
    if (refusal != null) {
      complaints.add(sample.complaint(refusal));
      return;
    }
    List<TestItem> items = sampleTests.items(sample.blindCode());
    List<Complaint> found = sample.complaints(items);
    complaints.addAll(found);
    if (found.isEmpty()) {
      correct.add(
          new Ready(
              sample,
              task.getId(),
              Map.of(
                  SpotcheckTest.REPORT_NUMBER,
                  sample.reportNumber(),
                  SpotcheckTest.RESULTS,
                  sample.results(items))));
    }
  }

  /**
   * Each sample is a transaction of its own: whatever stops one of them, those before and after it
   * are as reported as the report says.
   */
  private int reportEach(List<Ready> samples, List<Complaint> complaints) {
    int reported = 0;
    for (Ready ready : samples) {
      try {
        transaction.executeWithoutResult(status -> report(ready));
        reported++;
      } catch (RuntimeException refused) {
        complaints.add(ready.sample().complaint(reason(ready, refused)));
      }
    }
    return reported;
  }

  /**
   * All samples in one transaction: what the engine refuses of one of them, though it was checked
   * before, takes back the others too, and "nothing was imported" is true. The locks are those of
   * these samples' own rows, so a laboratory keeps nobody waiting but itself.
   */
  private int reportAll(List<Ready> samples, List<Complaint> complaints) {
    AtomicReference<Ready> last = new AtomicReference<>(samples.get(0));
    try {
      transaction.executeWithoutResult(
          status ->
              samples.forEach(
                  ready -> {
                    last.set(ready);
                    report(ready);
                  }));
      return samples.size();
    } catch (RuntimeException refused) {
      complaints.add(last.get().sample().complaint(reason(last.get(), refused)));
      return 0;
    }
  }

  private void report(Ready ready) {
    tasks.claim(ready.taskId(), person());
    tasks.complete(ready.taskId(), ready.form());
  }

  /** A fault's own words stay in the log: they may name the case that waits for this sample. */
  private static String reason(Ready ready, RuntimeException refused) {
    return EngineRefusal.of(refused)
        .orElseGet(
            () -> {
              LOG.error("Sample {} cannot be reported", ready.sample().blindCode(), refused);
              return "样品%s没有导入，系统出错。请稍后重新上传；仍有问题请联系系统管理员。".formatted(ready.sample().blindCode());
            });
  }

  /** Tasks that wait for a result and that this person may see, by blind code. */
  private Map<String, Task> open() {
    Map<String, String> codes =
        runtime.createProcessInstanceQuery().processDefinitionKey(SpotcheckTest.KEY).list().stream()
            .filter(test -> test.getBusinessKey() != null)
            .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    Map<String, Task> open = new LinkedHashMap<>();
    tasks
        .createTaskQuery()
        .processDefinitionKey(SpotcheckTest.KEY)
        .taskDefinitionKey(SpotcheckTest.TEST_BLIND_SAMPLE)
        .active()
        .orderByDueDate()
        .asc()
        .orderByTaskCreateTime()
        .asc()
        .list()
        .stream()
        .filter(task -> codes.containsKey(task.getProcessInstanceId()))
        .forEach(task -> open.put(codes.get(task.getProcessInstanceId()), task));
    return open;
  }

  private boolean isFree(Task task) {
    return task.getAssignee() == null || task.getAssignee().equals(person());
  }

  private String person() {
    return identity.getCurrentAuthentication().getUserId();
  }

  /** Why this sample cannot be reported by this person, whatever its rows say; null if it can. */
  private String refusal(String blindCode, Task task) {
    if (blindCode.isEmpty()) {
      return "“盲样编号”不能为空，请按下载的待检样品表填写。";
    }
    if (task == null) {
      return withoutTask(blindCode);
    }
    if (!isFree(task)) {
      return "样品%s的检验任务已由%s签收，您不能导入；需要接手的，请先在该任务的“转办与接办”中接办。"
          .formatted(blindCode, task.getAssignee());
    }
    try {
      sampleTests.notASampler(blindCode, person());
      return null;
    } catch (RefusedInputException refused) {
      return refused.getMessage();
    }
  }

  /** Another laboratory's sample is as unknown as one that does not exist. */
  private String withoutTask(String blindCode) {
    Sample sample = sampleTests.of(blindCode);
    if (sample == null
        || !identity.getCurrentAuthentication().getTenantIds().contains(sample.laboratory())) {
      return "您的检验机构没有盲样编号为“%s”的样品，请核对编号，或者重新下载待检样品表。".formatted(blindCode);
    }
    if (sample.reportedAt() != null) {
      return "样品%s已于%s报告检验结果（检验报告编号%s），不能重复导入，请删除该样品的各行。"
          .formatted(blindCode, DAY.format(sample.reportedAt()), sample.reportNumber());
    }
    if (sample.receivedOn() == null) {
      return "样品%s尚未收样，请先在任务列表中办理“收样”。".formatted(blindCode);
    }
    return "样品%s目前没有待办的“检验”任务，可能已被撤回或者暂停，请与组织抽查的单位核实。".formatted(blindCode);
  }
}
