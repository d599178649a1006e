package cn.qualitysafety.platform.attachment;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.FactsOfEveryCase;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How many files every case has, so that what is called uploaded is there. */
@Component
class AttachmentFacts implements FactsOfEveryCase {

  /** Asked for when there is a case: the attachments need the database. */
  private final ObjectProvider<Attachments> attachments;

  AttachmentFacts(ObjectProvider<Attachments> attachments) {
    this.attachments = attachments;
  }

  @Override
  public CaseFacts<?> facts() {
    return CaseFacts.of(Function.<String>identity()).number("attachmentCount", "附件份数", this::count);
  }

  private long count(String caseNumber) {
    return attachments.getObject().ofCases(List.of(caseNumber)).stream()
        .filter(attachment -> !attachment.withdrawn())
        .count();
  }
}
