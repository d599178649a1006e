package cn.qualitysafety.bench;

import cn.qualitysafety.QualitySafetyApplication;
import cn.qualitysafety.licence.Province;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The server on the morning for which {@link Province} has filled the database; its clock goes. */
public class MorningServer {

  private MorningServer() {}

  public static void main(String[] args) {
    Instant morning =
        LocalDateTime.parse(Province.MORNING).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    ClockUtil.offset(morning.toEpochMilli() - System.currentTimeMillis());
    ConfigurableApplicationContext context =
        SpringApplication.run(QualitySafetyApplication.class, args);
    System.out.println(
        ServerProcess.READY + context.getEnvironment().getProperty("local.server.port"));
  }
}
