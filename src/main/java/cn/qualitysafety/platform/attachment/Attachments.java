package cn.qualitysafety.platform.attachment;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the attachments of cases. Whoever calls has made sure that the person may see the case. */
@Service
public class Attachments {

  private final AttachmentMapper mapper;
  private final AttachmentLimits limits;
  private final Clock clock;

  Attachments(AttachmentMapper mapper, AttachmentLimits limits, Clock clock) {
    this.mapper = mapper;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Adds a file to a case.
   *
   * @param sentName name as the browser sent it; it is made safe
   * @throws RefusedInputException if the file is empty, too large, of a kind that is not accepted
   *     or not what its name says, has macros or a DOCTYPE, is one too many, or is in the case
   *     already
   */
  @Transactional
  public Attachment add(String caseNumber, String sentName, byte[] content, String person) {
    String name = SafeFileName.of(sentName);
    AttachmentKind kind = check(name, content);
    int serial = nextSerial(caseNumber);
    List<Attachment> earlier = mapper.ofCases(List.of(caseNumber));
    if (earlier.size() >= limits.maxPerCase()) {
      throw new RefusedInputException(
          "业务%s已有%d个附件（含已作废的），达到上限，不能再上传；请合并材料后上传，或者联系系统管理员。"
              .formatted(caseNumber, earlier.size()));
    }
    String sha256 = Sha256.of(content);
    earlier.stream()
        .filter(same -> same.sha256().equals(sha256) && !same.withdrawn())
        .findFirst()
        .ifPresent(
            same -> {
              throw new RefusedInputException(
                  "“%s”与本业务已有的附件“%s”内容相同，不必重复上传。".formatted(name, same.fileName()));
            });
    mapper.insert(
        new Attachment(
            caseNumber,
            serial,
            name,
            kind,
            content.length,
            sha256,
            person,
            LocalDateTime.now(clock),
            null,
            null),
        content);
    return mapper.find(caseNumber, serial);
  }

  /**
   * Marks a wrong upload as withdrawn (作废). It stays readable.
   *
   * @throws RefusedInputException if there is no reason, no such attachment, somebody else uploaded
   *     it, or it is withdrawn already
   */
  @Transactional
  public void withdraw(String caseNumber, int serial, String reason, String person) {
    Attachment attachment = existing(caseNumber, serial);
    if (!attachment.uploadedBy().equals(person)) {
      throw new RefusedInputException("附件“%s”不是您上传的，只能由上传人作废。".formatted(attachment.fileName()));
    }
    String why = Entered.required("作废原因", reason, 500);
    try {
      mapper.insertWithdrawal(caseNumber, serial, why, person, LocalDateTime.now(clock));
    } catch (DuplicateKeyException withdrawnAlready) {
      throw new RefusedInputException("附件“%s”已经作废，不能重复作废。".formatted(attachment.fileName()));
    }
  }

  /** The attachments of some cases, oldest first, withdrawn ones included. */
  public List<Attachment> ofCases(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? List.of() : mapper.ofCases(caseNumbers);
  }

  /**
   * The bytes of an attachment.
   *
   * @throws RefusedInputException if there is no such attachment
   * @throws IllegalStateException if they are not those that were uploaded
   */
  public byte[] read(String caseNumber, int serial) {
    existing(caseNumber, serial);
    AttachmentMapper.Content stored = mapper.content(caseNumber, serial);
    String found = Sha256.of(stored.content());
    if (!found.equals(stored.sha256())) {
      throw new IllegalStateException(
          "attachment %d of case %s is damaged: its SHA-256 is %s, at upload it was %s; restore it from a backup"
              .formatted(serial, caseNumber, found, stored.sha256()));
    }
    return stored.content();
  }

  private AttachmentKind check(String name, byte[] content) {
    if (content.length == 0) {
      throw new RefusedInputException("“%s”是空文件，请选择有内容的文件后再上传。".formatted(name));
    }
    if (content.length > limits.maxFileSize().toBytes()) {
      throw new RefusedInputException(
          "“%s”超过%dMB的上限，请压缩或者拆分后再上传。".formatted(name, limits.maxFileSize().toMegabytes()));
    }
    if (name.indexOf('.') < 0 && AttachmentKind.ofExtension(name).isPresent()) {
      throw new RefusedInputException("文件名“.%s”只有扩展名，请起一个名称，例如“申请书.%s”，再上传。".formatted(name, name));
    }
    AttachmentKind kind =
        AttachmentKind.ofExtension(name)
            .filter(limits.kinds()::contains)
            .orElseThrow(
                () ->
                    new RefusedInputException(
                        "“%s”不是可以上传的文件类型，请转换为%s文件后再上传。".formatted(name, limits.words())));
    OfficeFile office = kind.isOffice() && kind.beginsLike(content) ? OfficeFile.of(content) : null;
    if (!kind.beginsLike(content)
        || (office != null && office.kind() != kind && !office.hasMacros())) {
      throw new RefusedInputException(
          "“%s”的内容不是%s文件，与扩展名不符，请核对文件，用原来的软件另存为%s格式后再上传。"
              .formatted(name, kind.word(), kind.word()));
    }
    if (office != null && office.hasMacros()) {
      throw new RefusedInputException(
          "“%s”含有宏，不能作为附件，请另存为不含宏的%s文件后再上传。".formatted(name, kind.word()));
    }
    if (office != null && office.declaresEntities()) {
      throw new RefusedInputException(
          "“%s”含有指向文件以外的声明（DOCTYPE），不能作为附件，请用Word、Excel或者WPS另存为%s文件后再上传。"
              .formatted(name, kind.word()));
    }
    return kind;
  }

  /** Locks the case's attachments until the transaction ends. */
  private int nextSerial(String caseNumber) {
    if (mapper.incrementSerial(caseNumber) == 0) {
      try {
        mapper.beginSerials(caseNumber);
      } catch (DuplicateKeyException somebodyElseBegan) {
        mapper.incrementSerial(caseNumber);
      }
    }
    return mapper.lastSerial(caseNumber);
  }

  private Attachment existing(String caseNumber, int serial) {
    Attachment attachment = mapper.find(caseNumber, serial);
    if (attachment == null) {
      throw new RefusedInputException("业务%s没有序号为%d的附件，请刷新后重试。".formatted(caseNumber, serial));
    }
    return attachment;
  }
}
