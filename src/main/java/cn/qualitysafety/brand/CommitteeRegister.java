package cn.qualitysafety.brand;

import cn.qualitysafety.enterprise.OrganisationCode;
import cn.qualitysafety.platform.CsvFile;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Members of the committee, read once from the file {@code brand.members}; in order of login. */
@Component
class CommitteeRegister {

  private final Map<String, Member> byLogin = new TreeMap<>();

  CommitteeRegister(BrandRules rules) {
    for (CsvFile.Row row : CsvFile.read(rules.members())) {
      Member member =
          new Member(
              row.get("login"),
              row.get("name"),
              OrganisationCode.keyIn(row, "employer_code"),
              row.optional("city_code"));
      if (byLogin.put(member.login(), member) != null) {
        throw row.broken("login %s appears twice".formatted(member.login()));
      }
    }
  }

  Collection<Member> all() {
    return Collections.unmodifiableCollection(byLogin.values());
  }
}
