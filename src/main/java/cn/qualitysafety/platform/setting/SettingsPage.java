package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.input.Entered;
import cn.qualitysafety.platform.input.NormalForm;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page 设置: whoever may change something there reads all of it, and changes what is theirs to
 * change.
 */
@Controller
@RequestMapping("/settings")
class SettingsPage {

  private static final int LONGEST_NAME = 100;

  /** In forms: the name of the entry. Its fields may have a name among them. */
  private static final String ENTRY = "entry";

  private final Settings settings;
  private final SettingRights rights;
  private final PersonNames names;

  SettingsPage(Settings settings, SettingRights rights, PersonNames names) {
    this.settings = settings;
    this.rights = rights;
    this.names = names;
  }

  /** The entries of what a person may change first. */
  @GetMapping
  String first(HttpSession session, Model model) {
    return list(mine(session).get(0).key(), "", session, model);
  }

  /**
   * The entries of a kind.
   *
   * @param q part of the name or of what it says; empty for all
   */
  @GetMapping("/{kind}")
  String list(
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String q,
      HttpSession session,
      Model model) {
    SettingKind shown = kind(kind);
    show(shown, session, model);
    String asked = NormalForm.text(q);
    List<Settings.Entry> entries =
        settings.entries(shown).stream()
            .filter(entry -> contains(entry.name(), asked) || contains(entry.text(), asked))
            .toList();
    model.addAttribute("q", asked);
    model.addAttribute("entries", entries);
    model.addAttribute(
        "names",
        names.withLogins(
            entries.stream()
                .map(Settings.Entry::last)
                .filter(Objects::nonNull)
                .map(Setting::changedBy)
                .toList()));
    return "settings";
  }

  private static boolean contains(String text, String asked) {
    return NormalForm.searched(text).contains(NormalForm.searched(asked));
  }

  /**
   * An entry with its history.
   *
   * @param name empty for a new one
   */
  @GetMapping("/{kind}/entry")
  String entry(
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String name,
      HttpSession session,
      Model model) {
    SettingKind shown = kind(kind);
    show(shown, session, model);
    if (!name.isEmpty() && settings.entry(shown, name).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return entry(shown, name, null, model);
  }

  /**
   * @param entered what somebody typed and was refused; null to show what is in force
   */
  private String entry(SettingKind kind, String name, Map<String, String> entered, Model model) {
    Optional<Settings.Entry> entry = settings.entry(kind, name);
    List<Settings.Version> versions = settings.versions(kind, name);
    model.addAttribute("entry", entry.orElse(null));
    model.addAttribute("name", name);
    model.addAttribute("fields", settings.register(kind).fields());
    model.addAttribute("nameHint", settings.register(kind).nameHint());
    model.addAttribute(
        "entered",
        entered != null
            ? entered
            : entry
                .map(Settings.Entry::value)
                .map(settings.register(kind)::shown)
                .orElse(Map.of()));
    model.addAttribute("versions", versions);
    model.addAttribute(
        "names",
        names.withLogins(versions.stream().map(each -> each.setting().changedBy()).toList()));
    return "setting";
  }

  @PostMapping("/{kind}/entry")
  String change(
      @PathVariable String kind,
      @RequestParam Map<String, String> entered,
      @RequestParam(required = false) MultipartFile file,
      HttpSession session,
      Model model,
      RedirectAttributes redirect)
      throws IOException {
    SettingKind changed = kind(kind);
    String person = show(changed, session, model);
    String name = NormalForm.compact(entered.getOrDefault(ENTRY, ""));
    try {
      Entered.required("名称", name, LONGEST_NAME);
      settings.change(
          changed, name, value(changed, name, entered, file), entered.get("reason"), person);
      redirect.addFlashAttribute("done", "%s“%s”已修改，现已生效。".formatted(changed.chinese(), name));
      redirect.addAttribute("name", name);
      return "redirect:/settings/%s/entry".formatted(kind);
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      return entry(changed, name, entered, model);
    }
  }

  private SettingValue value(
      SettingKind kind, String name, Map<String, String> entered, MultipartFile file)
      throws IOException {
    if (kind.isFile()) {
      if (file == null || file.isEmpty()) {
        throw new RefusedInputException("请先选择要上传的文件（%s）。".formatted(kind.extension()));
      }
      return SettingValue.of(file.getBytes());
    }
    Map<String, String> fields = new HashMap<>();
    for (SettingField field : settings.register(kind).fields()) {
      String typed = Entered.optional(field.label(), entered.get(field.key()), field.longest());
      fields.put(field.key(), typed == null ? "" : typed);
    }
    return settings
        .register(kind)
        .entered(settings.entry(kind, name).map(Settings.Entry::value).orElse(null), fields);
  }

  @PostMapping("/{kind}/withdrawal")
  String withdraw(
      @PathVariable String kind,
      @RequestParam(name = ENTRY, defaultValue = "") String name,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model,
      RedirectAttributes redirect) {
    SettingKind changed = kind(kind);
    String person = show(changed, session, model);
    try {
      settings.withdraw(changed, name, reason, person);
      redirect.addFlashAttribute("done", "%s“%s”的修改已撤销。".formatted(changed.chinese(), name));
      redirect.addAttribute("name", name);
      return "redirect:/settings/%s/entry".formatted(kind);
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
      return entry(changed, name, null, model);
    }
  }

  /**
   * A value that is a file.
   *
   * @param version 0 for the one in force
   */
  @GetMapping("/{kind}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String kind,
      @RequestParam String name,
      @RequestParam(defaultValue = "0") int version,
      HttpSession session) {
    mine(session);
    SettingKind asked = kind(kind);
    if (!asked.isFile()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Optional<byte[]> content =
        version == 0
            ? settings.entry(asked, name).map(Settings.Entry::value).map(SettingValue::file)
            : settings.versions(asked, name).stream()
                .map(Settings.Version::setting)
                .filter(each -> each.version() == version && each.content() != null)
                .map(Setting::content)
                .findFirst();
    return content
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename(
                                name.substring(name.lastIndexOf('/') + 1) + asked.extension(),
                                StandardCharsets.UTF_8)
                            .build()
                            .toString())
                    .body(bytes))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** What both pages show of a kind; returns who is there. */
  private String show(SettingKind kind, HttpSession session, Model model) {
    List<SettingKind> mine = mine(session);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", SettingKind.values());
    model.addAttribute("changing", mine.contains(kind));
    return LoggedIn.person(session);
  }

  private List<SettingKind> mine(HttpSession session) {
    List<SettingKind> mine = rights.of(LoggedIn.person(session));
    if (mine.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return mine;
  }

  private static SettingKind kind(String key) {
    return SettingKind.of(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
