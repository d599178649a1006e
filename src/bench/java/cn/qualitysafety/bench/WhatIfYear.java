package cn.qualitysafety.bench;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A year of the campaign as it may look in September, written into the registers row by row: 866
 * commitments, 250 reports, 600 activities, 100,000 closed and 20,000 open cases of the running
 * regimes with their tasks, alerts and some of their records. The engine knows of them as much as
 * boards, lists and the figures of finished steps read. MySQL only, on tables that a server has
 * made; what is there already stays, and nothing is written twice.
 */
final class WhatIfYear {

  private static final LocalDateTime NOW = LocalDateTime.parse("2009-09-14T09:00:00");
  private static final String CAMPAIGN = "HD2009-01";

  private static final int CLOSED = Integer.getInteger("year.closed", 100_000);
  private static final int OPEN = Integer.getInteger("year.open", 20_000);
  private static final int BATCH = 1_000;

  /** Of people in a closed case. */
  private static final int STEPS = 4;

  /** Of each bureau; together some 20,000. */
  private static final int ENTERPRISES_OF_A_BUREAU = 139;

  /** Of a thing of everyday use, in the names of enterprises. */
  private static final List<String> TRADES =
      List.of("电器", "水泥制品", "食品", "玩具", "家具", "饮料", "化肥", "人造板", "电线电缆", "建材");

  /** Procedures of the running regimes, a task of each and the post that does it. */
  private static final List<List<String>> PROCEDURES =
      List.of(
          List.of("licence-review", "生产许可证审查", "审查材料", "review-organiser"),
          List.of("licence-site-visit", "实地核查", "填写核查记录", "review-leader"),
          List.of("licence-change", "生产许可证变更", "审查变更", "review-organiser"),
          List.of("spotcheck-sampling", "监督抽查抽样", "抽样", "sampler"),
          List.of("spotcheck-followup", "抽查不合格后处理", "复查", "spotcheck-planner"),
          List.of("summons-enterprise", "省名牌企业约谈", "拟定约谈", "summons-officer"),
          List.of("brand-incident", "名牌产品重大质量事件查处", "调查", "brand-office"));

  private final JdbcTemplate jdbc;
  private final List<String> units;
  private final List<String> cities;
  private final List<String> counties;
  private final Map<String, Rows> tasks = new LinkedHashMap<>();
  private final Map<String, String> models = new LinkedHashMap<>();
  private int serial;

  private WhatIfYear(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    units =
        jdbc.queryForList(
            "select ID_ from ACT_ID_TENANT where ID_ not like '%-L%' order by ID_", String.class);
    cities =
        units.stream()
            .filter(code -> code.matches("44\\d\\d00") && !code.equals("440000"))
            .toList();
    counties = units.stream().filter(code -> !code.endsWith("00")).toList();
  }

  /** Fills the database unless there is a campaign in it. */
  static void fill(String url, String user, String password) {
    SingleConnectionDataSource one =
        new SingleConnectionDataSource(
            url + (url.contains("?") ? "&" : "?") + "rewriteBatchedStatements=true",
            user,
            password,
            true);
    JdbcTemplate jdbc = new JdbcTemplate(one);
    if (jdbc.queryForObject("select count(*) from campaign", Integer.class) == 0) {
      jdbc.execute("set foreign_key_checks = 0, unique_checks = 0");
      WhatIfYear year = new WhatIfYear(jdbc);
      year.campaign();
      year.commitments();
      year.watched();
      year.reports();
      year.works();
      year.targets();
      year.enterprises();
      year.running();
      jdbc.queryForList(
              "select table_name from information_schema.tables where table_schema = database()",
              String.class)
          .forEach(table -> jdbc.queryForList("analyze table " + table));
    }
    one.destroy();
  }

  /** Rows of one statement. */
  private final class Rows {

    private final String insert;
    private final List<Object[]> rows = new ArrayList<>();

