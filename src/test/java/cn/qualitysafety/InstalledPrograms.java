package cn.qualitysafety;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests use and Maven does not bring; CI insists on them. */
public final class InstalledPrograms {

  private InstalledPrograms() {}

  /**
   * The first of the programs that is on the PATH. If there is none, the test is skipped, or fails
   * where programs are required.
   */
  public static Path find(String... names) {
    Path found =
        Stream.of(names)
            .flatMap(
                name -> Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name)))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      String missing = "None of %s on the PATH: a test did not run.".formatted(List.of(names));
      if (Boolean.getBoolean("programs.required")) {
        fail(missing);
      }
      System.out.println(missing);
      Assumptions.abort(missing);
    }
    return found;
  }
}
