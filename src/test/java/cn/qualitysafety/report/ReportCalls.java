package cn.qualitysafety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;

/**
 * The reports that calendars call for. They wait until a test wants one: a hundred counties report
 * every month.
 */
public final class ReportCalls {

  /** As the job definition of each of its instances is called. */
  private static final String CALL = "callActivity_report";

  private final RuntimeService runtime;
  private final ManagementService management;

  public ReportCalls(RuntimeService runtime, ManagementService management) {
    this.runtime = runtime;
    this.management = management;
  }

  public void letWait() {
    definitions().forEach(call -> management.suspendJobDefinitionById(call, true));
  }

  public void letGo() {
    definitions().forEach(call -> management.activateJobDefinitionById(call, true));
  }

  private List<String> definitions() {
    return management.createJobDefinitionQuery().activityIdIn(CALL).list().stream()
        .map(JobDefinition::getId)
        .toList();
  }

  /** Those that wait to be opened, by kind, unit and period. */
  List<String> waiting() {
    return jobs().stream().map(this::words).sorted().toList();
  }

  private List<Job> jobs() {
    return management.createJobQuery().activityId(CALL).suspended().list();
  }

  private String words(Job call) {
    return "%s %s %s"
        .formatted(
            runtime.getVariable(call.getExecutionId(), "kind"),
            runtime.getVariable(call.getExecutionId(), "unitCode"),
            runtime.getVariable(call.getExecutionId(), "period"));
  }

  public void open(String kind, String unit, String period) {
    List<Job> found =
        jobs().stream()
            .filter(call -> words(call).equals("%s %s %s".formatted(kind, unit, period)))
            .toList();
    assertThat(found).as("calls of %s of %s on %s", kind, unit, period).hasSize(1);
    management.activateJobById(found.get(0).getId());
    management.executeJob(found.get(0).getId());
  }

  /** The same of many units, which are not looked for one by one. */
  void open(String kind, Collection<String> units, String period) {
    List<String> wanted =
        units.stream().map(unit -> "%s %s %s".formatted(kind, unit, period)).toList();
    List<Job> found = jobs().stream().filter(call -> wanted.contains(words(call))).toList();
    assertThat(found).as("calls of %s on %s", kind, period).hasSameSizeAs(wanted);
    found.forEach(
        call -> {
          management.activateJobById(call.getId());
          management.executeJob(call.getId());
        });
  }
}
