package cn.qualitysafety.platform.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Registers that are looked through by a name, a number or a part of one: from the header, and by a
 * field of a form that asks for the code of something, which names them in its property {@code
 * lookup}. Each is a bean, in the order of their {@link org.springframework.core.annotation.Order};
 * what its reader may not see it does not find.
 */
public interface Searched {

  /** What a heading calls each register, by the one word that names it in forms. */
  Map<String, String> registers();

  /** Whether what it finds has a page to which the header leads. */
  default boolean hasPages() {
    return true;
  }

  /**
   * What contains a text, in whatever form both are written.
   *
   * @param registers in which somebody looks; keys of processes, which have a hyphen, stand for
   *     their cases; names of others may be among them
   * @param text not blank
   * @param person by login
   * @param most no more than that of each kind
   */
  List<Hit> find(Collection<String> registers, String text, String person, int most);

  /**
   * Something that was found.
   *
   * @param kind as a heading says it
   * @param code by which a form names it
   * @param name the code, or its name
   * @param detail what else it is known by
   * @param path of its page; empty if it has none
   */
  record Hit(String kind, String code, String name, String detail, String path) {

    /** What is known by its code alone. */
    public static Hit numbered(String kind, String number, String detail, String path) {
      return new Hit(kind, number, number, detail, path);
    }

    public boolean isNamed() {
      return !name.equals(code);
    }
  }
}
