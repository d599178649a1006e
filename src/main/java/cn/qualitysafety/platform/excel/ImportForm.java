package cn.qualitysafety.platform.excel;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.excel.ImportReport.Complaint;
import cn.qualitysafety.platform.excel.ImportReport.Mode;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * The form of an import: takes the upload, shows what became of it by the fragments of {@code
 * import.html}, and keeps the complaints for download as long as the session lasts.
 *
 * @param view name of the page
 * @param complaintsName of the file with the complaints
 */
public record ImportForm(String view, String complaintsName) {

  private static final int MOST_SHOWN = 500;

  /** Of all of a node, since each reads a whole workbook; most are done within a few seconds. */
  private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

  private static final int MOST_WAITING = 4;
  private static final int PATIENCE_SECONDS = 20;

  /** The form before anything was uploaded. */
  public String empty(Model model) {
    return show(Mode.ALL_OR_NOTHING, model);
  }

  /** The form after an upload, with its report or with the sentence that refuses the whole file. */
  public String receive(
      MultipartFile file,
      Mode mode,
      HttpSession session,
      Model model,
      Function<Path, ImportReport> importing)
      throws IOException {
    if (file.isEmpty()) {
      model.addAttribute("refused", "请先选择要导入的Excel文件。");
      return show(mode, model);
    }
    session.removeAttribute(key());
    if (!mayBegin()) {
      model.addAttribute("refused", "系统正在导入其他文件，您的文件没有导入，请稍后再试。");
      return show(mode, model);
    }
    Path uploaded = null;
    try {
      uploaded = Files.createTempFile("import", ".xlsx");
      file.transferTo(uploaded);
      ImportReport report = importing.apply(uploaded);
      if (!report.complaints().isEmpty()) {
        session.setAttribute(key(), list(report.complaints()).content());
      }
      model.addAttribute("fileName", file.getOriginalFilename());
      model.addAttribute("report", report);
      model.addAttribute(
          "badRows", report.complaints().stream().map(Complaint::row).distinct().count());
      model.addAttribute("shown", report.complaints().stream().limit(MOST_SHOWN).toList());
    } catch (RefusedInputException refused) {
      model.addAttribute("refused", refused.getMessage());
    } finally {
      ONE_AT_A_TIME.release();
      if (uploaded != null) {
        Files.deleteIfExists(uploaded);
      }
    }
    return show(mode, model);
  }

  private static boolean mayBegin() {
    try {
      return ONE_AT_A_TIME.getQueueLength() < MOST_WAITING
          && ONE_AT_A_TIME.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All complaints about the file that was uploaded last in this session; 404 if there is none. */
  public ResponseEntity<byte[]> complaints(HttpSession session) {
    if (session.getAttribute(key()) instanceof byte[] list) {
      return new ExcelFile(complaintsName, list).download();
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private ExcelFile list(List<Complaint> complaints) {
    return ExcelFile.table(
        complaintsName,
        List.of("行号", "列名", "问题"),
        complaints.stream().map(c -> List.of(c.row(), c.column(), c.reason())).toList());
  }

  private String key() {
    return ImportForm.class.getName() + "." + view;
  }

  private String show(Mode mode, Model model) {
    model.addAttribute("mode", mode);
    return view;
  }
}
