package cn.qualitysafety.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.QualitySafetyApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a designer or a build calls it, without a server or a database. */
@Tag("slow")
class CheckCommandTest {

  @TempDir private Path folder;

  private record Ended(int status, String said) {}

  @Test
  void theCommandTellsWhatIsWrongAndEndsByItsStatus() throws Exception {
    Path model = folder.resolve("licence-withdrawal.bpmn");
    Path limits = folder.resolve("limits.yaml");
    String sound = Files.readString(Path.of("bpmn/licence/licence-withdrawal.bpmn"));
    Files.writeString(model, sound.replace("withdrawApplication(exec", "withdrawAplication(exec"));
    Files.writeString(limits, "limits:\n  \"[x.y]\": { working-days: 0 }\n");
    Files.writeString(folder.resolve("others.csv"), "is nothing that is deployed");
    Ended broken = check(folder);
    assertThat(broken.said())
        .contains("“licence-withdrawal.bpmn”第", "该部件没有步骤“withdrawAplication”")
        .contains("“limits.yaml”中的“x.y”的工作日（working-days）是“0”", "“x.y”没有依据")
        .endsWith("检查了2个文件，有3处须更正。\n");
    assertThat(broken.status()).isEqualTo(1);

    Files.writeString(model, sound);
    Files.delete(limits);
    assertThat(check(folder)).isEqualTo(new Ended(0, "检查了1个文件，没有问题。\n"));
    assertThat(check(folder.resolve("gone")).status()).isEqualTo(2);
  }

  private Ended check(Path where) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", // it ends before the second compiler pays
                    "-Dstdout.encoding=UTF-8",
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    QualitySafetyApplication.class.getName(),
                    CheckCommand.NAME,
                    where.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(program.waitFor(), said);
  }
}
