package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.AttachmentLimits;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.attachment.FilesInMemory;
import cn.qualitysafety.platform.casefile.CaseMapper.TitledCase;
import cn.qualitysafety.platform.deadline.CaseLimit;
import cn.qualitysafety.platform.deadline.CaseLimits;
import cn.qualitysafety.platform.deadline.DeadlineMove;
import cn.qualitysafety.platform.deadline.LimitExtension;
import cn.qualitysafety.platform.deadline.Standstill;
import cn.qualitysafety.platform.delivery.Deliveries;
import cn.qualitysafety.platform.delivery.Delivery;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.handover.Handovers;
import cn.qualitysafety.platform.message.Messages;
import cn.qualitysafety.platform.message.PassedMessage;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.urging.Urgings;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the register says of a case, its limits, documents and attachments: to read, to download, to
 * add to. What somebody may not see does not exist for them.
 */
@Controller
class CaseFilePage {

  private static final String PAGE = "case";
  private static final String FILE = "case :: file";

  /** Cases around one that are named on its page without their files. */
  private static final int MOST_LINKED = 50;

  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final CaseFamilies families;
  private final CaseRegister register;
  private final CaseRecords records;
  private final InTheNameOf inTheNameOf;
  private final CaseLimits limits;
  private final OfficialDocuments documents;
  private final Deliveries deliveries;
  private final Attachments attachments;
  private final AttachmentLimits attachmentLimits;
  private final FilesInMemory filesInMemory;
  private final PersonNames names;
  private final Handovers handovers;
  private final Urgings urgings;
  private final Copies copies;
  private final CaseFlow flow;
  private final CaseDiagrams diagrams;
  private final FileIndex index;
  private final Messages messages;
  private final PartyCases cases;

  CaseFilePage(
      CaseFamilies families,
      CaseRegister register,
      CaseRecords records,
      InTheNameOf inTheNameOf,
      CaseLimits limits,
      OfficialDocuments documents,
      Deliveries deliveries,
      Attachments attachments,
      AttachmentLimits attachmentLimits,
      FilesInMemory filesInMemory,
      PersonNames names,
      Handovers handovers,
      Urgings urgings,
      Copies copies,
      CaseFlow flow,
      CaseDiagrams diagrams,
      FileIndex index,
      Messages messages,
      PartyCases cases) {
    this.families = families;
    this.register = register;
    this.records = records;
    this.inTheNameOf = inTheNameOf;
    this.limits = limits;
    this.documents = documents;
    this.deliveries = deliveries;
    this.attachments = attachments;
    this.attachmentLimits = attachmentLimits;
    this.filesInMemory = filesInMemory;
    this.names = names;
    this.handovers = handovers;
    this.urgings = urgings;
    this.copies = copies;
    this.flow = flow;
    this.diagrams = diagrams;
    this.index = index;
    this.messages = messages;
    this.cases = cases;
  }

  @GetMapping("/cases/{caseNumber}")
  String page(@PathVariable String caseNumber, HttpSession session, Model model) {
    Optional<CaseFamily> own = families.ofCase(caseNumber, person(session));
    model.addAttribute("mayAdd", own.isPresent());
    show(seen(own.or(() -> families.passed(caseNumber, person(session)))), session, model);
    return PAGE;
  }

  /** What the tab of a task shows. */
  @GetMapping("/tasks/{taskId}/case")
  String ofTask(@PathVariable String taskId, HttpSession session, Model model) {
    Optional<CaseFamily> family = families.ofTask(taskId, person(session));
    if (family.isEmpty() && families.hasTask(taskId, person(session))) {
      throw new RefusedInputException("本任务由另一单位的案件交来办理，案卷在那个单位，这里不能查看；需要的内容在表单里，文书由那个单位送交。");
    }
    show(seen(family), session, model);
    return FILE;
  }

