package cn.qualitysafety.platform.deployment;

import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.setting.SettingFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks the models, tables and forms below a folder, and the settings that come with them, as the
 * server would, and ends: {@code java -jar quality-safety.jar check FOLDER}. It needs no database
 * and no server: what files name beside one another is looked for in this release.
 */
public class CheckCommand {

  /** The program's first argument. */
  public static final String NAME = "check";

  private CheckCommand() {}

  /**
   * Tells every finding in a line.
   *
   * @param application the class of the server
   * @param folder whose files are checked, with those of its folders
   * @return 0 if all is well, 1 if not, 2 if there is nothing to check
   */
  public static int run(Class<?> application, Path folder, PrintStream out) throws IOException {
    List<ModelFile> files;
    try {
      files = read(folder);
    } catch (NoSuchFileException missing) {
      out.println("没有这个文件夹：" + folder);
      return 2;
    }
    if (files.isEmpty()) {
      out.println("文件夹中没有流程（.bpmn）、决策表（.dmn）、表单（.form），也没有随同部署的设置：" + folder);
      return 2;
    }
    try (ConfigurableApplicationContext server = start(application)) {
      List<Finding> found = server.getBean(Deployments.class).check(files);
      found.forEach(finding -> out.println(finding.sentence()));
      out.println(
          found.isEmpty()
              ? "检查了%d个文件，没有问题。".formatted(files.size())
              : "检查了%d个文件，有%d处须更正。".formatted(files.size(), found.size()));
      return found.isEmpty() ? 0 : 1;
    }
  }

  /** All of the server that knows something of models, with this release's, and nothing else. */
  private static ConfigurableApplicationContext start(Class<?> application) {
    return new SpringApplicationBuilder(application)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        // As arguments, which no environment of a server overrides.
        .run(
            "--spring.profiles.active=check",
            "--spring.datasource.url=jdbc:h2:mem:check",
            "--spring.datasource.username=sa",
            "--spring.datasource.password=",
            "--server.port=-1",
            "--camunda.bpm.job-execution.enabled=false",
            "--logging.level.root=error");
  }

  private static List<ModelFile> read(Path folder) throws IOException {
    List<ModelFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path :
          paths.filter(each -> isRead(each.getFileName().toString())).sorted().toList()) {
        // Below the folder: the name of the folder itself says nothing of a regime.
        files.add(new ModelFile(folder.relativize(path).toString(), Files.readAllBytes(path)));
      }
    }
    return files;
  }

  private static boolean isRead(String name) {
    return name.matches(".*\\.(bpmn|dmn|form)") || SettingFile.kind(name).isPresent();
  }
}
