package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.attachment.Attachment;
import cn.qualitysafety.platform.attachment.Attachments;
import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.record.CaseRecords;
import cn.qualitysafety.platform.record.RecordedForm;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 卷内文件目录 of a case, by working practice in two volumes: 正卷 with what the parties may see, the
 * documents that were issued and what was handed in; 副卷 with what was written for the bureau
 * itself, the forms that its people filled in. By day, as papers lie in a file.
 */
@Service
class FileIndex {

  private final OfficialDocuments documents;
  private final Attachments attachments;
  private final CaseRecords records;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;

  FileIndex(
      OfficialDocuments documents,
      Attachments attachments,
      CaseRecords records,
      PersonNames names,
      InTheNameOf inTheNameOf) {
    this.documents = documents;
    this.attachments = attachments;
    this.records = records;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
  }

  /** A volume of a paper file. */
  record Volume(String name, List<Paper> papers) {}

  /**
   * A line of the index.
   *
   * @param number of a document; empty of others
   * @param author unit or person
   * @param note why it is void; empty if it is not
   */
  record Paper(String number, String author, String title, LocalDateTime at, String note) {}

  @Transactional(readOnly = true)
  List<Volume> of(CaseFamily family, String person) {
    List<OfficialDocument> issued = documents.ofCases(family.shown());
    List<Attachment> handedIn = attachments.ofCases(family.shown());
    Map<String, String> units =
        names.units(issued.stream().map(OfficialDocument::unitCode).toList());
    Map<String, String> people = names.of(handedIn.stream().map(Attachment::uploadedBy).toList());
    return List.of(
        volume(
            "正卷",
            Stream.concat(
                issued.stream()
                    .map(
                        each ->
                            new Paper(
                                each.number(),
                                units.getOrDefault(each.unitCode(), each.unitCode()),
                                each.title(),
                                each.issuedAt(),
                                each.voided() ? "已作废" : "")),
                handedIn.stream()
                    .map(
                        each ->
                            new Paper(
                                "",
                                people.getOrDefault(each.uploadedBy(), each.uploadedBy()),
                                each.fileName(),
                                each.uploadedAt(),
                                each.withdrawn() ? "已作废" : "")))),
        volume(
            "副卷",
            records.ofCases(family.shown(), inTheNameOf.postsOf(person)).stream()
                .map(
                    form ->
                        new Paper(
                            "",
                            form.person(),
                            title(form),
                            form.at(),
                            form.superseded() ? "此后又重新填写" : ""))));
  }

  private static String title(RecordedForm form) {
    return form.rowName() == null
        ? form.taskName()
        : "%s：%s".formatted(form.taskName(), form.rowName());
  }

  private static Volume volume(String name, Stream<Paper> papers) {
    return new Volume(name, papers.sorted(Comparator.comparing(Paper::at)).toList());
  }
}
