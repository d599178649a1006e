package cn.qualitysafety.platform.search;

import cn.qualitysafety.platform.RefusedInputException;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.input.NormalForm;
import cn.qualitysafety.platform.search.Searched.Hit;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a field of a form what it may have been meant to name, by the rights of whoever fills it.
 */
@RestController
class LookUp {

  /** Whoever sees more than that writes more. */
  private static final int MOST = 10;

  /** No name is longer. */
  private static final int LONGEST_TEXT = 200;

  private final List<Searched> registers;

  LookUp(ObjectProvider<Searched> registers) {
    this.registers = registers.orderedStream().toList();
  }

  /**
   * An entry of a register.
   *
   * @param value what the field takes
   * @param text what a person knows it by
   */
  record Entry(String value, String text) {}

  /**
   * @param more whether there are others that are not told
   * @param meant the only one that has just this code, or else this name; null if none or several
   *     have
   */
  record Found(List<Entry> entries, boolean more, Entry meant) {}

  /**
   * @param names of registers and processes, as the form's field says them, between commas
   * @throws RefusedInputException if those are more than any form may say
   */
  @GetMapping("/lookup/{names}")
  Found find(@PathVariable List<String> names, @RequestParam String q, HttpSession session) {
    List<String> asked = names.stream().map(String::strip).distinct().toList();
    if (asked.size() > RegisterNames.MOST_TOGETHER) {
      throw new RefusedInputException("一次最多在%d个登记簿里查找。".formatted(RegisterNames.MOST_TOGETHER));
    }
    String sought = NormalForm.searched(q);
    String person = LoggedIn.person(session);
    List<Hit> hits =
        sought.isEmpty() || q.length() > LONGEST_TEXT
            ? List.of()
            : registers.stream()
                .flatMap(register -> register.find(asked, q, person, MOST + 1).stream())
                .toList();
    return new Found(
        hits.stream().limit(MOST).map(LookUp::entry).toList(),
        hits.size() > MOST,
        Stream.<Function<Hit, String>>of(Hit::code, Hit::name)
            .map(word -> only(hits, word, sought))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static Entry only(List<Hit> hits, Function<Hit, String> word, String sought) {
    List<Hit> meant =
        hits.stream().filter(hit -> NormalForm.searched(word.apply(hit)).equals(sought)).toList();
    return meant.size() == 1 ? entry(meant.get(0)) : null;
  }

  private static Entry entry(Hit hit) {
    return new Entry(
        hit.code(), hit.isNamed() ? "%s · %s".formatted(hit.name(), hit.detail()) : hit.detail());
  }
}
