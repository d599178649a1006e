package cn.qualitysafety.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What has happened in a province, day by day, as its file tells it.
 *
 * @param now when the file ends, in Beijing
 * @param cities by short names: the code of each, {@code unit}, and what else the file says of it;
 *     {@code {city}}, {@code {unit}} and the others stand for them where something is done in
 *     several
 * @param people who work there beside the demonstration's accounts
 * @param templates what the file's own anchors refer to
 * @param later what is delivered when the server runs
 * @param days in their order
 */
record Scenario(
    String now,
    Map<String, Map<String, String>> cities,
    List<Person> people,
    Map<String, Object> templates,
    List<Later> later,
    List<Day> days) {

  /** Somebody who works in each of these cities. */
  record Person(List<String> in, String login, String name, List<String> posts) {}

  /**
   * Messages, or calls for each of many units, that nobody waits for at the start.
   *
   * @param after id of the step that sends them, or from which it is called
   * @param call id of the activity that calls; null of messages
   * @param exceptTo codes of the units for which it is done at once
   * @param until when it is done for the others, after the scenario's end
   */
  record Later(String after, String call, List<String> exceptTo, String until) {}

  record Day(String on, List<Step> steps) {

    LocalDateTime time() {
      return LocalDateTime.parse(on);
    }
  }

  /**
   * What one person does. Exactly one of {@code start}, {@code task}, {@code attach}, {@code
   * register}.
   *
   * @param in short names of cities, in each of which it is done; null for once
   * @param each words, {@code {each}}, for each of which it is done; null for once
   * @param who login
   * @param start key of a process
   * @param task key of a user task
   * @param of number of the task's case; null for the newest such task that the person finds
   * @param row for which of a case's rows the task is
   * @param attach name of a file
   * @param register an enterprise, by the columns of its register
   * @param as what the case that starts is called further on, in braces
   * @param values what is entered
   */
  record Step(
      List<String> in,
      List<String> each,
      String who,
      String start,
      String task,
      String of,
      String row,
      String attach,
      Map<String, String> register,
      String as,
      Map<String, Object> values) {}

  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** What stands in braces is a case, a city, or something of that city. */
  static String told(String text, Map<String, String> names) {
    String told = text;
    if (text != null && text.contains("{")) {
      for (Map.Entry<String, String> name : names.entrySet()) {
        told = told.replace("{" + name.getKey() + "}", name.getValue());
      }
    }
    return told;
  }

  static Scenario read(Resource file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(1000);
    DumperOptions written = new DumperOptions();
    Resolver plain =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // What is entered are texts and counts; "yes" is a choice, and a day is what was typed.
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.INT, COUNT, "0123456789");
          }
        };
    Yaml yaml =
        new Yaml(new SafeConstructor(options), new Representer(written), written, options, plain);
    try (InputStream in = file.getInputStream()) {
      return new ObjectMapper().convertValue(yaml.load(in), Scenario.class);
    }
  }
}
