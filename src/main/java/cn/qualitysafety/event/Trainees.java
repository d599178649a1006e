package cn.qualitysafety.event;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.InCharge;
import cn.qualitysafety.enterprise.KeyCorrected;
import cn.qualitysafety.enterprise.PersonIdentities;
import cn.qualitysafety.event.TraineeSheet.Filled;
import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ExcelFile;
import cn.qualitysafety.platform.excel.ImportReport;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import cn.qualitysafety.platform.excel.SheetReader;
import cn.qualitysafety.platform.excel.SheetRow;
import cn.qualitysafety.target.Targets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trainees of classes: imported from Excel, and counted one by one when the class is settled.
 */
@Service
public class Trainees {

  /** The plan's target of the free training of the year (三(五)1). */
  private static final String FREE_TRAINING = "C105";

  /** Rows of a statement. */
  private static final int BATCH = 500;

  private final EventMapper mapper;
  private final PersonIdentities identities;
  private final EnterpriseService enterprises;
  private final UnitRegister units;
  private final Targets targets;
  private final Clock clock;
  private final int keptDays;

  /**
   * @param keptDays how long after a class is closed it is known who took part: working practice,
   *     no law says it
   */
  Trainees(
      EventMapper mapper,
      PersonIdentities identities,
      EnterpriseService enterprises,
      UnitRegister units,
      Targets targets,
      Clock clock,
      @Value("${event.trainees-kept-days}") int keptDays) {
    this.mapper = mapper;
    this.identities = identities;
    this.enterprises = enterprises;
    this.units = units;
    this.targets = targets;
    this.clock = clock;
    this.keptDays = keptDays;
  }

  /** The file to fill in. */
  public ExcelFile template() {
    return TraineeSheet.template();
  }

  /**
   * Adds the trainees of a file to a class.
   *
   * @param caseNumber of the class
   * @param sessionsHeld how many sessions it had
   * @return every complaint about its rows; nothing is imported if there is one and the mode says
   *     so
   * @throws RefusedInputException if the file as a whole cannot be accepted
   */
  @Transactional
  public ImportReport importFile(
      Path file, Mode mode, String caseNumber, int sessionsHeld, String person) {
    if (!identities.areKnown()) {
      throw new RefusedInputException("系统没有设置证件号码的密钥，不能导入学员；请联系系统管理员。");
    }
    if (mapper.hasOtherMark(identities.mark())) {
      // A stranger would be made of everybody who is in the register.
      throw new RefusedInputException("系统的证件号码密钥与以前导入时的不同，没有导入；请联系系统管理员。");
    }
    List<Complaint> complaints = new ArrayList<>();
    List<Filled> filled = new ArrayList<>();
    for (SheetRow row : SheetReader.read(file, TraineeSheet.SHAPE)) {
      Filled trainee = TraineeSheet.read(row, sessionsHeld, identities, complaints);
      if (trainee != null) {
        filled.add(trainee);
      }
    }
    complainOfTwice(caseNumber, filled, complaints);
    Map<String, InCharge> known = inReach(caseNumber, filled, complaints);
    Set<Integer> wrong = complaints.stream().map(Complaint::row).collect(Collectors.toSet());
    complaints.sort(Complaint.byPlace(TraineeSheet.SHAPE.columns()));
    if (filled.isEmpty() && complaints.isEmpty()) {
      throw new RefusedInputException("文件中没有学员，请填写后再上传。");
    }
    if (mode == Mode.ALL_OR_NOTHING && !complaints.isEmpty()) {
      return new ImportReport(0, complaints);
    }
    LocalDateTime now = LocalDateTime.now(clock);
    List<Trainee> correct =
        filled.stream()
            .filter(trainee -> !wrong.contains(trainee.row()))
            .map(
                trainee -> {
                  InCharge enterprise = known.get(trainee.organisationCode());
                  return new Trainee(
                      0,
                      caseNumber,
                      trainee.name(),
                      trainee.identity().fingerprint(),
                      trainee.identity().mark(),
                      trainee.identity().end(),
                      enterprise.organisationCode(),
                      enterprise.unitCode(),
                      trainee.nature(),
                      trainee.jobTitle(),
                      trainee.sessions(),
                      trainee.exam(),
                      person,
                      now,
                      null,
                      null);
                })
            .toList();
    batches(correct).forEach(mapper::insert);
    return new ImportReport(correct.size(), complaints);
  }

  /** The same person in two rows, or in the class already. */
  private void complainOfTwice(String caseNumber, List<Filled> filled, List<Complaint> complaints) {
    Set<String> known =
        batches(filled.stream().map(trainee -> trainee.identity().fingerprint()).toList())
            .flatMap(hashes -> mapper.known(caseNumber, hashes).stream())
            .collect(Collectors.toSet());
    Map<String, Integer> rows = new HashMap<>();
    for (Filled trainee : filled) {
      String person = trainee.identity().fingerprint();
      Integer first = rows.putIfAbsent(person, trainee.row());
      if (first != null) {
        complaints.add(
            new Complaint(
                trainee.row(),
                TraineeSheet.IDENTITY,
                "与第%d行是同一人，同一人只能填写一行，请删除多余的行。".formatted(first)));
      } else if (known.contains(person)) {
        complaints.add(
            new Complaint(trainee.row(), TraineeSheet.IDENTITY, "该学员已经导入本班，请删除这一行；要重新导入的，请先清空名单。"));
      }
    }
  }

