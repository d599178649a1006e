package cn.qualitysafety;

import cn.qualitysafety.platform.document.OfficialDocument;
import cn.qualitysafety.platform.document.OfficialDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** What stands in an issued document. */
public final class IssuedText {

  private IssuedText() {}

  public static String of(OfficialDocument document, OfficialDocuments documents) {
    try (XWPFDocument word =
            new XWPFDocument(new ByteArrayInputStream(documents.read(document.number())));
        XWPFWordExtractor text = new XWPFWordExtractor(word)) {
      return text.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
