package cn.qualitysafety.platform.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Fills Word templates: the operator's file if there is one, else that of the class path. */
@Component
class WordTemplates {

  private final Path folder;

  WordTemplates(@Value("${documents.folder:data/documents}") Path folder) {
    this.folder = folder;
  }

  /**
   * The filled template.
   *
   * @throws IllegalStateException if the template is missing, is no .docx, or names a placeholder
   *     without a value
   */
  byte[] fill(String name, Map<String, String> values) {
    Resource file = file(name);
    try (InputStream in = file.getInputStream();
        XWPFTemplate template = compile(file, in)) {
      for (MetaTemplate element : template.getElementTemplates()) {
        // Anything else is a block, which our templates have no use for.
        if (!(element instanceof ElementTemplate placeholder)
            || values.get(placeholder.getTagName()) == null) {
          throw new IllegalStateException(
              "template %s: there is no value for the placeholder %s"
                  .formatted(file.getDescription(), element));
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      template.render(values).write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file.getDescription(), e);
    }
  }

  private Resource file(String name) {
    Path own = folder.resolve(name + ".docx");
    return Files.exists(own)
        ? new FileSystemResource(own)
        : new ClassPathResource("documents/" + name + ".docx");
  }

  private static XWPFTemplate compile(Resource file, InputStream in) {
    try {
      return XWPFTemplate.compile(in);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "template %s is no readable .docx".formatted(file.getDescription()), e);
    }
  }
}
