package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.input.Entered;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Reads the identity numbers of people whom another register keeps: trainees of a class. It keeps
 * nothing, and no sentence of it repeats a character of a number.
 */
@Component
public class PersonIdentities {

  private final IdentityKey key;
  private final Clock clock;

  PersonIdentities(IdentityKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** Whether the installation has a key: without one nobody can be known again. */
  public boolean areKnown() {
    return key.isSet();
  }

  /**
   * Which key fingerprints are made by today: of another one everybody is a stranger.
   *
   * @throws RefusedInputException if the installation has none
   */
  public String mark() {
    return key.mark();
  }

  /**
   * The identity of whoever has this number.
   *
   * @param paper what the number stands on, in Chinese; an identity card if it is empty
   * @throws RefusedInputException if there is no such paper, or it has no such number
   */
  public PersonIdentity of(String paper, String number) {
    IdentityNumber identity =
        IdentityNumber.of(
            kind(paper), Entered.code(IdentityNumber.LABEL, number, 40), LocalDate.now(clock));
    return new PersonIdentity(key.fingerprint(identity), key.mark(), identity.end());
  }

  private static IdentityKind kind(String paper) {
    if (paper == null || paper.isBlank()) {
      return IdentityKind.ID_CARD;
    }
    return Arrays.stream(IdentityKind.values())
        .filter(kind -> kind.chinese().equals(paper.strip()))
        .findFirst()
        .orElseThrow(
            () -> new RefusedInputException("没有“%s”这种证件，请按模板的“填写说明”填写。".formatted(paper.strip())));
  }
}
