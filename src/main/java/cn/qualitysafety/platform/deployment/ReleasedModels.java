package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.audit.AuditEvent;
import cn.qualitysafety.platform.audit.AuditTrail;
import cn.qualitysafety.platform.engine.GrantsOfModels;
import cn.qualitysafety.platform.engine.ModelLanguage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the models of this release, before the server takes requests: what differs from the last
 * release. Where a designer's version is newer it is kept, and told in the log, by health, in the
 * audit trail and at {@code /deployments}, where the release's can be taken over.
 */
@Component
class ReleasedModels implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ReleasedModels.class);

  /** The name under which Camunda's own auto-deployment deployed earlier releases. */
  private static final String EARLIER_RELEASES = "SpringAutoDeployment";

  private final RunningModels running;
  private final Deployments deployments;
  private final SubmissionMapper mapper;
  private final AuditTrail trail;
  private final GrantsOfModels grants;
  private final OutdatedVersions outdated;
  private final ModelLanguage language;
  private final TransactionTemplate transaction;

  private List<Bundle> release;
  private Map<ModelKey, String> seen;
  private List<Different> different;

  ReleasedModels(
      CamundaBpmProperties properties,
      RunningModels running,
      Deployments deployments,
      SubmissionMapper mapper,
      AuditTrail trail,
      GrantsOfModels grants,
      OutdatedVersions outdated,
      ModelLanguage language,
      PlatformTransactionManager transactions)
      throws IOException {
    this.running = running;
    this.deployments = deployments;
    this.mapper = mapper;
    this.trail = trail;
    this.grants = grants;
    this.outdated = outdated;
    this.language = language;
    transaction = new TransactionTemplate(transactions);
    release = Bundle.of(read(properties.getDeploymentResourcePattern()));
  }

  /** A process, table or form whose running version is not the release's. */
  record Different(Bundle released, Running running) {

    /** For people and logs. */
    public String text() {
      return "%s（第%d版，部署“%s”）"
          .formatted(running.key().id(), running.version(), running.deployment().getName());
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    deployChanged(release);
    outdated.moveCases();
    grants.bringInLine();
  }

  /** The same for the files of another release. */
  synchronized void deployChanged(List<Bundle> bundles) {
    release = bundles;
    seen = null;
    transaction.executeWithoutResult(
        status ->
            running.alone(
                () -> {
                  deployChanged();
                  return null;
                }));
    List<Different> kept = different();
    if (!kept.isEmpty()) {
      LOG.warn(
          "{} of the models that run differ from this release and are kept, because a designer's"
              + " version is newer: {}. Designers see what differs at /deployments and can take the"
              + " release's over.",
          kept.size(),
          kept.stream()
              .map(
                  each ->
                      "%s (version %d, deployment '%s')"
                          .formatted(
                              each.running().key().id(),
                              each.running().version(),
                              each.running().deployment().getName()))
              .collect(Collectors.joining(", ")));
      String text = kept.stream().map(Different::text).collect(Collectors.joining("，"));
      if (!trail.latest(AuditEvent.Kind.DEPLOYMENT, "Keep").filter(text::equals).isPresent()) {
        trail.recordHere(AuditEvent.RELEASE, AuditEvent.Kind.DEPLOYMENT, "Keep", text);
      }
    }
  }

  private void deployChanged() {
    Map<ModelKey, Running> now = running.all();
    Set<SubmissionMapper.Adopted> adopted = new LinkedHashSet<>(mapper.findAdopted());
    Map<String, ModelFile> changed = new LinkedHashMap<>();
    for (Bundle bundle : release) {
      Running current = now.get(bundle.key());
      boolean same = current != null && bundle.isSameAs(current);
      if (current == null || !same && (isRelease(current, adopted) || isOutdated(current))) {
        bundle.files().forEach(file -> changed.put(file.name(), file));
      } else if (same && !isRelease(current, adopted)) {
        mapper.insertAdopted(bundle.key().id(), current.deployment().getId());
      }
    }
    if (!changed.isEmpty()) {
      String made =
          Deployments.versions(
              deployments.deploy("程序发布", Deployments.FROM_RELEASE, changed.values()));
      trail.recordHere(
          AuditEvent.RELEASE,
          AuditEvent.Kind.DEPLOYMENT,
          "Create",
          "%d个文件：%s；%s".formatted(changed.size(), made, String.join("，", changed.keySet())));
    }
  }

  /** A designer's version that this release does not understand: nothing could go on with it. */
  private boolean isOutdated(Running current) {
    return language
        .objection(
            current.files().stream().collect(Collectors.toMap(ModelFile::name, ModelFile::content)))
        .isPresent();
  }

  private static boolean isRelease(Running current, Set<SubmissionMapper.Adopted> adopted) {
    return isRelease(current.deployment())
        || adopted.contains(
            new SubmissionMapper.Adopted(current.key().id(), current.deployment().getId()));
  }

  private static boolean isRelease(Deployment deployment) {
    return Deployments.FROM_RELEASE.equals(deployment.getSource())
        || EARLIER_RELEASES.equals(deployment.getName()) && deployment.getSource() == null;
  }

  /** What runs now and is not the release's; read again only when something was deployed. */
  synchronized List<Different> different() {
    Map<ModelKey, String> now = running.deployments();
    if (!now.equals(seen)) {
      Map<ModelKey, Running> all = running.all();
      different =
          release.stream()
              .filter(bundle -> all.containsKey(bundle.key()))
              .filter(bundle -> !bundle.isSameAs(all.get(bundle.key())))
              .map(bundle -> new Different(bundle, all.get(bundle.key())))
              .toList();
      seen = now;
    }
    return different;
  }

  /**
   * The running files that the release has not, or has otherwise, in the folders of the source
   * code: what designers changed. What an earlier release brought and their deployments only carry
   * along would undo this release's change, and what is withdrawn belongs in no release.
   */
  byte[] zipOfDifferent() throws IOException {
    Set<ModelKey> released =
        release.stream()
            .flatMap(bundle -> bundle.files().stream())
            .flatMap(file -> file.defined().stream())
            .collect(Collectors.toSet());
    Set<ModelKey> differ =
        different().stream().map(each -> each.running().key()).collect(Collectors.toSet());
    List<ModelFile> earlier = running.deployed(ReleasedModels::isRelease);
    Map<String, ModelFile> files = new TreeMap<>();
    for (Running each : running.all().values()) {
      if (each.suspended() || released.contains(each.key()) && !differ.contains(each.key())) {
        continue;
      }
      for (ModelFile file : each.files()) {
        boolean carried = isOneOf(earlier, file) && !isOneOf(sent(file.name()), file);
        if (!isReleased(file) && !carried) {
          files.put(path(file.name()), file);
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, ModelFile> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().content());
      }
    }
    return bytes.toByteArray();
  }

  private boolean isReleased(ModelFile file) {
    return isOneOf(release.stream().flatMap(bundle -> bundle.files().stream()).toList(), file);
  }

  /** What designers sent under this name and others approved. */
  private List<ModelFile> sent(String name) {
    return mapper.findSent(name).stream()
        .map(file -> new ModelFile(file.name(), file.content()))
        .toList();
  }

  private static boolean isOneOf(List<ModelFile> files, ModelFile file) {
    return files.stream()
        .anyMatch(other -> other.name().equals(file.name()) && other.sameContent(file));
  }

  /** A key begins with its regime, which is the folder. */
  private static String path(String name) {
    return (name.endsWith(".form") ? "forms/" : "bpmn/") + name.split("[-.]")[0] + "/" + name;
  }

  private static List<ModelFile> read(String[] patterns) throws IOException {
    List<ModelFile> files = new ArrayList<>();
    for (String pattern : patterns) {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        try (InputStream content = resource.getInputStream()) {
          files.add(new ModelFile(resource.getFilename(), content.readAllBytes()));
        }
      }
    }
    return files;
  }
}
