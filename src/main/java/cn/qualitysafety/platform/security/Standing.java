package cn.qualitysafety.platform.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a session rests on: the password that opened it, as the engine keeps it, and the posts and
 * units of that moment.
 *
 * @param passwords one, or more if the person has changed their own in this very session
 * @param rights posts and units
 */
record Standing(Set<String> passwords, Set<String> rights) {

  /** Null for an account that does not exist. */
  static Standing of(List<StandingMapper.Fact> facts) {
    Predicate<StandingMapper.Fact> isPassword = fact -> fact.kind().equals("password");
    Set<String> passwords =
        facts.stream()
            .filter(isPassword)
            .map(fact -> String.valueOf(fact.name()))
            .collect(Collectors.toSet());
    return passwords.isEmpty()
        ? null
        : new Standing(
            passwords,
            facts.stream()
                .filter(isPassword.negate())
                .map(fact -> fact.kind() + " " + fact.name())
                .collect(Collectors.toSet()));
  }

  Standing opened(String password) {
    return new Standing(Set.of(password), rights);
  }

  Standing withNew(String password) {
    Set<String> both = new HashSet<>(passwords);
    both.add(password);
    return new Standing(both, rights);
  }

  /** Whether a session that began with this goes on when it is now like that. */
  boolean holds(Standing now) {
    return now != null && passwords.containsAll(now.passwords) && rights.equals(now.rights);
  }
}
