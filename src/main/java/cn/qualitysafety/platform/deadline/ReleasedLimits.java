package cn.qualitysafety.platform.deadline;

import cn.qualitysafety.platform.BrokenFileException;
import cn.qualitysafety.platform.Sha256;
import cn.qualitysafety.platform.TextFile;
import cn.qualitysafety.platform.setting.YamlEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The named limits of the release ({@code deadline.limits}), and instead of them those of the
 * operator's own file ({@code deadline.own-limits}), if there is one. A file that is broken stops
 * the start with all that is wrong with it.
 */
@Component
class ReleasedLimits {

  private static final String KEY = "limits";

  private final Map<String, DatedLimit> limits = new TreeMap<>();

  ReleasedLimits(
      @Value("${deadline.limits}") Resource released,
      @Value("${deadline.own-limits}") Resource own) {
    List<String> faults = new ArrayList<>();
    Stream.of(released, own).filter(Resource::exists).forEach(file -> read(file, faults));
    if (!faults.isEmpty()) {
      throw new BrokenFileException(String.join("\n", faults));
    }
  }

  private void read(Resource file, List<String> faults) {
    YamlEntries.Read read = YamlEntries.read(TextFile.read(file), KEY);
    String name = file.getDescription();
    read.broken()
        .ifPresent(
            broken ->
                faults.add("%s, line %d: %s".formatted(name, broken.line(), broken.english())));
    read.entries()
        .forEach(
            (limit, written) -> {
              Consumer<LimitEntry.Fault> told =
                  fault ->
                      faults.add(
                          "%s, line %d: limit '%s' %s"
                              .formatted(name, written.line(), limit, fault.english()));
              LimitEntry.read(written.value(), told)
                  .ifPresent(
                      dated -> {
                        LimitEntry.endsForGood(dated).ifPresent(told);
                        if (Limits.isNameOfLimit(limit)) {
                          limits.put(limit, dated);
                        } else {
                          faults.add(
                              "%s, line %d: '%s' is no name of a limit; write regime and name,"
                                      .formatted(name, written.line(), limit)
                                  + " like licence.review, of at most %d characters"
                                      .formatted(Limits.LONGEST_NAME));
                        }
                      });
            });
  }

  /** By name, {@code regime.limit}. */
  Map<String, DatedLimit> limits() {
    return limits;
  }

  /** Another one for each limit that a file has otherwise; by name. */
  Map<String, String> fingerprints() {
    Map<String, String> all = new TreeMap<>();
    limits.forEach((name, limit) -> all.put(name, Sha256.of(limit.toString())));
    return all;
  }
}
