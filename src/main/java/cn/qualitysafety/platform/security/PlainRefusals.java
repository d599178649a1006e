package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.BusyException;
import cn.qualitysafety.platform.RefusedInputException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What our own pages refuse, they refuse in one sentence, which their scripts show as it is. */
@ControllerAdvice
class PlainRefusals {

  private static final MediaType SENTENCE =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  /** In seconds. */
  private static final String SOON = "10";

  private final MultipartProperties uploads;

  PlainRefusals(MultipartProperties uploads) {
    this.uploads = uploads;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(RefusedInputException refused) {
    return sentence(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<String> busy(BusyException busy) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, SOON)
        .contentType(SENTENCE)
        .body(busy.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<String> tooLarge(MaxUploadSizeExceededException tooLarge) {
    if (NestedExceptionUtils.getMostSpecificCause(tooLarge) instanceof SizeException size
        && size.getPermittedSize() < uploads.getMaxFileSize().toBytes()) {
      // The container has a limit of its own on what stands beside the file.
      return sentence(HttpStatus.BAD_REQUEST, "文件名过长，没有保存，请缩短文件名后再上传。");
    }
    return sentence(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "文件超过%dMB的上限，没有保存，请压缩或者拆分后再上传。".formatted(uploads.getMaxFileSize().toMegabytes()));
  }

  @ExceptionHandler({MultipartException.class, InvalidFileNameException.class})
  ResponseEntity<String> broken() {
    return sentence(HttpStatus.BAD_REQUEST, "上传的内容不完整，或者文件名含有不能使用的字符，没有保存。请更改文件名后重新上传。");
  }

  private static ResponseEntity<String> sentence(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).contentType(SENTENCE).body(sentence);
  }
}
