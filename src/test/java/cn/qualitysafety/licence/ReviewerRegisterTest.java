package cn.qualitysafety.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.platform.BrokenFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class ReviewerRegisterTest {

  private static final String COLUMNS =
      "login,name,certificate_number,leader,valid_until,employer_code\n";

  @Test
  void whoIsALeaderAndWhoEmploysAnExpertIsReadInWhateverFormItIsWritten() {
    Reviewer leader =
        new ReviewerRegister(
                new FileSystemResource("src/test/resources/field/reviewers-yes-capital.csv"))
            .reviewer("gz-zuzhang");
    assertThat(leader.leader()).as("Yes").isTrue();
    Reviewer expert = register("x,赵工,1,NO,2027/3/1,73140002－4").reviewer("x");
    assertThat(expert.leader()).isFalse();
    assertThat(expert.validUntil()).isEqualTo("2027-03-01");
    assertThat(expert.employerKey()).as("compared with the holder's key").isEqualTo("731400024");
  }

  @Test
  void anEmployerWhomNoCodeCanNameStopsTheStart() {
    assertThatThrownBy(() -> register("x,赵工,1,no,2027-03-01,731400025"))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("line 2: employer_code '731400025' is no valid organisation code");
  }

  private static ReviewerRegister register(String line) {
    return new ReviewerRegister(
        new ByteArrayResource((COLUMNS + line).getBytes(StandardCharsets.UTF_8)));
  }
}
