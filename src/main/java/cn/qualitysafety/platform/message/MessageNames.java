package cn.qualitysafety.platform.message;

import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What messages are called in Chinese, for those who follow cases.
 *
 * @param names Chinese by the message's name in the models
 */
@ConfigurationProperties("message")
record MessageNames(Map<String, String> names) implements KnownNames {

  @Override
  public NameKind nameKind() {
    return NameKind.MESSAGE;
  }

  @Override
  public Map<String, String> existing() {
    return names;
  }

  /** Empty of a message of which only models know. */
  Optional<String> of(String message) {
    return Optional.ofNullable(names.get(message));
  }
}
