package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.RefusedInputException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What our own pages refuse, they refuse in one sentence, which their scripts show as it is. */
@ControllerAdvice
class PlainRefusals {

  private static final MediaType SENTENCE =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final MultipartProperties uploads;

  PlainRefusals(MultipartProperties uploads) {
    this.uploads = uploads;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(RefusedInputException refused) {
    return sentence(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<String> tooLarge(MaxUploadSizeExceededException tooLarge) {
    return sentence(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "文件超过%dMB的上限，没有保存，请压缩或者拆分后再上传。".formatted(uploads.getMaxFileSize().toMegabytes()));
  }

  private static ResponseEntity<String> sentence(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).contentType(SENTENCE).body(sentence);
  }
}
