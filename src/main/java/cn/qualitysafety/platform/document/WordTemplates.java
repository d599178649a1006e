package cn.qualitysafety.platform.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The Word templates: the operator's file if there is one, else that of the class path. */
@Component
class WordTemplates {

  private final Path folder;
  private final Map<String, WordTemplate> known = new ConcurrentHashMap<>();

  WordTemplates(@Value("${documents.folder:data/documents}") Path folder) {
    this.folder = folder;
  }

  /**
   * A template as its file is now.
   *
   * @throws IllegalStateException if it is missing or cannot be filled
   */
  WordTemplate read(String name) {
    Resource file = file(name);
    byte[] content;
    try {
      content = file.getContentAsByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file.getDescription(), e);
    }
    WordTemplate before = known.get(name);
    if (before != null && before.isReadFrom(file.getDescription(), content)) {
      return before;
    }
    WordTemplate now = WordTemplate.read(file.getDescription(), content);
    known.put(name, now);
    return now;
  }

  private Resource file(String name) {
    Path own = folder.resolve(name + ".docx");
    return Files.exists(own)
        ? new FileSystemResource(own)
        : new ClassPathResource("documents/" + name + ".docx");
  }
}
