package cn.qualitysafety.faults;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.QualitySafetyApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server in a process of its own, with people who work in it. Arguments: by how many
 * milliseconds its clock is ahead, which is negative, and Spring's. Each line of its input is a
 * command; when it is carried out the program says so. The end of the input ends it.
 */
class NodeProgram {

  static final String READY = "node is ready at port ";
  static final String DONE = "done: ";

  private final CaseDriver driver;
  private final Work work;

  private NodeProgram(ConfigurableApplicationContext context) {
    driver = context.getAutowireCapableBeanFactory().createBean(CaseDriver.class);
    work = new Work(context.getBeanFactory(), driver, NodeProgram::say);
  }

  public static void main(String[] args) throws Exception {
    // Before the job executor starts: by today's date every limit of 2009 has passed.
    ClockUtil.offset(Long.valueOf(args[0]));
    int status = 0;
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            QualitySafetyApplication.class, Arrays.copyOfRange(args, 1, args.length))) {
      NodeProgram program = new NodeProgram(context);
      say(READY + context.getEnvironment().getProperty("local.server.port"));
      program.obey(new BufferedReader(new InputStreamReader(System.in)));
    } catch (Exception e) {
      e.printStackTrace(System.out);
      status = 1;
    }
    // The people's threads would go on.
    System.exit(status);
  }

  private void obey(BufferedReader in) throws Exception {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int[] numbers =
          Arrays.stream(words)
              .skip(1)
              .filter(w -> w.matches("\\d+"))
              .mapToInt(Integer::parseInt)
              .toArray();
      switch (words[0]) {
        case "register" -> work.registerEnterprises(numbers[0], numbers[1]);
        case "open" -> work.open(numbers[0], numbers[1], numbers[2]);
        case "work" -> work.carryOn(numbers[0], numbers[1]);
        case "accept" -> work.acceptAll();
        case "clock" -> ClockUtil.offset(Long.valueOf(words[1]));
        case "hold" -> driver.stopJobExecutor();
        case "release" -> driver.startJobExecutor();
        default -> throw new IOException("unknown command: " + line);
      }
      say(DONE + line);
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
