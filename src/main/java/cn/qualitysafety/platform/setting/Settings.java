package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.language.Brought;
import cn.qualitysafety.platform.language.Finding;
import jakarta.annotation.PostConstruct;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the versions of all settings and tells the registers. One change at a time, on whichever
 * node, and none while somebody deploys: what was checked is still so when it counts.
 */
@Service
public class Settings {

  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_REASON = 500;

  private final SettingMapper mapper;
  private final Map<SettingKind, SettingRegister> registers = new EnumMap<>(SettingKind.class);
  private final ObjectProvider<DeployedModels> models;
  private final SettingRights rights;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;

  /** What the registers were told last; null if that is to be looked at again. */
  private SettingMapper.State told;

  Settings(
      SettingMapper mapper,
      List<SettingRegister> registers,
      ObjectProvider<DeployedModels> models,
      SettingRights rights,
      AuditTrail trail,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    registers.forEach(register -> this.registers.put(register.kind(), register));
    this.models = models;
    this.rights = rights;
    this.trail = trail;
    transaction = new TransactionTemplate(transactions);
  }

  /**
   * An entry as it is now.
   *
   * @param value null if what was set was taken back and nothing else has the name
   * @param text of the value, for people; empty without one
   * @param last the newest version; null if it was never set
   */
  record Entry(String name, SettingValue value, String text, boolean released, Setting last) {

    public boolean isSet() {
      return last != null && last.content() != null;
    }

    /** As people say it. */
    public String source() {
      if (!isSet()) {
        return released ? "系统自带" : "已撤销";
      }
      return last.submissionId() == null ? "运行中修改" : "随部署";
    }
  }

  /**
   * A version, for people.
   *
   * @param text what it says
   */
  record Version(Setting setting, String text) {}

  /**
   * Tells the registers what another node may have changed; asks one cheap question if none has.
   */
  @PostConstruct
  public synchronized void look() {
    SettingMapper.State now = mapper.state();
    if (!now.equals(told)) {
      Map<SettingKind, Map<String, SettingValue>> all = inForce(mapper.newest());
      registers.forEach((kind, register) -> register.use(all.get(kind)));
      told = now;
    }
  }

  private synchronized void use(SettingKind kind, Map<String, SettingValue> settings) {
    registers.get(kind).use(settings);
    told = null; // what another node has changed meanwhile may not be among it
  }

  private static Map<SettingKind, Map<String, SettingValue>> inForce(Collection<Setting> newest) {
    Map<SettingKind, Map<String, SettingValue>> all = new EnumMap<>(SettingKind.class);
    for (SettingKind kind : SettingKind.values()) {
      all.put(kind, new TreeMap<>());
    }
    for (Setting each : newest) {
      Optional<SettingKind> kind = SettingKind.of(each.kind());
      if (kind.isEmpty()) {
        LOG.error("A setting has the kind '{}', which this release does not know", each.kind());
      } else if (each.content() != null) {
        all.get(kind.get()).put(each.name(), SettingValue.read(kind.get(), each.content()));
      }
    }
    return all;
  }

  SettingRegister register(SettingKind kind) {
    return registers.get(kind);
  }

  /** All entries of a kind, by name. */
  List<Entry> entries(SettingKind kind) {
    SettingRegister register = registers.get(kind);
    Map<String, SettingValue> released = register.released();
    Map<String, Setting> newest =
        mapper.newest().stream()
            .filter(each -> each.kind().equals(kind.key()))
            .collect(Collectors.toMap(Setting::name, each -> each));
    Set<String> names = new TreeSet<>(released.keySet());
    names.addAll(newest.keySet());
    return names.stream()
        .map(
            name -> {
              Setting last = newest.get(name);
              SettingValue value =
                  last != null && last.content() != null
                      ? SettingValue.read(kind, last.content())
                      : released.get(name);
              return new Entry(
                  name,
                  value,
                  value == null ? "" : register.text(value),
                  released.containsKey(name),
                  last);
            })
        .toList();
  }