    Rows(String table, String... columns) {
      insert =
          "insert into %s (%s) values (%s)"
              .formatted(
                  table,
                  String.join(", ", columns),
                  String.join(", ", Collections.nCopies(columns.length, "?")));
    }

    void add(Object... values) {
      rows.add(values);
      if (rows.size() == BATCH) {
        write();
      }
    }

    void write() {
      jdbc.execute("begin");
      jdbc.batchUpdate(insert, rows);
      jdbc.execute("commit");
      rows.clear();
    }
  }

  private void campaign() {
    jdbc.update(
        "insert into campaign (number, name, campaign_year, state, started_by, started_at)"
            + " values (?, '“质量和安全年”活动', 2009, 'RUNNING', 'sheng-ban', '2009-02-27 09:00:00')",
        CAMPAIGN);
    Rows phases =
        new Rows("campaign_phase", "campaign_number", "code", "name", "starts_on", "ends_on");
    phases.add(CAMPAIGN, "mobilisation", "动员部署", "2009-03-01", "2009-03-31");
    phases.add(CAMPAIGN, "rollout", "全面开展", "2009-04-01", "2009-10-31");
    phases.add(CAMPAIGN, "summary", "总结表彰", "2009-11-01", "2009-12-31");
    phases.write();
    Rows mobilisations =
        new Rows(
            "participation",
            "case_number",
            "campaign_number",
            "unit_code",
            "state",
            "late",
            "due_on",
            "leading_body_at",
            "drafted_at",
            "filed_at",
            "accepted_at");
    Rows monthly =
        new Rows(
            "monthly_report",
            "case_number",
            "campaign_number",
            "unit_code",
            "report_month",
            "state",
            "late",
            "due_on",
            "filed_at");
    for (int i = 0; i < cities.size(); i++) {
      String city = cities.get(i);
      boolean late = i % 6 == 5;
      String filed = late ? "2009-04-07 16:00:00" : "2009-03-26 16:00:00";
      mobilisations.add(
          CAMPAIGN + "-" + city + "-BS",
          CAMPAIGN,
          city,
          "ACCEPTED",
          late,
          "2009-03-31",
          "2009-03-10 10:00:00",
          "2009-03-20 10:00:00",
          filed,
          filed);
      for (int month = 4; month <= 8; month++) {
        int fate = (i * 7 + month * 3) % 11;
        LocalDate due = LocalDate.of(2009, month + 1, 8);
        boolean missing = month == 8 ? fate < 5 : fate == 0;
        monthly.add(
            "%s-%s-YB%02d".formatted(CAMPAIGN, city, month),
            CAMPAIGN,
            city,
            "2009-%02d".formatted(month),
            missing ? "OPEN" : fate == 3 ? "RETURNED" : "ACCEPTED",
            missing || fate == 1,
            due,
            missing ? null : due.plusDays(fate == 1 ? 4 : -2).atTime(15, 0));
      }
    }
    mobilisations.write();
    monthly.write();
  }

