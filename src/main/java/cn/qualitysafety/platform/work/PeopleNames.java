package cn.qualitysafety.platform.work;

import cn.qualitysafety.platform.engine.PersonNames;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Names of people whose logins stand in work lists and tasks. Whoever is logged in may know the
 * name behind a login that they see; lists of accounts, their e-mail addresses and posts stay the
 * administrators', which is why nobody gets the engine's permission to read accounts for it.
 */
@RestController
class PeopleNames {

  /** More than a page of the web applications shows. */
  private static final int MOST = 100;

  private final PersonNames names;

  PeopleNames(PersonNames names) {
    this.names = names;
  }

  /** By login; whoever goes by the login is left out: it may be the code of a post. */
  @GetMapping("/names")
  Map<String, String> answer(@RequestParam List<String> login) {
    Map<String, String> people = names.of(login.stream().limit(MOST).toList());
    people.entrySet().removeIf(person -> person.getKey().equals(person.getValue()));
    return people;
  }
}
