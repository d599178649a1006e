package cn.qualitysafety;

import java.util.List;

/** What an attacker asks the REST interface first. */
public final class RestLists {

  /** Every resource of the REST interface that lists something which can belong to a unit. */
  public static final List<String> ALL =
      List.of(
          "/task",
          "/process-instance",
          "/execution",
          "/variable-instance",
          "/job",
          "/job-definition",
          "/incident",
          "/external-task",
          "/event-subscription",
          "/deployment",
          "/process-definition",
          "/process-definition/statistics?incidents=true",
          "/process-definition/key/campaign-mobilisation/statistics",
          "/decision-definition",
          "/case-definition",
          "/case-instance",
          "/case-execution",
          "/batch",
          "/batch/statistics",
          "/filter",
          "/authorization",
          "/user",
          "/group",
          "/tenant",
          "/history/process-instance",
          "/history/task",
          "/history/activity-instance",
          "/history/variable-instance",
          "/history/detail",
          "/history/incident",
          "/history/job-log",
          "/history/identity-link-log",
          "/history/user-operation",
          "/history/decision-instance",
          "/history/external-task-log",
          "/history/batch",
          "/history/case-instance",
          "/history/case-activity-instance",
          "/history/task/report?reportType=count&groupBy=taskName",
          "/history/process-instance/report?reportType=duration&periodUnit=month",
          "/history/process-definition/cleanable-process-instance-report");

  private RestLists() {}
}
