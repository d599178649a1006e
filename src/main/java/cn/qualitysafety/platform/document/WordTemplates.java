package cn.qualitysafety.platform.document;

import cn.qualitysafety.platform.BrokenFileException;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The Word templates: the operator's file if there is one, else that of the class path. */
@Component
class WordTemplates {

  /** What each official document has (GB/T 9704): 发文字号 and 成文日期. */
  private static final Set<String> DEMANDED = Set.of("number", "date");

  /** To whom it goes, where the usual template names them. */
  private static final Set<String> PARTIES =
      Set.of("party", "holderName", "applicantName", "government");

  private final Path folder;
  private final Map<String, WordTemplate> known = new ConcurrentHashMap<>();

  WordTemplates(@Value("${documents.folder:data/documents}") Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all templates when the program starts, the operator's too: what is broken would else fail
   * the step that needs it, weeks later.
   *
   * @throws BrokenFileException names each that cannot be filled
   */
  @PostConstruct
  void check() throws IOException {
    Set<String> names = new TreeSet<>();
    String jar = "documents/";
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:" + jar + "**/*.docx")) {
      String path = file.getURL().getPath();
      names.add(path.substring(path.lastIndexOf(jar) + jar.length()));
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.getFileName().toString().matches("[^~.].*\\.docx"))
            .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      }
    }
    List<String> broken = new ArrayList<>();
    for (String name : names) {
      try {
        read(name.substring(0, name.length() - ".docx".length()));
      } catch (IllegalStateException e) {
        broken.add(e.getMessage());
      }
    }
    if (!broken.isEmpty()) {
      throw new BrokenFileException(String.join("\n", broken));
    }
  }

  /**
   * A template as its file is now.
   *
   * @throws IllegalStateException if it is missing, cannot be filled, or lacks number, date or the
   *     party to whom the document goes
   */
  WordTemplate read(String name) {
    Path own = folder.resolve(name + ".docx");
    if (!Files.exists(own)) {
      return read(name, usual(name));
    }
    WordTemplate template = read(name, new FileSystemResource(own));
    template.demand(DEMANDED);
    if (usual(name).exists()) {
      Set<String> parties = new TreeSet<>(read(name + " in the jar", usual(name)).placeholders());
      parties.retainAll(PARTIES);
      template.demand(parties);
    }
    return template;
  }

  private static Resource usual(String name) {
    return new ClassPathResource("documents/" + name + ".docx");
  }

  private WordTemplate read(String key, Resource file) {
    byte[] content;
    try {
      content = file.getContentAsByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read template " + file.getDescription(), e);
    }
    WordTemplate before = known.get(key);
    if (before != null && before.isReadFrom(file.getDescription(), content)) {
      return before;
    }
    WordTemplate now = WordTemplate.read(file.getDescription(), content);
    known.put(key, now);
    return now;
  }
}
