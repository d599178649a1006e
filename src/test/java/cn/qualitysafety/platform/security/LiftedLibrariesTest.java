package cn.qualitysafety.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.catalina.util.ServerInfo;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The libraries that run are those in which published faults are repaired: decision record 1. */
class LiftedLibrariesTest {

  static Stream<Arguments> libraries() {
    return Stream.of(
        Arguments.of("Tomcat", ServerInfo.getServerNumber(), "10.1.59"),
        Arguments.of("jackson-databind", PackageVersion.VERSION.toString(), "2.21.6"),
        Arguments.of(
            "commons-lang3", StringUtils.class.getPackage().getImplementationVersion(), "3.18.0"));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void noneIsOlderThanItsLastRepair(String library, String runs, String repaired) {
    assertThat(Arrays.compare(numbers(runs), numbers(repaired)))
        .as("%s %s, repaired in %s", library, runs, repaired)
        .isNotNegative();
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
