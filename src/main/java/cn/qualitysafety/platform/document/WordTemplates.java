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
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Fills Word templates: the operator's file if there is one, else that of the class path. */
@Component
class WordTemplates {

  static {
    // Or each part of each document looks for a reader and a writer of XML in every jar.
    use("javax.xml.parsers.SAXParserFactory", SAXParserFactory.newDefaultInstance());
    use("javax.xml.transform.TransformerFactory", TransformerFactory.newDefaultInstance());
  }

  private static void use(String property, Object factory) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, factory.getClass().getName());
    }
  }

  private final Path folder;

  WordTemplates(@Value("${documents.folder:data/documents}") Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a template, which takes longer than to fill it: whoever takes a number for the document,
   * and with it makes others wait for theirs, reads the template first.
   *
   * @throws IllegalStateException if the template is missing or is no .docx
   */
  Template read(String name) {
    Resource file = file(name);
    try (InputStream in = file.getInputStream()) {
      return new Template(file.getDescription(), XWPFTemplate.compile(in));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file.getDescription(), e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "template %s is no readable .docx".formatted(file.getDescription()), e);
    }
  }

  private Resource file(String name) {
    Path own = folder.resolve(name + ".docx");
    return Files.exists(own)
        ? new FileSystemResource(own)
        : new ClassPathResource("documents/" + name + ".docx");
  }

  /** A template to be filled once. */
  record Template(String file, XWPFTemplate word) implements AutoCloseable {

    /**
     * Checks what can be filled.
     *
     * @throws IllegalStateException if the template names a placeholder without a value
     */
    void check(Map<String, String> values) {
      for (MetaTemplate element : word.getElementTemplates()) {
        // Anything else is a block, which our templates have no use for.
        if (!(element instanceof ElementTemplate placeholder)
            || values.get(placeholder.getTagName()) == null) {
          throw new IllegalStateException(
              "template %s: there is no value for the placeholder %s".formatted(file, element));
        }
      }
    }

    /**
     * The document.
     *
     * @throws IllegalStateException as {@link #check} does
     */
    byte[] fill(Map<String, String> values) {
      check(values);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        word.render(values).write(out);
      } catch (IOException e) {
        throw new IllegalStateException("cannot fill template " + file, e);
      }
      return out.toByteArray();
    }

    @Override
    public void close() {
      try {
        word.close();
      } catch (IOException e) {
        throw new IllegalStateException("cannot close template " + file, e);
      }
    }
  }
}