  Optional<Entry> entry(SettingKind kind, String name) {
    return entries(kind).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** All versions of an entry, the newest first. */
  List<Version> versions(SettingKind kind, String name) {
    return mapper.versions(kind.key(), name).stream()
        .map(each -> new Version(each, text(kind, each.content())))
        .toList();
  }

  private String text(SettingKind kind, byte[] content) {
    return content == null
        ? "撤销，恢复系统自带的"
        : registers.get(kind).text(SettingValue.read(kind, content));
  }

  /**
   * Sets an entry.
   *
   * @throws RefusedInputException if the person may not, there is no reason, nothing changes, or
   *     something is wrong with it: all that is
   */
  void change(SettingKind kind, String name, SettingValue value, String reason, String person) {
    demand(kind, person);
    String why = Entered.required("修改理由", reason, LONGEST_REASON);
    alone(
        () -> {
          Map<String, SettingValue> settings = inForce(mapper.newest()).get(kind);
          SettingValue before = valueOf(kind, name, settings);
          if (value.isSameAs(before)) {
            throw new RefusedInputException("%s“%s”与现行的相同，没有修改。".formatted(kind.chinese(), name));
          }
          settings.put(name, value);
          check(kind, name, settings);
          write(kind, name, value, before, why, person, null);
          useAfterCommit(kind, settings);
        });
  }

  /**
   * Takes back what was set: what is released counts again.
   *
   * @throws RefusedInputException if the person may not, there is no reason, nothing was set, or
   *     something names an entry that would be there no more
   */
  void withdraw(SettingKind kind, String name, String reason, String person) {
    demand(kind, person);
    String why = Entered.required("撤销理由", reason, LONGEST_REASON);
    alone(
        () -> {
          Map<String, SettingValue> settings = inForce(mapper.newest()).get(kind);
          SettingValue before = settings.remove(name);
          if (before == null) {
            throw new RefusedInputException(
                "%s“%s”没有修改过，或者修改已经撤销，请刷新后查看。".formatted(kind.chinese(), name));
          }
          SettingValue after = registers.get(kind).released().get(name);
          if (after == null) {
            models
                .getObject()
                .naming(kind, name)
                .ifPresent(
                    process -> {
                      throw new RefusedInputException(
                          "%s“%s”由流程“%s”使用，系统又没有自带的，不能撤销；请先部署不再使用它的流程，并等在办事项办结。"
                              .formatted(kind.chinese(), name, process));
                    });
          }
          check(kind, name, settings);
          write(kind, name, null, before, why, person, null);
          useAfterCommit(kind, settings);
        });
  }

  private void demand(SettingKind kind, String person) {
    if (!rights.holds(person, kind.post())) {
      throw new RefusedInputException("您的岗位不能修改%s。".formatted(kind.chinese()));
    }
  }

  private void check(SettingKind kind, String name, Map<String, SettingValue> settings) {
    List<Finding> found = faults(registers.get(kind), kind.chinese(), settings, Set.of(name));
    if (found.isEmpty() && kind == SettingKind.TEMPLATE && settings.containsKey(name)) {
      Brought brought = new Brought();
      registers.get(kind).tell(Map.of(name, settings.get(name)), brought);
      found.addAll(models.getObject().faultsOfDocuments(brought));
    }
    if (!found.isEmpty()) {
      throw new RefusedInputException(
          "%s没有保存：\n%s"
              .formatted(
                  found.size() == 1 ? "" : "共有%d处须更正，".formatted(found.size()),
                  found.stream().map(Finding::sentence).collect(Collectors.joining("\n"))));
    }
  }

  private static List<Finding> faults(
      SettingRegister register,
      String place,
      Map<String, SettingValue> settings,
      Set<String> changed) {
    List<Finding> found = new ArrayList<>();
    changed.stream()
        .filter(name -> !register.isName(name))
        .map(name -> new Finding(place, name, "", "的名称不合规则", "请写" + register.nameHint()))
        .forEach(found::add);
    found.addAll(register.faults(place, settings, changed));
    return found;
  }

  private SettingValue valueOf(SettingKind kind, String name, Map<String, SettingValue> settings) {
    return settings.containsKey(name)
        ? settings.get(name)
        : registers.get(kind).released().get(name);
  }

  private void alone(Runnable action) {
    transaction.executeWithoutResult(
        status ->
            models
                .getObject()
                .alone(
                    () -> {
                      action.run();
                      return null;
                    }));
  }

  /**
   * @param value null if it is taken back
   */
  private void write(
      SettingKind kind,
      String name,
      SettingValue value,
      SettingValue before,
      String reason,
      String person,
      Long submission) {
    SettingRegister register = registers.get(kind);
    List<Setting> versions = mapper.versions(kind.key(), name);
    mapper.insert(
        new Setting(
            0,
            kind.key(),
            name,
            versions.isEmpty() ? 1 : versions.get(0).version() + 1,
            value == null ? null : value.stored(),
            person,
            LocalDateTime.now(BEIJING).truncatedTo(ChronoUnit.SECONDS),
            reason,
            submission));
    register.written(name, value == null ? register.released().get(name) : value, person, reason);
    trail.recordHere(
        person,
        AuditEvent.Kind.SETTING,
        value == null ? "Withdraw" : before == null ? "Create" : "Update",
        "%s“%s”：%s%s；理由：%s"
            .formatted(
                kind.chinese(),
                name,
                before == null ? "" : "原为%s，".formatted(register.text(before)),
                value == null ? "撤销" : "现为" + register.text(value),
                reason));
  }

  private void useAfterCommit(SettingKind kind, Map<String, SettingValue> settings) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            use(kind, settings);
          }
        });
  }

  /**
   * What files of a deployment would set, checked.
   *
   * @param regimes of the models of the same deployment
   */
  public Proposal propose(Collection<SettingFile> files, Set<String> regimes) {
    List<Finding> found = new ArrayList<>();
    List<Proposal.Change> changes = new ArrayList<>();
    Brought brought = new Brought();
    if (files.isEmpty()) {
      return new Proposal(changes, found, brought);
    }
    Map<SettingKind, Map<String, SettingValue>> all = inForce(mapper.newest());
    for (SettingFile file : files) {
      SettingRegister register = registers.get(SettingFile.kind(file.path()).orElseThrow());
      Map<String, SettingValue> settings = all.get(register.kind());
      Map<String, SettingValue> changed = new TreeMap<>();
      new TreeMap<>(register.read(file, regimes, found::add))
          .forEach(
              (name, value) -> {
                SettingValue before = valueOf(register.kind(), name, settings);
                if (!value.isSameAs(before)) {
                  changed.put(name, value);
                  changes.add(
                      new Proposal.Change(
                          register.kind(),
                          name,
                          file.path(),
                          before,
                          value,
                          before == null ? "" : register.text(before),
                          register.text(value)));
                }
              });
      settings.putAll(changed);
      List<Finding> faults = faults(register, file.name(), settings, changed.keySet());
      found.addAll(faults);
      if (faults.isEmpty()) {
        register.tell(changed, brought);
      }
    }
    return new Proposal(changes, found, brought);
  }

  /**
   * Sets what came with a deployment that all have approved, in the caller's transaction, which is
   * alone.
   *
   * @param person login of whoever sent it
   * @param reason what it came with
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bring(List<Proposal.Change> changes, long submission, String person, String reason) {
    Map<SettingKind, Map<String, SettingValue>> all = inForce(mapper.newest());
    for (Proposal.Change change : changes) {
      write(
          change.kind(),
          change.name(),
          change.after(),
          change.before(),
          reason,
          person,
          submission);
      all.get(change.kind()).put(change.name(), change.after());
    }
    changes.stream()
        .map(Proposal.Change::kind)
        .distinct()
        .forEach(kind -> useAfterCommit(kind, all.get(kind)));
  }

  /** What a deployment has set, and what was so before. */
  public List<Proposal.Change> broughtBy(long submission) {
    List<Proposal.Change> changes = new ArrayList<>();
    for (Setting each : mapper.broughtBy(submission)) {
      SettingKind kind = SettingKind.of(each.kind()).orElseThrow();
      SettingRegister register = registers.get(kind);
      SettingValue before =
          mapper.versions(each.kind(), each.name()).stream()
              .filter(version -> version.version() < each.version())
              .findFirst()
              .map(Setting::content)
              .filter(Objects::nonNull)
              .map(content -> SettingValue.read(kind, content))
              .orElseGet(() -> register.released().get(each.name()));
      SettingValue after = SettingValue.read(kind, each.content());
      changes.add(
          new Proposal.Change(
              kind,
              each.name(),
              "",
              before,
              after,
              before == null ? "" : register.text(before),
              register.text(after)));
    }
    return changes;
  }
}
