package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.OrganisationCode;
import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.RefusedInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Who is qualified for on-site verifications, read once from the file {@code licence.reviewers}.
 */
@Component
class ReviewerRegister {

  private final Map<String, Reviewer> byLogin = new LinkedHashMap<>();

  ReviewerRegister(@Value("${licence.reviewers}") Resource file) {
    for (CsvFile.Row row : CsvFile.read(file)) {
      Reviewer reviewer =
          new Reviewer(
              row.get("login"),
              row.get("name"),
              row.get("certificate_number"),
              row.yes("leader"),
              row.day("valid_until"),
              OrganisationCode.keyIn(row, "employer_code"));
      if (byLogin.put(reviewer.login(), reviewer) != null) {
        throw row.broken("login %s appears twice".formatted(reviewer.login()));
      }
    }
  }

  Collection<Reviewer> all() {
    return Collections.unmodifiableCollection(byLogin.values());
  }

  Optional<Reviewer> find(String login) {
    return Optional.ofNullable(byLogin.get(login));
  }

  /**
   * The reviewer with this login.
   *
   * @throws RefusedInputException if nobody with it is qualified
   */
  Reviewer reviewer(String login) {
    return find(login)
        .orElseThrow(() -> new RefusedInputException("“%s”不是注册审查员，请从名单中重新选择。".formatted(login)));
  }
}