  /** Enterprises within the reach of the class, by what was written. */
  private Map<String, InCharge> inReach(
      String caseNumber, List<Filled> filled, List<Complaint> complaints) {
    Set<String> reached =
        units.jurisdictionOf(mapper.find(caseNumber).unitCode()).stream()
            .map(Unit::code)
            .collect(Collectors.toSet());
    Map<String, InCharge> known =
        enterprises.inCharge(
            filled.stream().map(Filled::organisationCode).collect(Collectors.toSet()));
    for (Filled trainee : filled) {
      InCharge enterprise = known.get(trainee.organisationCode());
      if (enterprise == null || !reached.contains(enterprise.unitCode())) {
        complaints.add(
            new Complaint(
                trainee.row(),
                TraineeSheet.ENTERPRISE,
                "企业名录中没有组织机构代码为“%s”的本辖区企业，请核对代码；本辖区企业请先登记，外市企业的学员由其所在市的培训班计入，请删除这一行。"
                    .formatted(trainee.organisationCode())));
      }
    }
    return known;
  }

  private static <T> Stream<List<T>> batches(List<T> all) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
        .mapToObj(from -> all.subList(from, Math.min(from + BATCH, all.size())));
  }

  /** Forgets whom a class has imported, to import them anew; nobody has been counted yet. */
  @Transactional
  public void clear(String caseNumber) {
    if (mapper.count(caseNumber).judged() > 0) {
      throw new RefusedInputException("学员已经计入，名单不能清空。");
    }
    mapper.deleteAll(caseNumber);
  }

  /**
   * Forgets who took part in classes that were closed long enough ago: names, fingerprints and ends
   * of identity numbers, and posts, here and in the ledger. How many took part, for which
   * enterprises, and what was counted stays.
   *
   * @return how many trainees
   */
  @Transactional
  public int forgetOld() {
    LocalDateTime before = LocalDate.now(clock).minusDays(keptDays).atStartOfDay();
    int forgotten = 0;
    for (String number : mapper.knownOfClosed(before, BATCH)) {
      targets.forgetObjects(FREE_TRAINING, number);
      forgotten += mapper.forget(number);
    }
    return forgotten;
  }

  TraineeCount count(String caseNumber) {
    return mapper.count(caseNumber);
  }

  /** How many trainees a class has. */
  @Transactional(readOnly = true)
  public int number(String caseNumber) {
    return mapper.count(caseNumber).total();
  }

  /** In how many sessions of it the one who was there most took part. */
  @Transactional(readOnly = true)
  public int mostSessions(String caseNumber) {
    return mapper.count(caseNumber).mostSessions();
  }

  /** How many of them passed its exam. */
  @Transactional(readOnly = true)
  public int passed(String caseNumber) {
    return mapper.count(caseNumber).passed();
  }

  /**
   * Decides of each trainee of a class whether it counts, and counts who does, each for the bureau
   * in charge of the enterprise. What was decided stays.
   *
   * @param sessionsHeld how many sessions the class had, at least 1
   * @param on day on which the class ended
   * @param rules what the table {@code event-trainee} says of each
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(
      String caseNumber,
      int sessionsHeld,
      LocalDate on,
      UnaryOperator<List<Map<String, Object>>> rules) {
    List<Trainee> open =
        mapper.trainees(caseNumber).stream().filter(trainee -> trainee.counts() == null).toList();
    Set<String> countedBefore =
        targets.counted(
            FREE_TRAINING,
            on.getYear(),
            open.stream().map(Trainee::identityHash).collect(Collectors.toSet()));
    List<Map<String, Object>> said =
        rules.apply(
            open.stream()
                .<Map<String, Object>>map(
                    trainee ->
                        Map.of(
                            "attendedShare",
                            trainee.sessions() * 100.0 / sessionsHeld,
                            "enterpriseNature",
                            trainee.nature().chinese(),
                            "countedBefore",
                            countedBefore.contains(trainee.identityHash())))
                .toList());
    Map<Map<String, Object>, List<Long>> byAnswer = new LinkedHashMap<>();
    Map<String, String> counting = new LinkedHashMap<>();
    for (int i = 0; i < open.size(); i++) {
      Trainee trainee = open.get(i);
      byAnswer.computeIfAbsent(said.get(i), answer -> new ArrayList<>()).add(trainee.id());
      if (Boolean.TRUE.equals(said.get(i).get("traineeCounts"))) {
        counting.put(trainee.identityHash(), trainee.unitCode());
      }
    }
    byAnswer.forEach(
        (answer, ids) ->
            batches(ids)
                .forEach(
                    batch ->
                        mapper.judge(
                            batch,
                            Boolean.TRUE.equals(answer.get("traineeCounts")),
                            (String) answer.get("traineeWhy"))));
    targets.countAll(FREE_TRAINING, counting, on, caseNumber);
  }

  /** The list of a class (培训花名册), without identity numbers. */
  @Transactional(readOnly = true)
  public ExcelFile roster(String caseNumber) {
    List<Trainee> trainees = mapper.trainees(caseNumber);
    return ExcelFile.table(
        "培训花名册",
        List.of("序号", "姓名", "证件号码", "组织机构代码", "企业性质", "职务", "出勤课时", "考核结果", "计入", "说明"),
        IntStream.range(0, trainees.size()).mapToObj(i -> line(i + 1, trainees.get(i))).toList());
  }

  private static List<Object> line(int number, Trainee trainee) {
    return List.of(
        number,
        trainee.name(),
        trainee.identityEnd().isEmpty() ? "" : "尾号" + trainee.identityEnd(),
        trainee.holderCode(),
        trainee.nature().chinese(),
        trainee.jobTitle() == null ? "" : trainee.jobTitle(),
        trainee.sessions(),
        trainee.exam() == null ? "" : trainee.exam().chinese(),
        trainee.counts() == null ? "" : trainee.counts() ? "是" : "否",
        trainee.why() == null ? "" : trainee.why());
  }

  @EventListener
  void move(KeyCorrected key) {
    mapper.moveEnterprise(key.from(), key.to());
  }
}
