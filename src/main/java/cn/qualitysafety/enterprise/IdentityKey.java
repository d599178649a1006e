package cn.qualitysafety.enterprise;

import cn.qualitysafety.platform.RefusedInputException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's key for fingerprints of identity numbers ({@code party.identity-key}). There
 * are so few such numbers that whoever has a plain fingerprint tries them all; with a key that is
 * not in the database, a copy of it tells nothing (个人信息保护法 art. 51 no. 3, 去标识化). A key that changes
 * makes strangers of all persons, so each row keeps by which it was made.
 */
@Component
class IdentityKey {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityKey.class);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 32;
  private static final int MARK = 8;

  private final SecretKeySpec key;

  /**
   * @throws IllegalStateException if the key is so short that it could be guessed
   */
  IdentityKey(@Value("${party.identity-key}") String key) {
    if (!key.isEmpty() && key.length() < SHORTEST) {
      throw new IllegalStateException(
          "party.identity-key has %d characters; it needs at least %d, for example of: openssl rand -hex 32"
              .formatted(key.length(), SHORTEST));
    }
    if (key.isEmpty()) {
      LOG.warn("party.identity-key is not set: parties are entered without identity numbers");
    }
    this.key =
        key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  boolean isSet() {
    return key != null;
  }

  /**
   * The same for the same number, and no way back to it.
   *
   * @return 64 hexadecimal digits
   * @throws RefusedInputException if there is no key
   */
  String fingerprint(IdentityNumber number) {
    return keyed(number.fingerprinted());
  }

  /** Tells keys from one another, and nothing else about them. */
  String mark() {
    return keyed("mark").substring(0, MARK);
  }

  private String keyed(String text) {
    if (key == null) {
      throw new RefusedInputException(
          "系统没有设置证件号码的密钥，不能登记“%s”；请先不填证件，并联系系统管理员。".formatted(IdentityNumber.LABEL));
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each Java has it
    }
  }
}
