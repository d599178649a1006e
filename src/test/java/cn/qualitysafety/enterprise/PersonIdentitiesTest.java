package cn.qualitysafety.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonIdentitiesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2009-06-16T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

  private final PersonIdentities identities = of("k".repeat(32));

  private static PersonIdentities of(String key) {
    return new PersonIdentities(new IdentityKey(key), CLOCK);
  }

  @Test
  void aPersonIsKnownAgainByTheNumberHoweverItIsWrittenAndByNothingElse() {
    PersonIdentity person = identities.of("", "11010519491231002X");
    assertThat(person.end()).isEqualTo("002X");
    assertThat(identities.of("居民身份证", "１１０１０５ 19491231-002x")).isEqualTo(person);
    assertThat(identities.of("", "110105491231002")).as("the old one").isEqualTo(person);
    assertThat(identities.of("护照", "11010519491231002X").fingerprint())
        .as("another paper")
        .isNotEqualTo(person.fingerprint());
    assertThat(of("l".repeat(32)).of("", "11010519491231002X"))
        .as("another key")
        .matches(other -> !other.fingerprint().equals(person.fingerprint()))
        .matches(other -> !other.mark().equals(person.mark()));
    assertThat(person.toString()).doesNotContain("110105");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', “证件号码”不能为空",
    "'', 110105194912310021, 校验位不正确",
    "'', 1101051949123, 共13位",
    "学生证, 12345678, 没有“学生证”这种证件"
  })
  void whatIsNoNumberIsRefusedWithoutRepeatingIt(String paper, String number, String words) {
    assertThatThrownBy(() -> identities.of(paper, number))
        .hasMessageContaining(words)
        .satisfies(
            refused -> {
              if (!number.isEmpty()) {
                assertThat(refused.getMessage()).doesNotContain(number);
              }
            });
  }
}