  private Rows cases(String... more) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "instance_id",
                "case_number",
                "unit_code",
                "process_key",
                "procedure_name",
                "title",
                "root_number",
                "opened_at",
                "closed_at",
                "result",
                "end_event",
                "search_text"));
    columns.addAll(List.of(more));
    return new Rows("cases", columns.toArray(String[]::new));
  }

  private Rows records() {
    return new Rows(
        "case_record",
        "case_number",
        "unit_code",
        "task_id",
        "task_key",
        "task_name",
        "revision",
        "field_key",
        "label",
        "field_type",
        "value_text",
        "words",
        "recorder_name",
        "recorded_at");
  }

  private String instance() {
    serial++;
    return "00000000-0000-0000-0000-%012d".formatted(serial);
  }

  private static void record(
      Rows records, String number, String unit, String instance, Map<String, String> fields) {
    fields.forEach(
        (field, value) ->
            records.add(
                number,
                unit,
                instance,
                "startEvent",
                "登记",
                1,
                field,
                field,
                "string",
                value,
                value,
                "系统",
                "2009-04-01 09:00:00"));
  }

  private static void open(
      Rows cases,
      String instance,
      String number,
      String unit,
      String process,
      String title,
      LocalDateTime at,
      LocalDateTime closed,
      String result) {
    cases.add(
        instance,
        number,
        unit,
        process,
        process,
        title,
        number,
        at,
        closed,
        result,
        closed == null ? null : "endEvent_done",
        number);
  }

  private void commitments() {
    List<String> owing = new ArrayList<>(Collections.nCopies(80, "440000"));
    cities.forEach(city -> owing.addAll(Collections.nCopies(20, city)));
    counties.forEach(county -> owing.addAll(Collections.nCopies(3, county)));
    Rows cases = cases();
    Rows records = records();
    for (int i = 0; i < owing.size(); i++) {
      String unit = owing.get(i);
      String number = "DB2009-%s-%04d".formatted(unit, i + 1);
      String instance = instance();
      boolean closed = i % 3 == 0;
      boolean late = i % 9 == 1;
      open(
          cases,
          instance,
          number,
          unit,
          "commitment-item",
          "方案任务事项" + i,
          LocalDateTime.of(2009, 4, 1, 9, 0),
          closed ? LocalDateTime.of(2009, 5 + i % 4, 10, 9, 0) : null,
          closed ? (i % 2 == 0 ? "按期完成" : "逾期完成") : null);
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("clause", "C%03d".formatted(4 + i % 140));
      fields.put("force", i % 2 == 0 ? "hard" : "strive");
      fields.put("begunOn", "2009-04-01");
      fields.put("dueOn", late ? "2009-%02d-15".formatted(6 + i % 3) : "2009-12-31");
      fields.put("endsOn", "2009-12-31");
      fields.put("leader", "陈科长");
      fields.put("evidence", "证书清单");
      fields.put("division", "metrology");
      if (i % 5 == 2) {
        fields.put(
            "targetKey", unit.equals("440000") ? "C033" : cities.contains(unit) ? "C015" : "C105");
      }
      record(records, number, unit, instance, fields);
    }
    cases.write();
    records.write();
  }

  private void watched() {
    Rows cases = cases();
    Rows records = records();
    for (int i = 0; i < 80; i++) {
      String city = cities.get(i % cities.size());
      String number = "ZG2009-%s-%04d".formatted(city, i + 1);
      String instance = instance();
      open(
          cases,
          instance,
          number,
          city,
          "commitment-finding",
          "督查问题：第%d项检查的台账与现场不符".formatted(i),
          LocalDateTime.of(2009, 7, 1 + i % 28, 9, 0),
          i % 3 == 0 ? LocalDateTime.of(2009, 8, 20, 9, 0) : null,
          i % 3 == 0 ? "按期整改" : null);
      record(
          records,
          number,
          city,
          instance,
          Map.of(
              "severity",
              i % 4 == 0 ? "严重" : "一般",
              "rectifyBy",
              "2009-%02d-20".formatted(8 + i % 2)));
    }
    for (int i = 0; i < 12; i++) {
      String city = cities.get(i * 2 % cities.size());
      String number = "GP2009-%s-%04d".formatted(city, i + 1);
      String instance = instance();
      open(
          cases,
          instance,
          number,
          city,
          "commitment-listing",
          number + "挂牌督办",
          LocalDateTime.of(2009, 8, 1 + i, 9, 0),
          null,
          null);
      record(
          records,
          number,
          city,
          instance,
          Map.of(
              "itemNumber",
              "DB2009-%s-%04d".formatted(city, 82 + i),
              "namedLeader",
              "何副局长",
              "secondDueOn",
              i % 3 == 0 ? "2009-09-10" : "2009-10-20"));
    }
    for (int i = 0; i < 4; i++) {
      String city = cities.get(i * 5);
      String number = "SB2009-%s-%04d".formatted(city, i + 1);
      String instance = instance();
      open(
          cases,
          instance,
          number,
          city,
          "commitment-urgent-report",
          "食品安全风险：某县某镇",
          LocalDateTime.of(2009, 9, 13, 20 + i % 4, 0),
          null,
          null);
      record(
          records,
          number,
          city,
          instance,
          Map.of("reportBy", "2009-09-14T%02d:00".formatted(7 + i * 2), "kind", "food-risk"));
    }
    cases.write();
    records.write();
  }

  private void reports() {
    Rows reports =
        new Rows(
            "report_period",
            "case_number",
            "unit_code",
            "kind",
            "kind_name",
            "period_code",
            "ends_on",
            "due_on",
            "state",
            "filed_at",
            "late",
            "supplemented");
    List<String> bureaus = new ArrayList<>(cities);
    bureaus.addAll(counties);
    for (int i = 0; i < 250; i++) {
      boolean ofCity = i < 4 * cities.size();
      String unit = ofCity ? cities.get(i % cities.size()) : counties.get(i % counties.size());
      String kind = ofCity ? "quality-analysis-city" : "quality-analysis-county";
      LocalDate ends =
          LocalDate.of(2009, 5 + i / bureaus.size() + (ofCity ? i / cities.size() : 0) % 4, 28);
      boolean missing = i % 13 == 0;
      boolean late = i % 17 == 0;
      reports.add(
          "ZL2009-%s-%04d".formatted(unit, i + 1),
          unit,
          kind,
          ofCity ? "市局质量状况分析报告" : "县局质量状况分析报告",
          "2009-X%03d".formatted(i),
          ends,
          ends.plusDays(9),
          missing ? "OPEN" : "NOTED",
          missing ? null : ends.plusDays(late ? 12 : 7).atTime(16, 0),
          missing || late,
          false);
    }
    reports.write();
  }

  private void works() {
    Rows cases = cases();
    Rows records = records();
    for (int i = 0; i < 29; i++) {
      String number = "ZD2009-440000-%04d".formatted(i + 1);
      String instance = instance();
      open(
          cases,
          instance,
          number,
          "440000",
          "rulemaking-document",
          "方案文件之" + (i + 1),
          LocalDateTime.of(2009, 3, 2 + i % 20, 9, 0),
          i % 4 == 0 ? LocalDateTime.of(2009, 8, 3, 9, 0) : null,
          i % 4 == 0 ? "公布" : null);
      record(
          records,
          number,
          "440000",
          instance,
          Map.of("kindName", "部门规范性文件", "byOn", i % 5 == 1 ? "2009-08-31" : "2009-12-31"));
      if (i % 4 != 0) {
        task(
            number,
            instance,
            "440000",
            "rulemaking-document",
            List.of("起草", "提出意见", "合法性审查", "签署").get(i % 4),
            "division-officer",
            i,
            null);
      }
    }
    for (int i = 0; i < 60; i++) {
      String number = "XM2009-440000-%04d".formatted(i + 1);
      String instance = instance();
      open(
          cases,
          instance,
          number,
          "440000",
          "project-case",
          "建设项目之" + (i + 1),
          LocalDateTime.of(2009, 3, 2 + i % 20, 9, 0),
          null,
          null);
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("kind", i < 14 ? "national-centre" : "town-platform");
      fields.put("kindName", i < 14 ? "国家质检中心" : "专业镇检测服务平台");
      fields.put("plannedEnd", "2010-06-30");
      for (String certificate : List.of("metrology", "recognition", "authorisation")) {
        if (i < 14 && (i + certificate.length()) % 3 != 0) {
          fields.put(certificate + "Number", "2009-" + i);
          fields.put(certificate + "Until", "2012-06-30");
        }
      }
      record(records, number, "440000", instance, fields);
      task(number, instance, "440000", "project-case", "报告完成情况", "division-officer", i, null);
    }
    for (int i = 0; i < 600; i++) {
      String city = cities.get(i % cities.size());
      String number = "XC2009-%s-%04d".formatted(city, i + 1);
      String instance = instance();
      LocalDateTime at = LocalDateTime.of(2009, 4 + i % 5, 1 + i % 28, 9, 0);
      open(
          cases,
          instance,
          number,
          city,
          "event-activity",
          "宣传与服务活动之" + i,
          at,
          at.plusDays(12),
          "已举办");
      record(
          records,
          number,
          city,
          instance,
          Map.of(
              "counts", "true", "countsOn", at.toLocalDate().toString(), "kindName", "质量法律知识“六进”"));
    }
    cases.write();
    records.write();
    tasks.values().forEach(Rows::write);
  }

  private void targets() {
    Rows counted =
        new Rows(
            "target_count",
            "campaign_year",
            "target_key",
            "unit_code",
            "object_key",
            "amount",
            "counted_on",
            "case_number",
            "recorded_at",
            "live");
    Map<String, Integer> amounts =
        Map.of("C105", 9_000, "C033", 610, "C132", 17, "C131", 1, "C130", 3, "C133", 1);
    amounts.forEach(
        (target, amount) -> {
          for (int i = 0; i < amount; i++) {
            LocalDate on = LocalDate.of(2009, 4 + i % 5, 1 + i % 28);
            counted.add(
                2009,
                target,
                units.get(i % units.size()),
                target + "-" + i,
                1,
                on,
                "XF2009-1",
                on.atTime(10, 0),
                1);
          }
        });
    List<String> venues = List.of("ORGAN", "VILLAGE", "COMMUNITY", "SCHOOL", "ENTERPRISE", "UNIT");
    for (int i = 0; i < cities.size(); i++) {
      for (int venue = 0; venue <= i % 6; venue++) {
        counted.add(
            2009,
            "C015",
            cities.get(i),
            cities.get(i) + "/" + venues.get(venue),
            1,
            "2009-06-10",
            "XF2009-1",
            "2009-06-10 10:00:00",
            1);
      }
    }
    counted.write();
  }

  /** A task that a case waits for, as the engine and the alerts have it. */
  private void task(
      String number,
      String instance,
      String unit,
      String process,
      String name,
      String post,
      int i,
      LocalDateTime due) {
    Rows executions =
        tasks.computeIfAbsent(
            "executions",
            key ->
                new Rows(
                    "ACT_RU_EXECUTION",
                    "ID_",
                    "REV_",
                    "PROC_INST_ID_",
                    "BUSINESS_KEY_",
                    "PROC_DEF_ID_",
                    "ACT_ID_",
                    "IS_ACTIVE_",
                    "IS_CONCURRENT_",
                    "IS_SCOPE_",
                    "IS_EVENT_SCOPE_",
                    "SUSPENSION_STATE_",
                    "CACHED_ENT_STATE_",
                    "SEQUENCE_COUNTER_",
                    "TENANT_ID_"));
    Rows rows =
        tasks.computeIfAbsent(
            "tasks",
            key ->
                new Rows(
                    "ACT_RU_TASK",
                    "ID_",
                    "REV_",
                    "EXECUTION_ID_",
                    "PROC_INST_ID_",
                    "PROC_DEF_ID_",
                    "NAME_",
                    "TASK_DEF_KEY_",
                    "ASSIGNEE_",
                    "PRIORITY_",
                    "CREATE_TIME_",
                    "DUE_DATE_",
                    "SUSPENSION_STATE_",
                    "TENANT_ID_"));
    Rows links =
        tasks.computeIfAbsent(
            "links",
            key ->
                new Rows(
                    "ACT_RU_IDENTITYLINK",
                    "ID_",
                    "REV_",
                    "GROUP_ID_",
                    "TYPE_",
                    "TASK_ID_",
                    "TENANT_ID_"));
    Rows alerts =
        tasks.computeIfAbsent(
            "alerts",
            key ->
                new Rows(
                    "task_alert",
                    "task_id",
                    "kind",
                    "task_name",
                    "case_number",
                    "process_key",
                    "unit_code",
                    "assignee",
                    "due_at",
                    "raised_at"));
    String model = models.computeIfAbsent(process, this::model);
    String task = "t" + instance.substring(1);
    String assignee = i % 3 == 0 ? null : "person-%s-%d".formatted(unit, i % 12);
    executions.add(
        instance, 1, instance, number, model, "userTask_" + process, 1, 0, 1, 0, 1, 2, 1, unit);
    boolean overdue = due != null && due.isBefore(NOW);
    rows.add(
        task,
        1,
        instance,
        instance,
        model,
        name,
        "userTask_" + process,
        assignee,
        overdue ? 90 : 50,
        NOW.minusDays(1 + i % 60),
        due,
        1,
        unit);
    links.add("l" + instance.substring(1), 1, post, "candidate", task, unit);
    if (overdue) {
      alerts.add(task, "OVERDUE", name, number, process, unit, assignee, due, due.plusSeconds(30));
    }
  }

  private String model(String process) {
    return jdbc.queryForObject(
        "select max(ID_) from ACT_RE_PROCDEF where KEY_ = ?", String.class, process);
  }

  /** Cases of the running regimes, spread over units and months; every tenth was late once. */
  private String bureauOf(int i) {
    return units.get(i * 31 % units.size());
  }

  private String enterpriseCode(int i) {
    return "%09d".formatted(700_000_000 + i % (units.size() * ENTERPRISES_OF_A_BUREAU));
  }

  private String enterpriseName(int i) {
    int serial = i % (units.size() * ENTERPRISES_OF_A_BUREAU);
    return "第%d%s有限公司".formatted(serial, TRADES.get(serial % TRADES.size()));
  }

  /** With a certificate each. */
  private void enterprises() {
    Rows enterprises =
        new Rows(
            "enterprise",
            "organisation_code",
            "code",
            "name",
            "address",
            "legal_representative",
            "contact_phone",
            "small_workshop",
            "unit_code",
            "registered_by",
            "registered_at",
            "search_text");
    Rows licences =
        new Rows(
            "licence",
            "number",
            "unit_code",
            "holder_code",
            "holder_name",
            "product",
            "valid_from",
            "valid_until",
            "state",
            "registered_by",
            "registered_at",
            "search_text");
    for (int i = 0; i < units.size() * ENTERPRISES_OF_A_BUREAU; i++) {
      String code = enterpriseCode(i);
      String name = enterpriseName(i);
      String certificate = "XK08-001-%05d".formatted(i);
      enterprises.add(
          code,
          code,
          name,
          "工业园" + i + "号",
          "何志强",
          "13800000000",
          false,
          bureauOf(i),
          "gz-shouli",
          "2008-09-01 09:00:00",
          NormalForm.searchText(name, code, code));
      licences.add(
          certificate,
          bureauOf(i),
          code,
          name,
          "混凝土输水管",
          "2008-09-01",
          "2013-08-31",
          "VALID",
          "gz-zhengshu",
          "2008-09-01 09:00:00",
          NormalForm.searchText(certificate, "混凝土输水管", name));
    }
    enterprises.write();
    licences.write();
  }

  private void running() {
    Rows cases = cases("party_code", "party_name");
    Rows documents =
        new Rows(
            "official_document",
            "number",
            "case_number",
            "kind",
            "occasion",
            "unit_code",
            "title",
            "issued_by",
            "issued_at",
            "sha256",
            "content");
    Rows records = records();
    Rows alerts =
        new Rows(
            "task_alert",
            "task_id",
            "kind",
            "task_name",
            "case_number",
            "process_key",
            "unit_code",
            "due_at",
            "raised_at");
    Rows done =
        new Rows(
            "ACT_HI_TASKINST",
            "ID_",
            "TASK_DEF_KEY_",
            "PROC_DEF_KEY_",
            "PROC_DEF_ID_",
            "PROC_INST_ID_",
            "ROOT_PROC_INST_ID_",
            "EXECUTION_ID_",
            "NAME_",
            "ASSIGNEE_",
            "START_TIME_",
            "END_TIME_",
            "DURATION_",
            "DELETE_REASON_",
            "PRIORITY_",
            "DUE_DATE_",
            "TENANT_ID_");
    for (int i = 0; i < CLOSED + OPEN; i++) {
      List<String> procedure = PROCEDURES.get(i % PROCEDURES.size());
      String unit = bureauOf(i);
      String number = "BL2009-%s-%06d".formatted(unit, i + 1);
      String instance = instance();
      LocalDateTime opened =
          LocalDateTime.of(2008, 9, 1, 9, 0).plusHours(i * 8_760L / CLOSED % 8_900);
      boolean open = i >= CLOSED;
      cases.add(
          instance,
          number,
          unit,
          procedure.get(0),
          procedure.get(1),
          "办件" + i,
          number,
          open ? NOW.minusDays(1 + i % 90) : opened,
          open ? null : opened.plusDays(20 + i % 30),
          open ? null : "办结",
          open ? null : "endEvent_done",
          NormalForm.searchText(number, "办件" + i, enterpriseName(i), enterpriseCode(i)),
          enterpriseCode(i),
          enterpriseName(i));
      documents.add(
          "质监办字〔2009〕%d号".formatted(i + 1),
          number,
          "licence-acceptance",
          "",
          unit,
          "受理决定书",
          "gz-shouli",
          opened,
          "0".repeat(64),
          new byte[] {1});
      record(
          records,
          number,
          unit,
          instance,
          Map.of("product", "电热水壶", "contactName", "何志强", "remarks", "材料齐全，符合规定的形式。"));
      if (open) {
        task(
            number,
            instance,
            unit,
            procedure.get(0),
            procedure.get(2),
            procedure.get(3),
            i,
            NOW.plusDays(i % 40 - 4));
      } else {
        stepsOf(done, procedure, instance, unit, opened, i);
      }
      if (!open && i % 10 == 0) {
        LocalDateTime due = opened.plusDays(15);
        alerts.add(
            "c" + instance.substring(1),
            "OVERDUE",
            procedure.get(2),
            number,
            procedure.get(0),
            unit,
            due,
            due.plusSeconds(30));
      }
    }
    cases.write();
    documents.write();
    records.write();
    alerts.write();
    done.write();
    tasks.values().forEach(Rows::write);
  }

  /** Of a closed case, one after the other, each with five days; some take longer. */
  private void stepsOf(
      Rows done,
      List<String> procedure,
      String instance,
      String unit,
      LocalDateTime opened,
      int i) {
    String model = models.computeIfAbsent(procedure.get(0), this::model);
    LocalDateTime begun = opened;
    for (int step = 0; step < STEPS; step++) {
      LocalDateTime ended = begun.plusDays(1 + (i + step * 3) % 7).plusHours(step);
      done.add(
          "h%d-%s".formatted(step, instance.substring(3)),
          "userTask_%s_%d".formatted(procedure.get(0), step),
          procedure.get(0),
          model,
          instance,
          instance,
          instance,
          procedure.get(2) + (step + 1),
          "person-%s-%d".formatted(unit, i % 12),
          begun,
          ended,
          Duration.between(begun, ended).toMillis(),
          "completed",
          50,
          begun.plusDays(5),
          unit);
      begun = ended;
    }
  }
}
