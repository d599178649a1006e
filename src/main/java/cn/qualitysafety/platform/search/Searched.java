package cn.qualitysafety.platform.search;

import java.util.List;

/**
 * A register that is looked through for whatever somebody types into the header. Each is a bean, in
 * the order of their {@link org.springframework.core.annotation.Order}; what its reader may not see
 * it does not find.
 */
public interface Searched {

  /**
   * What contains a text, in whatever form both are written.
   *
   * @param text not blank
   * @param person by login
   * @param most no more than that of each kind
   */
  List<Hit> find(String text, String person, int most);

  /**
   * Something that was found.
   *
   * @param kind as a heading says it
   * @param name its number or its name
   * @param detail what else it is known by
   * @param path of its page
   */
  record Hit(String kind, String name, String detail, String path) {}
}