  /** 卷内文件目录, to print on top of the paper file. */
  @GetMapping("/cases/{caseNumber}/index")
  String index(@PathVariable String caseNumber, HttpSession session, Model model) {
    CaseFamily family = family(caseNumber, session);
    model.addAttribute("family", family);
    model.addAttribute("line", register.of(family.instanceId()));
    model.addAttribute("volumes", index.of(family, person(session)));
    return "case-index";
  }

  @GetMapping("/cases/{caseNumber}/documents")
  ResponseEntity<byte[]> document(
      @PathVariable String caseNumber, @RequestParam String number, HttpSession session) {
    if (documentsOf(toRead(caseNumber, session)).stream()
        .noneMatch(document -> document.number().equals(number))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return download(number + ".docx", DOCX).body(documents.read(number));
  }

  @GetMapping("/cases/{caseNumber}/attachments/{owner}/{serial}")
  ResponseEntity<Resource> attachment(
      @PathVariable String caseNumber,
      @PathVariable String owner,
      @PathVariable int serial,
      HttpSession session)
      throws IOException {
    Attachment attachment = attachment(toRead(caseNumber, session), owner, serial);
    // Not from memory: it would stay there for as long as a slow line takes.
    Path copy = Files.createTempFile("attachment", null);
    try {
      filesInMemory.hold(() -> Files.write(copy, attachments.read(owner, serial)));
    } catch (IOException | RuntimeException failed) {
      Files.delete(copy);
      throw failed;
    }
    long size = Files.size(copy);
    InputStream in = Files.newInputStream(copy, StandardOpenOption.DELETE_ON_CLOSE);
    return download(attachment.fileName(), attachment.kind().mediaType())
        .contentLength(size)
        .body(new InputStreamResource(in));
  }

  /** Answers with the file as it is then. */
  @PostMapping("/cases/{caseNumber}/attachments")
  String upload(
      @PathVariable String caseNumber,
      @RequestParam(required = false) MultipartFile file,
      HttpSession session,
      Model model)
      throws IOException {
    CaseFamily family = family(caseNumber, session);
    if (!family.open()) {
      throw new RefusedInputException("业务%s已经办结，不能再上传附件。".formatted(caseNumber));
    }
    if (file == null || file.isEmpty() && "".equals(file.getOriginalFilename())) {
      throw new RefusedInputException("请先选择文件，再点“上传”。");
    }
    filesInMemory.hold(
        () ->
            attachments.add(
                caseNumber, file.getOriginalFilename(), file.getBytes(), person(session)));
    show(family, session, model);
    return FILE;
  }

  /** Answers with the file as it is then. */
  @PostMapping("/cases/{caseNumber}/attachments/{owner}/{serial}/withdrawal")
  String withdraw(
      @PathVariable String caseNumber,
      @PathVariable String owner,
      @PathVariable int serial,
      @RequestParam(required = false) String reason,
      HttpSession session,
      Model model) {
    CaseFamily family = family(caseNumber, session);
    attachments.withdraw(
        attachment(family, owner, serial).caseNumber(), serial, reason, person(session));
    show(family, session, model);
    return FILE;
  }

  private void show(CaseFamily family, HttpSession session, Model model) {
    List<Attachment> files = attachments.ofCases(family.shown());
    model.addAttribute("family", family);
    CaseRegister.Line line = register.of(family.instanceId());
    model.addAttribute("line", line);
    model.addAttribute("unit", line == null ? null : names.unit(line.entry().unitCode()));
    model.addAttribute(
        "records", records.ofCases(family.shown(), inTheNameOf.postsOf(person(session))));
    List<LimitLine> lines =
        Stream.of(family.rootNumber(), family.caseNumber())
            .distinct()
            .flatMap(this::limitsOf)
            .toList();
    List<DeadlineMove> moves = limits.moves(family.shown());
    model.addAttribute("limits", lines);
    model.addAttribute("moves", moves);
    model.addAttribute("limitNames", names.of(peopleOf(lines, moves)));
    List<OfficialDocument> issued = documents.ofCases(family.shown());
    model.addAttribute("documents", issued);
    model.addAttribute("flow", flow.of(family, issued, person(session)));
    model.addAttribute("diagrams", diagrams.of(family));
    model.addAttribute(
        "deliveries",
        deliveries.ofCases(family.shown()).stream()
            .collect(Collectors.groupingBy(Delivery::documentNumber)));
    model.addAttribute("attachments", files);
    model.addAttribute("names", names.of(files.stream().map(Attachment::uploadedBy).toList()));
    model.addAttribute("handovers", handovers.namedOfCases(family.shown()));
    model.addAttribute("copies", copies.ofCases(family.shown()));
    if (!model.containsAttribute("mayAdd")) {
      model.addAttribute("mayAdd", true);
    }
    model.addAttribute("urgings", urgings.ofCases(family.shown()));
    List<TitledCase> related = families.shownWith(family, person(session));
    model.addAttribute("related", related);
    model.addAttribute("linked", families.linked(family, MOST_LINKED, person(session)));
    model.addAttribute("more", Math.max(0, family.notShown().size() - MOST_LINKED));
    List<PassedMessage> passed = messages.ofCases(family.shown());
    Set<String> readable = readable(passed, person(session));
    readable.add(family.caseNumber());
    related.forEach(other -> readable.add(other.caseNumber()));
    model.addAttribute("readable", readable);
    model.addAttribute("messages", passed);
    model.addAttribute("person", person(session));
    model.addAttribute("uploads", attachmentLimits);
  }

  /** Numbers of cases on either side of messages that the reader may open. */
  private Set<String> readable(List<PassedMessage> passed, String person) {
    Set<String> numbers =
        passed.stream()
            .flatMap(message -> Stream.of(message.sender(), message.receiver()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new HashSet<>(cases.readable(numbers, person, inTheNameOf.unitsOf(person)));
  }

  private static List<String> peopleOf(List<LimitLine> lines, List<DeadlineMove> moves) {
    return Stream.concat(
            lines.stream()
                .flatMap(line -> line.extensions().stream())
                .map(LimitExtension::approvedBy),
            moves.stream().map(DeadlineMove::changedBy))
        .filter(person -> !person.isEmpty())
        .distinct()
        .toList();
  }

  private Stream<LimitLine> limitsOf(String caseNumber) {
    List<Standstill> standstills = limits.standstills(caseNumber);
    List<LimitExtension> extensions = limits.extensions(caseNumber);
    return limits.ofCase(caseNumber).stream()
        .map(
            limit ->
                new LimitLine(
                    limit,
                    limits.dueOn(limit),
                    limits.caveat(limit),
                    limits.light(limit),
                    standstills.stream()
                        .filter(each -> isRun(limit, each.limitName(), each.runNumber()))
                        .toList(),
                    extensions.stream()
                        .filter(each -> isRun(limit, each.limitName(), each.runNumber()))
                        .toList()));
  }

  private static boolean isRun(CaseLimit limit, String name, int number) {
    return limit.limitName().equals(name) && limit.runNumber() == number;
  }

  private List<OfficialDocument> documentsOf(CaseFamily family) {
    return documents.ofCases(family.members());
  }

  private Attachment attachment(CaseFamily family, String owner, int serial) {
    return attachments.ofCases(family.members().stream().filter(owner::equals).toList()).stream()
        .filter(attachment -> attachment.serial() == serial)
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CaseFamily family(String caseNumber, HttpSession session) {
    return seen(families.ofCase(caseNumber, person(session)));
  }

  /** Also a case that was passed to the person, who adds nothing to it. */
  private CaseFamily toRead(String caseNumber, HttpSession session) {
    String person = person(session);
    return seen(families.ofCase(caseNumber, person).or(() -> families.passed(caseNumber, person)));
  }

  private static CaseFamily seen(Optional<CaseFamily> family) {
    return family.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String person(HttpSession session) {
    return LoggedIn.person(session);
  }

  private static ResponseEntity.BodyBuilder download(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString());
  }
}
