package cn.qualitysafety;

import cn.qualitysafety.platform.deployment.CheckCommand;
import cn.qualitysafety.platform.schema.SchemaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The workflow system of a provincial product-quality regulator, in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QualitySafetyApplication {

  /** Legal days begin and end in Beijing, wherever the server stands. */
  public static final String TIME_ZONE = "Asia/Shanghai";

  public static void main(String[] args) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(TIME_ZONE));
    if (args.length > 0 && args[0].equals(SchemaCommand.NAME)) {
      SchemaCommand.run(args);
      return;
    }
    if (args.length == 2 && args[0].equals(CheckCommand.NAME)) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      System.exit(CheckCommand.run(QualitySafetyApplication.class, Path.of(args[1]), out));
    }
    SpringApplication.run(QualitySafetyApplication.class, args);
  }
}
